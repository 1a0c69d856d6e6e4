"""The needs of a company as the pages and the other apps read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jobbro.companies.models import Company, CompanyNeed, NoNeedAnswer

NEEDS_SHOWN = 100
_STANDING = (CompanyNeed.State.OPEN, CompanyNeed.State.OFFERED)
_HORIZONS = list(CompanyNeed.Horizon)
_URGENCIES = list(CompanyNeed.Urgency)


@dataclass(frozen=True, slots=True)
class Asked:
    """When a company was last asked what it needs, and whether it needed something."""

    on_day: date
    had_need: bool


def open_needs_of(company: Company) -> list[CompanyNeed]:
    """Return the needs that the company still has: those it has now before the later, the pressing first."""
    rows = company.needs.filter(state__in=_STANDING).select_related("owner", "contact")
    return in_order(rows.order_by("heard_on", "pk")[:NEEDS_SHOWN])


def in_order(needs: Iterable[CompanyNeed]) -> list[CompanyNeed]:
    """Sort needs by horizon, then by how much they press; needs alike keep the order they came in."""
    return sorted(needs, key=lambda need: (_place(_HORIZONS, need.horizon), _place(_URGENCIES, need.urgency)))


def was_asked(company: Company) -> Asked | None:
    """Return the last time that somebody asked the company what it needs; None when nobody has."""
    heard = company.needs.order_by("-heard_on").values_list("heard_on", flat=True).first()
    none = NoNeedAnswer.objects.filter(company=company).order_by("-asked_on").values_list("asked_on", flat=True).first()
    if heard is not None and (none is None or heard >= none):
        return Asked(heard, had_need=True)
    return Asked(none, had_need=False) if none is not None else None


def _place(order: list[CompanyNeed.Horizon] | list[CompanyNeed.Urgency], value: str) -> int:
    return [str(one) for one in order].index(value)
