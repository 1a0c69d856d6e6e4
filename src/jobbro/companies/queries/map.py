"""Companies on the map: how many lie at each postcode, as far as the postcode has a point."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobbro.accounts.viewer import Viewer
from jobbro.companies.access import visible_companies
from jobbro.companies.models import CompanyQuerySet, Site
from jobbro.companies.queries.advice import policy_of
from jobbro.companies.queries.listing import SCOPES, in_scope
from jobbro.companies.queries.segments import Segment, in_segment
from jobbro.companies.queries.silence import KINDS, is_silent
from jobbro.domain.contact import Point
from jobbro.library import places
from jobbro.library.map_files import Place

MAP_SCOPES = (*SCOPES, *KINDS)
_number_of = attrgetter("companies")
# With more places than this, those whose postcodes begin alike are drawn as one.
MOST_SPOTS = 70
NAMED_SITES = 150
LOOSE_SHOWN = 50
Code = str


@dataclass(frozen=True, slots=True)
class NamedCompany:
    """A company by name, with where it lies."""

    id: UUID
    name: str
    street: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A postcode, or the beginning of several, with how many companies have a place of work there.

    Without a point it cannot be drawn. The names are there when the whole map has few places of work.
    """

    code: str
    name: str
    companies: int
    point: Point | None
    names: tuple[NamedCompany, ...] = ()

    @property
    def is_group(self) -> bool:
        """Whether it stands for several postcodes."""
        return len(self.code) < 4

    @property
    def title(self) -> str:
        """Where it is, in words."""
        if self.is_group:
            return _("%(code)s.. %(name)s med omegn") % {"code": self.code, "name": self.name}
        return f"{self.code} {self.name}".strip()

    @property
    def said(self) -> str:
        """Where it is and how many there are, as one hears it without seeing the map."""
        number = ngettext("%(n)d virksomhed", "%(n)d virksomheder", self.companies) % {"n": self.companies}
        return f"{self.title}: {number}"


@dataclass(frozen=True, slots=True)
class CompanyMap:
    """What fits: the spots to draw, postcodes without a point, and companies of which no postcode is known.

    `more` is how many postcodes and companies without a point are left out of a long list.
    """

    total: int
    spots: tuple[Spot, ...]
    pointless: tuple[Spot, ...]
    nowhere: tuple[NamedCompany, ...]
    more: int

    @property
    def is_invented(self) -> bool:
        """Whether one of the points is the demo's and lies nowhere in truth."""
        known = places().by_postcode
        return any(spot.code in known and known[spot.code].is_invented for spot in self.spots)


class _Counted(NamedTuple):
    code: str
    companies: int
    place: Place | None


def map_of(viewer: Viewer, segment: Segment, *, scope: str = "") -> CompanyMap:
    """Return the map of the companies that fit; a company is counted at each place where it works."""
    fitting = in_segment(visible_companies(viewer), segment)
    if scope in KINDS:
        fitting = fitting.filter(is_silent(scope, viewer, policy_of(viewer)))
    else:
        fitting = in_scope(fitting, scope, viewer.user)
    total = fitting.count()
    sites = Site.objects.exclude(postcode="")
    if scope or segment.is_narrow:
        sites = sites.filter(company__in=fitting)
    if segment.postcode:
        sites = sites.filter(postcode__startswith=segment.postcode)
    known, somewhere = places().by_postcode, sites.order_by().values("company").distinct().count()
    number = _companies_by_postcode(sites, companies=somewhere)
    counted = [_Counted(code, number[code], known.get(code)) for code in sorted(number)]
    few = sum(one.companies for one in counted) <= NAMED_SITES
    names = _names(sites) if few and counted else {}
    nowhere, more = ([], 0) if segment.postcode else _nowhere(fitting, total - somewhere)
    loose = [one for one in counted if one.place is None]
    cities = _cities(sites, loose[:LOOSE_SHOWN])
    pointless = (Spot(one.code, cities[one.code], one.companies, None, tuple(names.get(one.code, ()))) for one in loose)
    return CompanyMap(
        total=total,
        spots=tuple(_spots([one for one in counted if one.place], names)),
        pointless=tuple(islice(pointless, LOOSE_SHOWN)),
        nowhere=tuple(nowhere),
        more=more + max(len(loose) - LOOSE_SHOWN, 0),
    )


def _companies_by_postcode(sites: QuerySet[Site], *, companies: int) -> Mapping[Code, int]:
    """How many of the so many companies have a place of work at each postcode.

    Places of work are counted, and those that a company has beside another at the same postcode taken off again: few
    have, and to count companies apart from the first would cost the database five times as much.
    """
    number = dict(sites.order_by().values_list("postcode").annotate(number=Count("*")))
    if sum(number.values()) > companies:
        several = sites.order_by().values_list("company", "postcode").annotate(places=Count("*")).filter(places__gt=1)
        for _company, code, here in several:
            number[code] -= here - 1
    return number


def _nowhere(fitting: CompanyQuerySet, number: int) -> tuple[list[NamedCompany], int]:
    """The first of the so many companies of which no postcode is known, and how many more there are."""
    known = Site.objects.filter(company=OuterRef("pk")).exclude(postcode="")
    # Most often there is nobody, and then nobody is looked for.
    first = fitting.filter(~Exists(known)).in_danish_order().values_list("pk", "name")[:LOOSE_SHOWN] if number else ()
    return [NamedCompany(company_id, name) for company_id, name in first], max(number - LOOSE_SHOWN, 0)


def _cities(sites: QuerySet[Site], loose: list[_Counted]) -> Mapping[Code, str]:
    """What the colleagues call the postcodes that nobody knows the point of."""
    if not loose:
        return {}
    here = sites.filter(postcode__in=[one.code for one in loose]).order_by()
    return dict(here.values_list("postcode", "city").distinct())


def _names(sites: QuerySet[Site]) -> Mapping[Code, list[NamedCompany]]:
    named: dict[Code, list[NamedCompany]] = defaultdict(list)
    rows = sites.values_list("postcode", "company_id", "company__name", "street")
    for code, company_id, name, street in rows.order_by("company__name", "company_id", "street"):
        named[code].append(NamedCompany(company_id, name, street))
    return named


def _spots(counted: list[_Counted], names: Mapping[Code, list[NamedCompany]]) -> Iterable[Spot]:
    """Each postcode by itself, or by its first digits where there are too many to tell apart."""
    beginnings, digits = {one.code for one in counted}, 4
    while len(beginnings) > MOST_SPOTS and digits > 1:
        digits -= 1
        beginnings = {code[:digits] for code in beginnings}
    groups: dict[Code, list[_Counted]] = {beginning: [] for beginning in sorted(beginnings)}
    for one in counted:
        groups[one.code[:digits]].append(one)
    return (_spot(code, group, names) for code, group in groups.items())


def _spot(code: Code, group: list[_Counted], names: Mapping[Code, list[NamedCompany]]) -> Spot:
    total, north, east = 0, 0.0, 0.0
    for _code, number, place in group:
        if place:
            total += number
            north += place.point.latitude * number
            east += place.point.longitude * number
    largest = max(group, key=_number_of)
    name = largest.place.name if largest.place else ""
    if len(group) == 1:
        code = group[0].code
    named = tuple(company for one in group for company in names.get(one.code, ())) if names else ()
    return Spot(code, name, total, Point(north / total, east / total), named)
