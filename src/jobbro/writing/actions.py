"""Saying that a remark is not relevant here, and taking it in again."""

from datetime import datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.domain.language import TextCode
from jobbro.writing.models import AsideReason, SetAside


@transaction.atomic
def set_aside(*, by: User, key: str, code: TextCode, reason: AsideReason, at: datetime) -> SetAside:
    """Remember that the remark with this key is not relevant; whoever says it again changes nothing."""
    said = {"code": code.value, "reason": reason.value}
    row, is_new = SetAside.objects.get_or_create(key=key, withdrawn_at=None, defaults=said | {"by": by, "at": at})
    if is_new:
        record(by=by.actor, at=at, action="remark.set_aside", about=[row], details=said)
    return row


@transaction.atomic
def bring_back(*, by: User, key: str, at: datetime) -> bool:
    """Show the remark again; False when it was not set aside."""
    row = SetAside.objects.select_for_update().filter(key=key, withdrawn_at=None).first()
    if row is None:
        return False
    row.withdrawn_at, row.withdrawn_by = at, by
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record(by=by.actor, at=at, action="remark.brought_back", about=[row], details={"code": row.code})
    return True
