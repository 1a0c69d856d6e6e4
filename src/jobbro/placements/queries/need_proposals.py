"""What to propose for a company's need: ideas and tools with reasons and weights, the municipality's room kept (R-012).

It stands here because the room, what the municipality has closed and what one may promise, is known beside companies
and not below them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from jobbro.accounts.models import User
from jobbro.companies.models import Company, CompanyNeed, CompanyOffer, Doer, RefusedProposal, WorkTask
from jobbro.companies.models.work import DEARER_HANDS
from jobbro.companies.queries.meaning import motive_weights
from jobbro.domain.fit import Heard, RankedIdea, heard_in, rank_relief
from jobbro.library import relief
from jobbro.library.relief_files import KIND
from jobbro.placements.models import OfferedTool, OfferState
from jobbro.reference.queries.mandate import MandateAnswer, judge, mandates
from jobbro.reference.queries.toolbox import ToolCard, all_cards

FIRST_SHOWN = 4


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A proposal with its reasons, the tool it rests on and what has been decided about it."""

    ranked: RankedIdea
    card: ToolCard
    mandate: MandateAnswer
    refused: RefusedProposal | None
    offered: CompanyOffer | None
    chosen: OfferedTool | None = None

    @property
    def id(self) -> str:
        """The proposal's id in addresses and rows."""
        return self.ranked.idea.id

    @property
    def can_be_offered(self) -> bool:
        """Whether the municipality uses the tool, it may be promised, and the company does not have the offer."""
        return self.card.is_open and self.offered is None and not self.is_held

    @property
    def is_held(self) -> bool:
        """Whether it is beyond what the reader may promise, and nobody has said yes to it for this company (R-024)."""
        has_yes = self.chosen is not None and self.chosen.state in (OfferState.APPROVED, OfferState.PROMISED)
        return not has_yes and not self.mandate.is_green

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reasons that are kept with an offer; what moves the company is not among them."""
        return tuple(reason.why for reason in self.ranked.reasons if reason.evidence)


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """The proposals for a need, best first; those that the municipality has closed or a colleague turned down last."""

    need: CompanyNeed
    lines: tuple[ProposalLine, ...]
    closed: tuple[ProposalLine, ...]
    refused: tuple[ProposalLine, ...]

    @property
    def first(self) -> tuple[ProposalLine, ...]:
        """The proposals that are shown at once."""
        return self.lines[:FIRST_SHOWN]

    @property
    def more(self) -> tuple[ProposalLine, ...]:
        """The rest of them."""
        return self.lines[FIRST_SHOWN:]

    def line(self, proposal_id: str) -> ProposalLine | None:
        """The proposal of this id, wherever it stands; None when nothing speaks for it any more."""
        every = (*self.lines, *self.closed, *self.refused)
        return next((line for line in every if line.id == proposal_id), None)


def proposal_page(need: CompanyNeed, *, user: User, today: date) -> ProposalPage:
    """Return the proposals for a need; eight questions to the database."""
    ranked = rank_relief(heard_for(need), relief().ideas, motives=motive_weights(need.company))
    cards = {card.id: card for card in all_cards(day=today, role=user.role)}
    refused = {row.proposal_id: row for row in need.refused_proposals.all()}
    standing = need.offers.filter(state=CompanyOffer.State.OFFERED)
    offered = {row.proposal_id: row for row in standing}
    known, chosen = mandates(user.role), _chosen(need.company)
    lines = [
        ProposalLine(
            one,
            card,
            judge(card, known, chosen[card.id].amount if card.id in chosen else None),
            refused=refused.get(one.idea.id),
            offered=offered.get(one.idea.id),
            chosen=chosen.get(card.id),
        )
        for one in ranked
        if (card := cards.get(one.idea.tool)) is not None
    ]
    return ProposalPage(
        need,
        lines=tuple(line for line in lines if line.card.is_open and line.refused is None),
        closed=tuple(line for line in lines if not line.card.is_open),
        refused=tuple(line for line in lines if line.card.is_open and line.refused is not None),
    )


def _chosen(company: Company) -> dict[str, OfferedTool]:
    """What was chosen last for the company itself, by the entry; a yes for one citizen's course is not among it."""
    rows = OfferedTool.objects.filter(company=company, placement=None).order_by("chosen_at", "pk")
    return {row.entry_id: row for row in rows}


def heard_for(need: CompanyNeed) -> tuple[Heard, ...]:
    """Return what speaks in a need: its words, its sort, when it is, and what the task list shows."""
    found = {one.signal: one.evidence for one in heard_in(need.words, relief().signals)}
    found[f"{KIND}{need.kind}"] = str(need.get_kind_display())
    if need.horizon == CompanyNeed.Horizon.LATER:
        found["later"] = str(need.get_horizon_display())
    found |= _in_tasks(need.company)
    return tuple(Heard(signal, evidence) for signal, evidence in found.items())


def _in_tasks(company: Company) -> Mapping[str, str]:
    """What open tasks show, each with the title of one that shows it."""
    shows = Q(level=WorkTask.Level.EASY, doer__in=DEARER_HANDS) | Q(doer=Doer.NOBODY)
    rows = company.tasks.filter(shows, is_open=True).order_by("title", "pk").values_list("title", "doer")
    found: dict[str, str] = {}
    for title, doer in rows[:50]:
        found.setdefault("nobody-does" if doer == Doer.NOBODY else "skilled-do-easy", title)
    return found
