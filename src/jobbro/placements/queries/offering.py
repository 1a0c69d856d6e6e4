"""«Hvad kan jeg tilbyde nu?»: every entry of both toolboxes for a company, a citizen and a day, with the reasons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from jobbro.accounts.models import User
from jobbro.accounts.queries import rulebook_at
from jobbro.citizens.models import Citizen
from jobbro.companies.models import Company
from jobbro.domain.eligibility import Offer, ToolAnswer, large_offers, offers
from jobbro.domain.rules import RuleValue
from jobbro.library import texts, toolboxes
from jobbro.library.rule_words import source_line
from jobbro.library.tool_words import ToolVerdict, say_verdict
from jobbro.library.toolbox_files import Toolbox
from jobbro.library.value_words import say_value
from jobbro.placements.models import OfferedTool, Placement
from jobbro.placements.queries.offer_facts import (
    GROUP,
    NOT_ASKED,
    Stored,
    facts_for_judging,
    known_facts,
    stored_around,
)
from jobbro.reference.queries.mandate import MandateAnswer, judge
from jobbro.reference.queries.toolbox import ToolCard, all_cards


class Standing(StrEnum):
    """How an entry stands on the page."""

    OPEN = "open"
    CASEWORKER = "caseworker"
    CLOSED = "closed"
    NOT_HERE = "not_here"


_STANDING = {
    Offer.POSSIBLE: Standing.OPEN,
    Offer.NEEDS_CASEWORKER: Standing.CASEWORKER,
    Offer.NOT_POSSIBLE: Standing.CLOSED,
}


@dataclass(frozen=True, slots=True)
class RuleUsed:
    """A rule that the answer rests on, with its value and source in words."""

    rule_id: str
    title: str
    value: str
    source: str
    source_url: str


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One entry with its answer. `verdict` is None for an entry of the municipality's own, which no rule judges."""

    card: ToolCard
    standing: Standing
    verdict: ToolVerdict | None
    mandate: MandateAnswer
    rules: tuple[RuleUsed, ...]
    asks: tuple[str, ...]
    not_asked: bool
    chosen: tuple[OfferedTool, ...]

    @property
    def can_be_chosen(self) -> bool:
        """Whether it may be written down as an offer."""
        return self.standing in (Standing.OPEN, Standing.CASEWORKER)


@dataclass(frozen=True, slots=True)
class OfferBox:
    """A toolbox with its lines, and how many stand in each way."""

    id: str
    title: str
    lines: tuple[OfferLine, ...]

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many lines stand in each way, for the heading; none are left out."""
        return tuple((str(one), sum(line.standing is one for line in self.lines)) for one in Standing)


@dataclass(frozen=True, slots=True)
class OfferPage:
    """Both boxes, then the municipality's own, and what the rules still ask."""

    boxes: tuple[OfferBox, ...]
    missing: tuple[str, ...]
    rulebook_version: str
    has_group: bool

    def line(self, entry_id: str) -> OfferLine | None:
        """The line of one entry."""
        return next((line for box in self.boxes for line in box.lines if line.card.id == entry_id), None)


def offer_page(
    *,
    user: User,
    company: Company | None,
    citizen: Citizen | None,
    placement: Placement | None,
    told: Mapping[str, Any],
    day: date,
) -> OfferPage:
    """Judge every entry for these people on a day; what was told now counts before what is written down."""
    stored = stored_around(user, company, citizen, placement, day=day)
    book = rulebook_at(stored.stamp)
    basic, large = facts_for_judging({**known_facts(company, placement, stored), **told})
    found = [*large_offers(large, book, on_date=day), *offers(basic, book, on_date=day)]
    by_id = {str(answer.tool): answer for answer in found}
    lines = [_line(card, by_id.get(card.id), stored) for card in all_cards(day=day, role=user.role, rooms=stored.rooms)]
    return OfferPage(_boxes(lines), _missing(found, citizen), book.version, has_group=bool(stored.group))


def _boxes(lines: list[OfferLine]) -> tuple[OfferBox, ...]:
    titles = toolboxes().titles
    shipped = [
        OfferBox(str(box), titles[box][0], tuple(x for x in lines if x.card.toolbox is box and not x.card.is_own))
        for box in (Toolbox.BASIC, Toolbox.LARGE)
    ]
    own = tuple(line for line in lines if line.card.is_own)
    return (*shipped, OfferBox("own", texts().say("offer.own_box"), own)) if own else tuple(shipped)


def _line(card: ToolCard, answer: ToolAnswer | None, stored: Stored) -> OfferLine:
    standing = _STANDING[answer.offer] if answer else Standing.OPEN
    missing = answer.missing if answer else ()
    return OfferLine(
        card=card,
        standing=standing if card.is_open else Standing.NOT_HERE,
        verdict=say_verdict(answer, texts()) if answer else None,
        mandate=judge(card, stored.mandates),
        rules=tuple(_used(rule) for rule in answer.rules) if answer else (),
        asks=tuple(path for path in missing if path not in NOT_ASKED),
        not_asked=any(path in NOT_ASKED for path in missing),
        chosen=stored.chosen.get(card.id, ()),
    )


def _used(rule: RuleValue) -> RuleUsed:
    return RuleUsed(rule.rule_id, rule.title, say_value(rule, texts()), source_line(rule, texts()), rule.source.url)


def _missing(found: Iterable[ToolAnswer], citizen: Citizen | None) -> tuple[str, ...]:
    """What can be answered on the page: the group is asked as one question, and only when there is no citizen."""
    paths = dict.fromkeys(path for answer in found for path in answer.missing if path not in NOT_ASKED)
    if "person.target_group" in paths:
        del paths["person.target_group"]
        if citizen is None:
            paths[GROUP] = None
    return tuple(paths)


def for_the_meeting(page: OfferPage) -> tuple[OfferLine, ...]:
    """The lines that a company may read about."""
    return tuple(line for box in page.boxes for line in box.lines if line.card.for_company and line.can_be_chosen)
