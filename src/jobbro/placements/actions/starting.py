"""Keeping the two lists before the first day, and agreeing the start meeting (R-064)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record as note_change
from jobbro.placements.models import Placement, StartPoint, StartPreparation, StartState


@dataclass(frozen=True, slots=True)
class PointAnswer:
    """How a point stands, and why it may wait."""

    state: StartState
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StartDetails:
    """Both lists by «track.point», and the meeting; a list that lacks a point has it open."""

    points: Mapping[str, PointAnswer]
    meets_on: date | None = None
    meets_at: time | None = None

    @property
    def open_points(self) -> tuple[str, ...]:
        """The points that are neither ready nor wait for a reason."""
        return tuple(key for key, answer in self.points.items() if answer.state == StartState.OPEN)


class StillOpen(Exception):
    """A start meeting was agreed while points were open; carries their keys."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__(", ".join(keys))
        self.keys = keys


class StartSavedMeanwhile(Exception):
    """Somebody else saved after the page was opened; carries what is stored."""

    def __init__(self, stored: StartPreparation) -> None:
        super().__init__(f"version {stored.edit_version} is newer")
        self.stored = stored


@transaction.atomic
def save_start(*, by: User, placement: Placement, details: StartDetails, edit_version: int, at: datetime) -> None:
    """Write both lists and the meeting; what the parties agreed to is left as it is.

    :raises StillOpen: when a meeting is agreed before every point is ready or waits for a reason
    :raises StartSavedMeanwhile: when the stored version is not the one that was edited
    """
    if details.meets_on is not None and details.open_points:
        raise StillOpen(details.open_points)
    # The placement is held first, so that two first saves at the same moment cannot both be version 1.
    Placement.objects.select_for_update().get(pk=placement.pk)
    stored = StartPreparation.objects.filter(placement=placement).select_related("saved_by").first()
    if stored is not None and stored.edit_version != edit_version:
        raise StartSavedMeanwhile(stored)
    values = {"edit_version": stored.edit_version + 1 if stored else 1, "saved_by": by, "saved_at": at}
    values |= {"meets_on": details.meets_on, "meets_at": details.meets_at}
    preparation, _made = StartPreparation.objects.update_or_create(placement=placement, defaults=values)
    preparation.points.all().delete()
    StartPoint.objects.bulk_create(
        StartPoint(preparation=preparation, track=track, point=point, state=answer.state, reason=answer.reason)
        for key, answer in details.points.items()
        for track, point in [key.split(".")]
        if answer.state != StartState.OPEN
    )
    action = "placement.start_agreed" if details.meets_on else "placement.start_prepared"
    note_change(by=by.actor, at=at, action=action, about=[placement, placement.citizen, placement.company])
