"""Proposing a citizen to a company: the six answers are written, and sent with a promise and a name to call (R-018)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record as note_change
from jobbro.integrations.jobs import send_later
from jobbro.integrations.mail import Mail
from jobbro.placements.actions.recording import PlacementIsLocked
from jobbro.placements.models import Placement, PlacementState, Proposal


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


class NothingPromised(Exception):
    """No proposal was sent, so the company was promised nothing."""


@transaction.atomic
def save_proposal(*, by: User, placement: Placement, answers: ProposalAnswers, at: datetime) -> Proposal:
    """Keep the answers as they stand; nothing leaves the house."""
    values = asdict(answers) | {"written_by": by, "written_at": at}
    proposal, _made = Proposal.objects.update_or_create(placement=placement, defaults=values)
    note_change(by=by.actor, at=at, action="placement.proposal_written", about=[placement, placement.citizen])
    return proposal


@transaction.atomic
def send_proposal(*, by: User, placement: Placement, answers: ProposalAnswers, mail: Mail, at: datetime) -> Proposal:
    """Send the proposal to the company; the promised follow-up becomes a task on its day.

    :raises NobodyToCall: without a day of follow-up and a named person with a number
    :raises PlacementIsLocked: when the parties have agreed already
    """
    if not answers.has_name_to_call or answers.follow_up_on is None:
        raise NobodyToCall
    placement = Placement.objects.select_for_update().get(pk=placement.pk)
    if placement.state == PlacementState.LOCKED:
        raise PlacementIsLocked
    proposal = save_proposal(by=by, placement=placement, answers=answers, at=at)
    proposal.sent_to, proposal.sent_at, proposal.promise_kept_on = mail.to, at, None
    proposal.save(update_fields=["sent_to", "sent_at", "promise_kept_on"])
    send_later(mail, about=str(placement.pk), at=at)
    note_change(
        by=by.actor,
        at=at,
        action="placement.proposed",
        about=[placement, placement.citizen, placement.company],
        details={"follow_up_on": answers.follow_up_on.isoformat()},
    )
    return proposal


@transaction.atomic
def keep_promise(*, by: User, placement: Placement, kept_on: date, at: datetime) -> None:
    """Note that the company was followed up as it was promised when the citizen was proposed.

    :raises NothingPromised: when no proposal was sent
    """
    if not Proposal.objects.filter(placement=placement, sent_at__isnull=False).update(promise_kept_on=kept_on):
        raise NothingPromised
    note_change(
        by=by.actor,
        at=at,
        action="placement.promise_kept",
        about=[placement, placement.citizen, placement.company],
        details={"kept_on": kept_on.isoformat()},
    )
