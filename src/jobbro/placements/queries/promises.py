"""Chosen tools as pages show them: what may be promised now, what waits for a yes, and how often each is used."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from jobbro.accounts.models import User
from jobbro.accounts.viewer import Viewer
from jobbro.audit.kinds import LookKind
from jobbro.citizens.access import show_citizens
from jobbro.companies.models import Company
from jobbro.placements.access import visible_offered_tools
from jobbro.placements.models import OfferedTool, OfferState, Placement
from jobbro.reference.models import Mandate
from jobbro.reference.queries.mandate import MandateAnswer, judge, mandates
from jobbro.reference.queries.toolbox import ToolCard, all_cards

SHOWN = 100
TOOL_TONES = {"chosen": "open", "asked": "part", "approved": "good", "declined": "stop", "promised": "good"}
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class ChosenLine:
    """A chosen tool with what may be done about it now. `card` is None when an own entry was withdrawn since."""

    tool: OfferedTool
    card: ToolCard | None
    mandate: MandateAnswer | None

    @property
    def tone(self) -> str:
        """The tone of its state."""
        return TOOL_TONES[self.tool.state]

    @property
    def may_promise(self) -> bool:
        """Whether it can be promised now."""
        if self.tool.state == OfferState.PROMISED or self.card is None or not self.card.is_open:
            return False
        is_green = self.mandate is not None and self.mandate.is_green
        return is_green or self.tool.state == OfferState.APPROVED

    @property
    def may_ask(self) -> bool:
        """Whether the team lead can be asked about it."""
        return not self.may_promise and self.tool.state in (OfferState.CHOSEN, OfferState.DECLINED)

    @property
    def is_told(self) -> bool:
        """Whether the company's papers tell of it: promised, and nothing private that the citizen keeps."""
        return self.tool.is_promised and (self.tool.agreed_with_citizen or not self.is_private)

    @property
    def is_private(self) -> bool:
        """Whether its name tells something private; so does an entry that is no longer there."""
        return self.card is None or self.card.tells_about_person

    @property
    def asks_citizen(self) -> bool:
        """Whether the citizen must agree before it is promised."""
        return bool(self.tool.placement_id) and self.is_private


@dataclass(frozen=True, slots=True)
class RequestsPage:
    """What waits for a yes, and what was answered lately."""

    waiting: tuple[OfferedTool, ...]
    answered: tuple[OfferedTool, ...]
    today: date


@dataclass(frozen=True, slots=True)
class Usage:
    """How often an entry was chosen and promised in a year; counts only, no people."""

    card: ToolCard
    chosen: int
    promised: int


def chosen_lines(
    company: Company | None, placement: Placement | None, user: User, today: date
) -> tuple[ChosenLine, ...]:
    """What is chosen on a placement, or for a company as a whole; nothing more is asked when nothing is chosen."""
    rows = list(OfferedTool.objects.filter(company=company, placement=placement).select_related("answered_by"))
    if not rows:
        return ()
    cards = {card.id: card for card in all_cards(day=today, role=user.role)}
    allowed = mandates(user.role)
    return tuple(_line(row, cards.get(row.entry_id), allowed) for row in rows)


def line_of(tool: OfferedTool, user: User, today: date) -> ChosenLine:
    """One chosen tool."""
    cards = {card.id: card for card in all_cards(day=today, role=user.role)}
    return _line(tool, cards.get(tool.entry_id), mandates(user.role))


def light_of(tool: OfferedTool, today: date) -> MandateAnswer | None:
    """What the mandate of whoever chose a tool says about it, by name; None when its entry is gone."""
    card = {card.id: card for card in all_cards(day=today, role=tool.chosen_by.role)}.get(tool.entry_id)
    if card is None:
        return None
    return judge(card, mandates(tool.chosen_by.role), tool.amount, holder=tool.chosen_by.full_name)


def _line(row: OfferedTool, card: ToolCard | None, allowed: dict[str, Mandate]) -> ChosenLine:
    return ChosenLine(row, card, judge(card, allowed, row.amount) if card else None)


def requests_page(viewer: Viewer) -> RequestsPage:
    """Return the questions that the viewer may see; each citizen shown gives one entry in the look-up log."""
    rows = visible_offered_tools(viewer).select_related("company", "placement__citizen", "chosen_by", "answered_by")
    waiting = tuple(rows.filter(state=OfferState.ASKED).order_by("answer_due_on", "asked_at", "pk")[:SHOWN])
    answered = tuple(
        rows.filter(answered_at__gte=viewer.at - timedelta(days=30)).order_by("-answered_at", "pk")[:SHOWN]
    )
    people = [row.placement.citizen for row in (*waiting, *answered) if row.placement]
    show_citizens(viewer, people, kind=LookKind.LIST)
    return RequestsPage(waiting, answered, viewer.today)


def usage(user: User, *, today: date) -> tuple[Usage, ...]:
    """How often each entry was chosen and promised in the last year, in the whole municipality."""
    rows = OfferedTool.objects.filter(judged_on__gt=today - YEAR).order_by()
    counts = {
        row["entry_id"]: (row["chosen"], row["promised"])
        for row in rows.values("entry_id").annotate(
            chosen=Count("pk"), promised=Count("pk", filter=Q(state=OfferState.PROMISED))
        )
    }
    return tuple(Usage(card, *counts.get(card.id, (0, 0))) for card in all_cards(day=today, role=user.role))
