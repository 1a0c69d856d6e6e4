"""The needs of a company with what was offered for them, as the pages and the other apps read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, Subquery

from jobbro.companies.models import Company, CompanyNeed, CompanyOffer, NoNeedAnswer, OpeningAnswer, RefusedProposal

NEEDS_SHOWN = 60
ANSWERS_SHOWN = 20
STANDING = (CompanyNeed.State.OPEN, CompanyNeed.State.OFFERED)
_HORIZONS = list(CompanyNeed.Horizon)
_URGENCIES = list(CompanyNeed.Urgency)


@dataclass(frozen=True, slots=True)
class Asked:
    """When a company was last asked what it needs, and whether it needed something."""

    on_day: date
    had_need: bool


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A need in the register with its offers, the newest first, and what was turned down for it."""

    need: CompanyNeed
    offers: tuple[CompanyOffer, ...]
    refused: tuple[RefusedProposal, ...]
    step_is_late: bool

    @property
    def lacks_step(self) -> bool:
        """Whether nobody has said what happens next, though the company waits; an offer waits for its answer."""
        waits = any(offer.state == CompanyOffer.State.OFFERED for offer in self.offers)
        return self.need.is_standing and not self.need.next_step and not waits


@dataclass(frozen=True, slots=True)
class Register:
    """The needs by when the company has them, the settled ones apart.

    `late` are the offers that wait too long; `has_more` is set when there are older needs than those shown.
    """

    groups: tuple[tuple[str, tuple[NeedLine, ...]], ...]
    settled: tuple[NeedLine, ...]
    late: frozenset[CompanyOffer]
    has_more: bool = False

    @property
    def standing_offers(self) -> tuple[CompanyOffer, ...]:
        """What the company has been offered and has not answered, in the order of the needs."""
        lines = [line for _horizon, group in self.groups for line in group]
        return tuple(offer for line in lines for offer in line.offers if offer.state == CompanyOffer.State.OFFERED)


def in_order(needs: Iterable[CompanyNeed]) -> list[CompanyNeed]:
    """Sort needs by horizon, then by how much they press; needs alike keep the order they came in."""
    return sorted(needs, key=lambda need: (_place(_HORIZONS, need.horizon), _place(_URGENCIES, need.urgency)))


def register_of(company: Company, *, today: date) -> Register:
    """Return the register of a company's needs, those it still has before all others; three questions."""
    rows = company.needs.select_related("owner", "contact").prefetch_related("offers", "refused_proposals")
    standing_first = F("settled_on").desc(nulls_first=True)
    found = list(rows.order_by(standing_first, "-heard_on", "pk")[: NEEDS_SHOWN + 1])
    lines = [_line(need, today) for need in in_order(found[:NEEDS_SHOWN])]
    groups = [
        (horizon.label, tuple(line for line in lines if line.need.is_standing and line.need.horizon == horizon))
        for horizon in CompanyNeed.Horizon
    ]
    late = [offer for line in lines for offer in line.offers if is_late(offer, today=today)]
    return Register(
        groups=tuple((str(label), group) for label, group in groups if group),
        settled=tuple(line for line in lines if not line.need.is_standing),
        late=frozenset(late),
        has_more=len(found) > NEEDS_SHOWN,
    )


def is_late(offer: CompanyOffer, *, today: date) -> bool:
    """Answer whether the day is past on which we counted on an answer."""
    return offer.state == CompanyOffer.State.OFFERED and offer.answer_by < today


def was_asked(company: Company) -> Asked | None:
    """Return the last time that somebody asked the company what it needs; None when nobody has."""
    needs = CompanyNeed.objects.filter(company=OuterRef("pk")).order_by("-heard_on").values("heard_on")[:1]
    nothing = NoNeedAnswer.objects.filter(company=OuterRef("pk")).order_by("-asked_on").values("asked_on")[:1]
    heard, none = Company.objects.filter(pk=company.pk).values_list(Subquery(needs), Subquery(nothing)).get()
    if heard is not None and (none is None or heard >= none):
        return Asked(heard, had_need=True)
    return Asked(none, had_need=False) if none is not None else None


def loose_answers(company: Company) -> list[OpeningAnswer]:
    """Return the newest answers to opening questions that nothing has been made of."""
    rows = company.opening_answers.filter(need__isnull=True, task__isnull=True)
    return list(rows.order_by("-heard_on", "pk")[:ANSWERS_SHOWN])


def _line(need: CompanyNeed, today: date) -> NeedLine:
    offers = sorted(need.offers.all(), key=lambda offer: offer.offered_on, reverse=True)
    late = need.is_standing and need.next_step_on is not None and need.next_step_on < today
    return NeedLine(need, tuple(offers), tuple(need.refused_proposals.all()), late)


def asked_of_company(company: str) -> Q:
    """Return the condition that somebody has asked the company what it needs, for a query about rows that name it."""
    needs, none = (rows.objects.filter(company=OuterRef(company)) for rows in (CompanyNeed, NoNeedAnswer))
    return Q(Exists(needs)) | Q(Exists(none))


def _place(order: list[CompanyNeed.Horizon] | list[CompanyNeed.Urgency], value: str) -> int:
    return [str(one) for one in order].index(value)
