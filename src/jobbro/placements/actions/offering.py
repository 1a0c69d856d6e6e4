"""Choosing what to offer, asking for a yes, and promising it: nothing amber is promised before somebody said yes."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record as note_change
from jobbro.companies.models import Company
from jobbro.domain.calendar import add_working_days
from jobbro.placements.actions.agreement import void_standing_approvals
from jobbro.placements.models import OfferedTool, OfferState, OfferUse, Placement, PlacementState
from jobbro.reference.queries.mandate import answer_days, judge, mandates
from jobbro.reference.queries.toolbox import card_of, private_entries

# What the parties read about promises; the page says it by this name when their answers fall because of one.
SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class ToolChoice:
    """What is chosen, with the answer of the rules as it was shown; `amount` is in the entry's measure."""

    entry_id: str
    title: str
    wording: str
    answer_of_rules: str
    reason: str
    judged_on: date
    rulebook_version: str
    amount: Decimal | None = None
    measure: str = ""
    use: OfferUse = OfferUse.DURING


class NotOpen(Exception):
    """The rules or the municipality have closed the entry."""


class NeedsApproval(Exception):
    """It is beyond the mandate, and nobody has said yes."""


class NotAgreedWithCitizen(Exception):
    """It tells something private about the citizen, who has not agreed that the company may know."""


class NoLongerWaiting(Exception):
    """The question was answered already, or the promise is made."""


@transaction.atomic
def choose_tool(
    *, by: User, company: Company, placement: Placement | None, choice: ToolChoice, at: datetime
) -> OfferedTool:
    """Write down a tool for a company or on a placement there.

    :raises NotOpen: when the rules say no, or the municipality does not use the entry
    :raises ValueError: when the placement is at another company
    """
    if placement is not None and placement.company_id != company.pk:
        raise ValueError("the placement is at another company")
    card = card_of(choice.entry_id, day=choice.judged_on, role=by.role)
    if choice.answer_of_rules == "not_possible" or not card.is_open:
        raise NotOpen
    row = OfferedTool.objects.create(company=company, placement=placement, chosen_by=by, chosen_at=at, **asdict(choice))
    _note(row, "tool.chosen", by=by, at=at)
    return row


@transaction.atomic
def ask_team_lead(*, by: User, tool: OfferedTool, today: date, at: datetime) -> OfferedTool:
    """Ask for a yes, with a day when the answer is due; NoLongerWaiting when it is not only chosen or declined."""
    row = _held(tool, OfferState.CHOSEN, OfferState.DECLINED)
    row.state, row.asked_at = OfferState.ASKED, at
    row.answer_due_on = add_working_days(today, answer_days())
    row.answered_by, row.answered_at, row.answer = None, None, ""
    row.save()
    _note(row, "tool.asked", by=by, at=at, due=row.answer_due_on.isoformat())
    return row


@transaction.atomic
def answer_tool_request(*, by: User, tool: OfferedTool, says_yes: bool, answer: str, at: datetime) -> OfferedTool:
    """Say yes or no to a question; NoLongerWaiting when it is answered already."""
    row = _held(tool, OfferState.ASKED)
    row.state = OfferState.APPROVED if says_yes else OfferState.DECLINED
    row.answered_by, row.answered_at, row.answer = by, at, answer
    row.save()
    _note(row, "tool.approved" if says_yes else "tool.declined", by=by, at=at)
    return row


@transaction.atomic
def promise_tool(*, by: User, tool: OfferedTool, agreed_with_citizen: bool, today: date, at: datetime) -> OfferedTool:
    """Promise a chosen tool to the company; on a placement the agreement then says more, so its answers fall.

    :raises NeedsApproval: when today's mandate says amber and nobody has said yes
    :raises NotAgreedWithCitizen: when its name tells something private and the citizen has not agreed
    :raises NotOpen: when the municipality has closed the entry since
    :raises NoLongerWaiting: when it is promised already
    """
    row = _held(tool, OfferState.CHOSEN, OfferState.ASKED, OfferState.APPROVED, OfferState.DECLINED)
    card = card_of(row.entry_id, day=today, role=by.role)
    if not card.is_open:
        raise NotOpen
    if row.state != OfferState.APPROVED and not judge(card, mandates(by.role), row.amount).is_green:
        raise NeedsApproval
    if row.placement_id and card.tells_about_person and not agreed_with_citizen:
        raise NotAgreedWithCitizen
    row.state, row.promised_at = OfferState.PROMISED, at
    row.agreed_with_citizen, row.agreement_noted_at = agreed_with_citizen, at if agreed_with_citizen else None
    row.save()
    _note(row, "tool.promised", by=by, at=at)
    _let_answers_fall(row, by=by, at=at)
    return row


@transaction.atomic
def note_citizen_agreement(*, by: User, tool: OfferedTool, agrees: bool, at: datetime) -> OfferedTool:
    """Write down that the citizen does, or no longer does, want a promised tool in the company's papers.

    Where that changes what the parties read, their answers fall.

    :raises NoLongerWaiting: when it is not promised on a placement
    """
    row = _held(tool, OfferState.PROMISED)
    if row.placement is None:
        raise NoLongerWaiting
    if row.agreed_with_citizen != agrees:
        row.agreed_with_citizen, row.agreement_noted_at = agrees, at
        row.save()
        _note(row, "tool.agreement_given" if agrees else "tool.agreement_withdrawn", by=by, at=at)
        if private_entries([row.entry_id]):
            _let_answers_fall(row, by=by, at=at)
    return row


@transaction.atomic
def drop_tool(*, by: User, tool: OfferedTool, at: datetime) -> None:
    """Take a choice away again; NoLongerWaiting when it is promised, since a promise is not unsaid by a click."""
    row = _held(tool, OfferState.CHOSEN, OfferState.ASKED, OfferState.APPROVED, OfferState.DECLINED)
    _note(row, "tool.dropped", by=by, at=at)
    row.delete()


def _held(tool: OfferedTool, *states: OfferState) -> OfferedTool:
    row = OfferedTool.objects.select_for_update().filter(pk=tool.pk, state__in=states).first()
    if row is None:
        raise NoLongerWaiting
    return row


def _let_answers_fall(row: OfferedTool, *, by: User, at: datetime) -> None:
    """Void what the parties answered to the text without this; a locked text has the promise as a dated addition."""
    if row.placement_id is None:
        return
    placement = Placement.objects.select_for_update().get(pk=row.placement_id)
    if placement.state != PlacementState.LOCKED:
        void_standing_approvals(placement=placement, parts=[SUPPORT], by=by.actor, at=at)


def _note(row: OfferedTool, action: str, *, by: User, at: datetime, **details: str) -> None:
    about = [row, row.placement, row.placement.citizen] if row.placement else [row, row.company]
    note_change(by=by.actor, at=at, action=action, about=about, details={"entry": row.entry_id, **details})
