"""Asking the parties, taking their answers, and letting an answer fall when what they said yes to has changed."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from jobbro.accounts.actions.answers import let_fall, link_to, renewed_token, take_answer
from jobbro.accounts.models import Link, User
from jobbro.audit.actors import Actor
from jobbro.audit.changes import record as note_change
from jobbro.placements.models import Approval, ApprovalState, Party, Placement, PlacementState
from jobbro.placements.queries.reading import record_of
from jobbro.placements.readiness import lacks_reason
from jobbro.placements.record import core_fingerprint

LINK_PURPOSE = "approve_placement"
ASKED_AGAIN = "Der er spurgt igen."
WITHDRAWN = "Spørgsmålet er trukket tilbage."


class NothingToApprove(Exception):
    """The placement is not in a state where anybody can be asked, or the answer came to an older text."""


@transaction.atomic
def ask_for_approval(
    *, by: User, placement: Placement, party: Party, person_name: str, address: str, at: datetime
) -> tuple[Approval, str]:
    """Ask a party to say yes to the record as it stands; return the approval and the token of its link.

    An earlier question to the same party falls away.

    :raises NothingToApprove: unless the placement is ready or shared, and tells the citizen who is asked why (R-041)
    """
    placement = Placement.objects.select_for_update().get(pk=placement.pk)
    record = record_of(placement)
    if placement.state not in {PlacementState.READY, PlacementState.SHARED}:
        raise NothingToApprove
    if party == Party.CITIZEN and lacks_reason(record):
        raise NothingToApprove
    _void(placement.approvals.filter(party=party), reason=ASKED_AGAIN, at=at)
    approval = Approval.objects.create(
        placement=placement,
        party=party,
        person_name=person_name,
        address=address,
        core_fingerprint=core_fingerprint(record),
        asked_at=at,
    )
    token = link_to(approval, purpose=LINK_PURPOSE, at=at)
    note_change(
        by=by.actor,
        at=at,
        action="approval.asked",
        about=[placement, placement.citizen, placement.company],
        details={"party": party},
    )
    return approval, token


@transaction.atomic
def answer_approval(*, by: Actor, approval: Approval, agrees: bool, comment: str, at: datetime, link: Link) -> Approval:
    """Take a party's answer and use up the link it came by.

    :raises NothingToApprove: when the question has fallen away, is answered, or the text has changed since
    """
    approval = Approval.objects.select_for_update().get(pk=approval.pk)
    placement = approval.placement
    if approval.state != ApprovalState.ASKED or core_fingerprint(record_of(placement)) != approval.core_fingerprint:
        raise NothingToApprove
    if not take_answer(approval, link=link, agrees=agrees, comment=comment, at=at):
        raise NothingToApprove
    note_change(
        by=by,
        at=at,
        action="approval.agreed" if agrees else "approval.declined",
        about=[placement, placement.citizen, placement.company],
        details={"party": approval.party},
    )
    return approval


@transaction.atomic
def renew_approval_link(*, by: Actor, approval: Approval, link: Link, at: datetime) -> str | None:
    """Make a new link for someone whose link ran out before the answer; return its token.

    None when nothing is to be sent: the question is answered or has fallen away, or a link was made a moment ago.
    """
    approval = Approval.objects.select_for_update().get(pk=approval.pk)
    token = renewed_token(approval, link=link, at=at)
    if token is None:
        return None
    placement = approval.placement
    note_change(
        by=by,
        at=at,
        action="approval.link_renewed",
        about=[placement, placement.citizen, placement.company],
        details={"party": approval.party},
    )
    return token


def void_standing_approvals(*, placement: Placement, parts: Sequence[str], by: Actor, at: datetime) -> None:
    """Let the parties' answers fall because these parts of the core have changed; within the change's transaction."""
    standing = placement.approvals.exclude(state=ApprovalState.VOID)
    if not standing.exists():
        return
    parties = list(standing.values_list("party", flat=True))
    _void(standing, reason=",".join(parts), at=at)
    note_change(
        by=by,
        at=at,
        action="approval.voided",
        about=[placement, placement.citizen, placement.company],
        details={"parties": parties, "parts": list(parts)},
    )


@transaction.atomic
def withdraw_approvals(*, by: User, placement: Placement, at: datetime) -> None:
    """Take back all open questions; answers that were given stay."""
    asked = placement.approvals.filter(state=ApprovalState.ASKED)
    parties = list(asked.values_list("party", flat=True))
    _void(asked, reason=WITHDRAWN, at=at)
    note_change(
        by=by.actor,
        at=at,
        action="approval.withdrawn",
        about=[placement, placement.citizen, placement.company],
        details={"parties": parties},
    )


def _void(approvals: "QuerySet[Approval]", *, reason: str, at: datetime) -> None:
    let_fall(approvals, purpose=LINK_PURPOSE, reason=reason, at=at)
