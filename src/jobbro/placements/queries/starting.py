"""How ready both parties are for the first day (R-064)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from jobbro.library import checklist
from jobbro.library.checklist_files import ChecklistPoint
from jobbro.placements.actions.starting import PointAnswer, StartDetails
from jobbro.placements.models import Placement, StartPreparation, StartState, StartTrack

LISTS = {StartTrack.CITIZEN: "ready-citizen", StartTrack.COMPANY: "ready-company"}


@dataclass(frozen=True, slots=True)
class TrackPage:
    """One of the lists: its heading and points in order, by the key that a form knows them by."""

    track: StartTrack
    title: str
    text: str
    points: Mapping[str, ChecklistPoint]

    def settled(self, details: StartDetails) -> str:
        """«4 af 5»: how many points are ready."""
        ready = sum(details.points[key].state == StartState.READY for key in self.points)
        return f"{ready} af {len(self.points)}"


@dataclass(frozen=True, slots=True)
class StartPage:
    """Both lists, what is stored about them, and its version; 0 before the first save."""

    placement: Placement
    tracks: tuple[TrackPage, ...]
    details: StartDetails
    version: int

    @property
    def waiting(self) -> tuple[tuple[str, str], ...]:
        """What is looked at on the first day: the point and why it waits."""
        return tuple(
            (point.title, self.details.points[key].reason)
            for track in self.tracks
            for key, point in track.points.items()
            if self.details.points[key].state == StartState.WAITS
        )

    @property
    def counts(self) -> tuple[tuple[str, str], ...]:
        """Each party with how many points are ready."""
        return tuple((track.title, track.settled(self.details)) for track in self.tracks)

    def titles_of(self, keys: Collection[str]) -> tuple[str, ...]:
        """The titles of these points, in the order of the lists."""
        return tuple(point.title for track in self.tracks for key, point in track.points.items() if key in keys)

    @property
    def initial(self) -> dict[str, Any]:
        """What is stored, by the names of the form's fields."""
        return initial_of(self.details)


def start_page(placement: Placement) -> StartPage:
    """Return the lists of a placement with what is stored; two questions at most."""
    tracks = tuple(_track(track) for track in LISTS)
    stored = StartPreparation.objects.filter(placement=placement).prefetch_related("points").first()
    return StartPage(placement, tracks, details_of(stored, tracks), stored.edit_version if stored else 0)


def details_of(stored: StartPreparation | None, tracks: tuple[TrackPage, ...]) -> StartDetails:
    """What a row holds, with every point of the lists; a point that left the lists is dropped."""
    rows = stored.points.all() if stored else ()
    said = {f"{row.track}.{row.point}": PointAnswer(StartState(row.state), row.reason) for row in rows}
    points = {key: said.get(key, PointAnswer(StartState.OPEN)) for track in tracks for key in track.points}
    if stored is None:
        return StartDetails(points)
    return StartDetails(points, stored.meets_on, stored.meets_at)


def initial_of(details: StartDetails) -> dict[str, Any]:
    """The details by the names of the form's fields."""
    found: dict[str, Any] = {"meets_on": details.meets_on, "meets_at": details.meets_at}
    for key, answer in details.points.items():
        found |= {f"state-{key}": answer.state.value, f"reason-{key}": answer.reason}
    return found


def _track(track: StartTrack) -> TrackPage:
    found = checklist(LISTS[track])
    return TrackPage(track, found.title, found.text, {f"{track}.{point.id}": point for point in found.points})
