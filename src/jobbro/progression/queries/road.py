"""A citizen's road in words: the stops in order, where the citizen is, and the next step."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from jobbro.citizens.models import Citizen
from jobbro.documents import RoadFigure, RoadMark, RoadSign
from jobbro.library import road as road_content
from jobbro.library import terms
from jobbro.library.road_files import RoadFile, Station
from jobbro.progression.models import Road, RoadStop, StopStatus


@dataclass(frozen=True, slots=True)
class StopView:
    """A stop as it is read; `ended_on` is the day from which the law knows it no more."""

    code: str
    title: str
    mark: RoadMark
    said: str
    why: str = ""
    evidence: str = ""
    is_question: bool = False
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class RoadView:
    """The road of one citizen; its last stop is always the job."""

    stops: tuple[StopView, ...]
    here: str
    next_step: str
    next_on: date | None
    changed_by: str
    changed_at: datetime
    edit_version: int

    @property
    def place(self) -> str:
        """Where the citizen is now, in words."""
        return self.here or _("Du står ved begyndelsen.")


def stored_road(citizen: Citizen) -> Road | None:
    """The road as it is stored, with its stops at hand; None before it is begun."""
    return Road.objects.filter(citizen=citizen).select_related("changed_by").prefetch_related("stops").first()


def road_of(citizen: Citizen, *, today: date) -> RoadView | None:
    """Return a citizen's road as every page and paper reads it; None before it is begun."""
    stored = stored_road(citizen)
    if stored is None:
        return None
    content = road_content()
    known = {stop.id: stop for stop in content.stops}
    stops = [_stop(stored, row, known[row.code], content, today) for row in stored.stops.all() if row.code in known]
    here = next((stop.title for stop in stops if stop.mark is RoadMark.HERE), "")
    reached = stored.reached_on is not None
    return RoadView(
        stops=(*stops, _job(stored, content)),
        here=_("Du er i mål.") if reached else here,
        next_step=stored.next_step,
        next_on=stored.next_on,
        changed_by=stored.changed_by.full_name,
        changed_at=stored.changed_at,
        edit_version=stored.edit_version,
    )


def ended_on(stop: Station, *, today: date) -> date | None:
    """The day from which a stop can no longer be chosen; None while it can."""
    return terms().ended_on(stop.term, on_date=today) if stop.term else None


def road_figure(road: RoadView, *, columns: int) -> RoadFigure:
    """The drawing of a road, and the table that says the same."""
    header = (_("Station"), _("Hvor langt"), _("Derfor"), _("Det viser det"))
    signs = tuple(
        RoadSign(stop.title, stop.mark, (stop.title, stop.said, stop.why, stop.evidence), stop.is_question)
        for stop in road.stops
    )
    return RoadFigure(_("Stationerne på vejen"), header, signs, columns, (4, 3, 4, 4))


def _stop(road: Road, row: RoadStop, station: Station, content: RoadFile, today: date) -> StopView:
    is_here = road.here == row.code and road.reached_on is None
    mark = RoadMark.HERE if is_here else RoadMark(row.status)
    gone = ended_on(station, today=today)
    said = _("her er jeg nu") if is_here else StopStatus(row.status).label
    if gone is not None:
        said = _("findes ikke længere")
    return StopView(
        row.code, station.title, mark, said, row.why, row.evidence, content.is_question(row.code), ended_on=gone
    )


def _job(road: Road, content: RoadFile) -> StopView:
    title = f"{content.job.title}: {road.job}" if road.job else content.job.title
    if road.reached_on is not None:
        return StopView(content.job.id, title, RoadMark.REACHED, _("nået"))
    return StopView(content.job.id, title, RoadMark.GOAL, _("målet"))
