"""Proposing a citizen to a company: the six answers are written, and sent with a promise and a name to call (R-018)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record as note_change
from jobbro.integrations.jobs import send_later
from jobbro.integrations.mail import Mail
from jobbro.placements.actions.agreement import void_standing_approvals
from jobbro.placements.actions.recording import PlacementIsLocked
from jobbro.placements.models import FollowUp, Placement, PlacementState, Proposal


@dataclass(frozen=True, slots=True)
class ProposalAnswers:
    """The six answers; the last three fields are the promise of follow-up and the name to call."""

    who: str = ""
    challenges: str = ""
    special_terms: str = ""
    why_company: str = ""
    bottom_line: str = ""
    help_offered: str = ""
    follow_up_on: date | None = None
    caller_name: str = ""
    caller_phone: str = ""

    @property
    def has_name_to_call(self) -> bool:
        """Whether the company is promised a day of follow-up and somebody to ring."""
        return bool(self.follow_up_on and self.caller_name.strip() and self.caller_phone.strip())


class NobodyToCall(Exception):
    """A proposal is not sent without a day of follow-up, and a name and a number to call."""


@transaction.atomic
def save_proposal(*, by: User, placement: Placement, answers: ProposalAnswers, at: datetime) -> Proposal:
    """Keep the answers as they stand; nothing leaves the house."""
    values = asdict(answers) | {"written_by": by, "written_at": at}
    proposal, _made = Proposal.objects.update_or_create(placement=placement, defaults=values)
    note_change(by=by.actor, at=at, action="placement.proposal_written", about=[placement, placement.citizen])
    return proposal


@transaction.atomic
def send_proposal(*, by: User, placement: Placement, answers: ProposalAnswers, mail: Mail, at: datetime) -> Proposal:
    """Send the proposal to the company and put the promised follow-up among the placement's meetings.

    :raises NobodyToCall: without a day of follow-up and a named person with a number
    :raises PlacementIsLocked: when the parties have agreed already
    """
    if not answers.has_name_to_call or answers.follow_up_on is None:
        raise NobodyToCall
    placement = Placement.objects.select_for_update().get(pk=placement.pk)
    if placement.state == PlacementState.LOCKED:
        raise PlacementIsLocked
    proposal = save_proposal(by=by, placement=placement, answers=answers, at=at)
    proposal.sent_to, proposal.sent_at = mail.to, at
    proposal.save(update_fields=["sent_to", "sent_at"])
    _promise(placement, answers.follow_up_on, answers.caller_name, by=by, at=at)
    send_later(mail, about=str(placement.pk), at=at)
    note_change(
        by=by.actor,
        at=at,
        action="placement.proposed",
        about=[placement, placement.citizen, placement.company],
        details={"follow_up_on": answers.follow_up_on.isoformat()},
    )
    return proposal


def _promise(placement: Placement, day: date, who: str, *, by: User, at: datetime) -> None:
    """A promise on a day that is agreed already is the same meeting."""
    if FollowUp.objects.filter(placement=placement, day=day).exists():
        return
    FollowUp.objects.create(
        placement=placement,
        day=day,
        participants=[who],
        topics=["det, vi lovede virksomheden"],
    )
    # The meetings are part of what the parties say yes to, and a form that is open elsewhere must not lose this one.
    placement.edit_version += 1
    placement.changed_at = at
    placement.save(update_fields=["edit_version", "changed_at"])
    void_standing_approvals(placement=placement, parts=("follow_ups",), by=by.actor, at=at)
