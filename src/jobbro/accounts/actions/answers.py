"""The life of an answer by link: a link to the question, the answer that uses it up, and the answer that falls away."""

from datetime import datetime
from typing import Any, Protocol

from django.db.models import QuerySet

from jobbro.accounts.links import RenewedTooOften, make_link, renew_link, revoke_links
from jobbro.accounts.models import ApprovalState, Link


class LinkAnswer(Protocol):
    """One person's answer to one version of a text; every agreement that is answered by link has these."""

    pk: Any
    person_name: Any
    address: Any
    state: Any
    answered_at: Any
    comment: Any
    void_reason: Any

    def save(self) -> None:
        """Keep the row."""


def link_to(row: LinkAnswer, *, purpose: str, at: datetime) -> str:
    """Make the link to a question and return its token, which is known only in this moment."""
    _, token = make_link(
        purpose=purpose, subject_id=str(row.pk), person_name=row.person_name, address=row.address, at=at
    )
    return token


def take_answer(row: LinkAnswer, *, link: Link, agrees: bool, comment: str, at: datetime) -> bool:
    """Use up the link and keep the answer on the locked row; False when the link was used or taken back meanwhile."""
    if not Link.objects.filter(pk=link.pk, used_at__isnull=True, revoked_at__isnull=True).update(used_at=at):
        return False
    row.state = ApprovalState.AGREED if agrees else ApprovalState.DECLINED
    row.answered_at = at
    row.comment = comment
    row.save()
    return True


def renewed_token(row: LinkAnswer, *, link: Link, at: datetime) -> str | None:
    """Make a new link in place of one that ran out; None when the question is answered, or a link was just made."""
    if row.state != ApprovalState.ASKED:
        return None
    try:
        return renew_link(link, at=at)[1]
    except RenewedTooOften:
        return None


def let_fall(rows: "QuerySet[Any]", *, purpose: str, reason: str, at: datetime) -> None:
    """Void these questions and the answers to them, say why, and shut their links."""
    ids = [str(pk) for pk in rows.exclude(state=ApprovalState.VOID).values_list("pk", flat=True)]
    rows.model.objects.filter(pk__in=ids).update(state=ApprovalState.VOID, void_reason=reason)
    revoke_links(purpose=purpose, subject_ids=ids, at=at)
