"""Ordinary staff by site and month, the mean that the ratio is counted on, and the places that it gives."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from jobbro.companies.models import Company, OtherOccupant, Site, StaffMonth, first_of_month
from jobbro.domain.calendar import months_before
from jobbro.domain.eligibility.checking import DatedRules
from jobbro.domain.eligibility.ratio import RatioRule, ratio_rule
from jobbro.domain.rules import NoRuleInForce, Rulebook

MONTHS_SHOWN = 6
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class MonthCell:
    """A month of a site; `counts` tells whether the mean is taken over it."""

    month: date
    row: StaffMonth | None
    counts: bool


@dataclass(frozen=True, slots=True)
class SiteStaffing:
    """A site's months, oldest first. Mean and places are None until every counted month is known."""

    site: Site
    cells: tuple[MonthCell, ...]
    mean: Decimal | None
    places: int | None
    missing: tuple[date, ...]
    counted: int
    occupants: tuple[OtherOccupant, ...]
    past_occupants: tuple[OtherOccupant, ...]

    @property
    def known(self) -> int:
        """How many of the months that count are known."""
        return self.counted - len(self.missing)

    @property
    def told(self) -> StaffMonth | None:
        """The latest month that somebody told about."""
        return next((cell.row for cell in reversed(self.cells) if cell.row), None)

    @property
    def place(self) -> str:
        """P-number and address in one line."""
        town = f"{self.site.postcode} {self.site.city}".strip()
        return " · ".join(part for part in (f"P {self.site.p_number}", self.site.street, town) if part)


@dataclass(frozen=True, slots=True)
class Staffing:
    """All sites of a company, and the rule that the numbers are counted by; None where no rule is in force."""

    sites: tuple[SiteStaffing, ...]
    rule: RatioRule | None


def company_staffing(company: Company, *, today: date, rulebook: Rulebook) -> Staffing:
    """Return the numbers as they count for a placement that begins today, by the municipality's own rulebook."""
    sites = list(company.sites.order_by("-is_main", "name", "id"))
    rule = rule_on(today, rulebook=rulebook)
    counted = months_before(today, rule.months) if rule else ()
    shown = months_before(today, MONTHS_SHOWN - 1) + (first_of_month(today),)
    months = sorted({*shown, *counted})
    rows = StaffMonth.objects.filter(site__in=sites, month__gte=months[0], month__lte=months[-1])
    told = {(row.site_id, row.month): row for row in rows}
    occupants = list(OtherOccupant.objects.filter(site__in=sites).order_by("starts_on", "pk"))
    lines = []
    for site in sites:
        cells = tuple(MonthCell(month, told.get((site.pk, month)), month in counted) for month in months)
        here = [occupant for occupant in occupants if occupant.site_id == site.pk]
        lines.append(_site_staffing(site, cells, here, rule, today))
    return Staffing(tuple(lines), rule)


def _site_staffing(
    site: Site, cells: tuple[MonthCell, ...], occupants: list[OtherOccupant], rule: RatioRule | None, today: date
) -> SiteStaffing:
    mean, missing = _mean(cells)
    past = [occupant for occupant in occupants if occupant.ends_on is not None and occupant.ends_on < today]
    return SiteStaffing(
        site=site,
        cells=cells,
        mean=mean.quantize(_CENT) if mean is not None else None,
        places=rule.quota(Fraction(mean)) if rule and mean is not None else None,
        missing=missing,
        counted=sum(cell.counts for cell in cells),
        occupants=tuple(occupant for occupant in occupants if occupant not in past),
        past_occupants=tuple(past),
    )


def staff_year(site: Site, year: int) -> dict[date, StaffMonth | None]:
    """Return the twelve months of a year, each with what was told about it."""
    told = {row.month: row for row in site.staff_months.filter(month__year=year)}
    return {(day := date(year, month, 1)): told.get(day) for month in range(1, 13)}


def rule_on(day: date, *, rulebook: Rulebook) -> RatioRule | None:
    """Return the rule by which places are counted on a day; None where no rule is known to be in force."""
    try:
        return ratio_rule(DatedRules(rulebook, day))
    except NoRuleInForce:
        return None


def _mean(cells: Iterable[MonthCell]) -> tuple[Decimal | None, tuple[date, ...]]:
    counted = [cell for cell in cells if cell.counts]
    missing = tuple(cell.month for cell in counted if cell.row is None)
    known = [cell.row.ordinary_fte for cell in counted if cell.row is not None]
    if missing or not known:
        return None, missing
    return sum(known, Decimal(0)) / len(known), ()
