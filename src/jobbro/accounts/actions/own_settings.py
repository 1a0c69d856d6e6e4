"""What a colleague can do with his or her own account."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.accounts.permissions import EmployerType
from jobbro.audit.changes import record


class EmployerIsSetByAdministrator(Exception):
    """One who works for another actor cannot become the municipality's by own choice: that would give rights."""


@dataclass(frozen=True, slots=True)
class OwnSettings:
    """What a colleague chooses; `employer_type` and `background` are codes of their enums."""

    employer_type: str
    background: str
    phone: str
    key_shortcuts: bool


@transaction.atomic
def save_own_settings(*, by: User, settings: OwnSettings, at: datetime) -> None:
    """Save a colleague's own choices; the first time also marks the welcome as done.

    Background decides how much help is unfolded and nothing else, so it is not written in the record of changes.

    :raises EmployerIsSetByAdministrator: when another actor's employee asks to be the municipality's
    """
    user = User.objects.select_for_update().get(pk=by.pk)
    if user.employer_type == EmployerType.OTHER_ACTOR and settings.employer_type != EmployerType.OTHER_ACTOR:
        raise EmployerIsSetByAdministrator
    changed = [name for name, value in asdict(settings).items() if getattr(user, name) != value]
    is_first = user.welcomed_at is None
    if not changed and not is_first:
        return
    for name in changed:
        setattr(user, name, getattr(settings, name))
    user.welcomed_at = user.welcomed_at or at
    user.save(update_fields=[*changed, "welcomed_at"])
    record(
        by=user.actor,
        at=at,
        action="user.welcomed" if is_first else "user.settings_changed",
        about=[user],
        details={"fields": [name for name in changed if name != "background"], "employer_type": user.employer_type},
    )
