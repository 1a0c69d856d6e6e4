"""A day at the companies: what is planned there, gathered by place and put in an order with a short way."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.viewer import Viewer
from jobbro.companies.access import visible_companies
from jobbro.companies.models import PromiseSide, Site
from jobbro.companies.queries.memory import Step, steps_of
from jobbro.domain.contact import kilometres, visiting_order
from jobbro.library import places
from jobbro.library.map_files import Place
from jobbro.placements.access import visible_placements
from jobbro.placements.models import FollowUp

STOPS_READ = 60
# These wait in the register of needs without a day on which one goes there.
_NO_DAY = frozenset({"need_bare", "offer_late", "search"})


@dataclass(frozen=True, slots=True)
class Errand:
    """One thing to do at a company on the day; no citizen is named."""

    what: str
    url: str
    starts_at: time | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A company with its address and everything to do there."""

    company_id: UUID
    name: str
    phone: str
    street: str
    errands: tuple[Errand, ...]

    @property
    def starts_at(self) -> time | None:
        """The first time of day that is agreed here."""
        return min((errand.starts_at for errand in self.errands if errand.starts_at), default=None)


@dataclass(frozen=True, slots=True)
class Halt:
    """A postcode with its visits; `km` is the way here from the halt before, as the crow flies."""

    postcode: str
    city: str
    visits: tuple[Visit, ...]
    place: Place | None
    km: float | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """The halts in order, those that no point is known for, and the whole way in km."""

    halts: tuple[Halt, ...]
    pointless: tuple[Halt, ...]
    km: float

    @property
    def visits(self) -> int:
        """How many companies there are."""
        return sum(len(halt.visits) for halt in (*self.halts, *self.pointless))


def route_of(viewer: Viewer, day: date, *, start: Place | None = None) -> Route:
    """Return the colleague's own day: contacts, promises and needs with that date, and follow-ups of courses."""
    errands, sites = _errands(viewer, day)
    companies = visible_companies(viewer).filter(pk__in=errands).in_bulk()
    addresses = _addresses(errands, sites)
    halts: dict[tuple[str, str], list[Visit]] = defaultdict(list)
    for company_id, company in companies.items():
        site = addresses.get(company_id)
        here = (site.postcode, site.city) if site else ("", "")
        todo = tuple(sorted(errands[company_id], key=lambda one: (one.starts_at or time.max, one.what)))
        visit = Visit(company_id, company.name, company.phone, site.street if site else "", todo)
        halts[here].append(visit)
    known = places().by_postcode
    found = [_halt(code, city, visits, known.get(code)) for (code, city), visits in sorted(halts.items())]
    return _in_order(found, start)


def _errands(viewer: Viewer, day: date) -> tuple[dict[UUID, list[Errand]], dict[UUID, UUID]]:
    """What is to be done at which company, and the place of work where a course names one."""
    errands: dict[UUID, list[Errand]] = defaultdict(list)
    for step in steps_of(viewer, until=day, since=day, most=STOPS_READ):
        if step.kind not in _NO_DAY:
            errands[step.company_id].append(Errand(_words(step), reverse("companies:memory", args=[step.company_id])))
    meetings = FollowUp.objects.filter(day=day, held_on__isnull=True, placement__in=visible_placements(viewer))
    own = meetings.filter(placement__consultant=viewer.user).order_by("starts_at", "pk")
    rows = own.values_list("placement_id", "placement__company_id", "placement__site_id", "starts_at")
    sites: dict[UUID, UUID] = {}
    for placement_id, company_id, site_id, starts_at in rows[:STOPS_READ]:
        url = reverse("placements:detail", args=[placement_id])
        errands[company_id].append(Errand(_("Opfølgning på et forløb"), url, starts_at))
        if site_id:
            sites.setdefault(company_id, site_id)
    return errands, sites


def _words(step: Step) -> str:
    if step.is_promise:
        ours = step.kind == PromiseSide.OURS
        return (_("Vi har lovet: %(what)s") if ours else _("De har lovet: %(what)s")) % {"what": step.what}
    if step.about_need:
        return _("Behov: %(what)s") % {"what": step.what}
    goal = step.what or _("tag kontakt igen")
    return _("%(goal)s (%(who)s)") % {"goal": goal, "who": step.person} if step.person else goal


def _addresses(companies: Iterable[UUID], sites: Mapping[UUID, UUID]) -> dict[UUID, Site]:
    """The place of work of the course, else the main one, else the first."""
    chosen: dict[UUID, Site] = {}
    rows = Site.objects.filter(company__in=companies, closed_on__isnull=True).order_by("-is_main", "p_number")
    for site in rows:
        if sites.get(site.company_id) == site.pk:
            chosen[site.company_id] = site
        chosen.setdefault(site.company_id, site)
    return chosen


def _halt(code: str, city: str, visits: list[Visit], place: Place | None) -> Halt:
    ordered = sorted(visits, key=lambda one: (one.starts_at or time.max, one.name))
    return Halt(code, city, tuple(ordered), place)


def _in_order(halts: list[Halt], start: Place | None) -> Route:
    placed = [(halt, halt.place) for halt in halts if halt.place]
    points = [place.point for _halt, place in placed]
    times = [(min(visit.starts_at or time.max for visit in halt.visits), i) for i, (halt, _place) in enumerate(placed)]
    fixed = [index for at, index in sorted(times) if at != time.max]
    order = visiting_order(points, start=start.point if start else None, fixed=fixed)
    way = ([start.point] if start else []) + [points[index] for index in order]
    steps = [kilometres(one, other) for one, other in pairwise(way)]
    ways: list[float | None] = [*steps] if start else [None, *steps]
    ordered = tuple(_with_way(placed[index][0], km) for index, km in zip(order, ways, strict=False))
    return Route(ordered, tuple(halt for halt in halts if halt.place is None), sum(steps))


def _with_way(halt: Halt, km: float | None) -> Halt:
    return Halt(halt.postcode, halt.city, halt.visits, halt.place, km)
