"""Drawing a citizen's road to a job, and writing down what the citizen says that paid hours do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.citizens.models import Citizen
from jobbro.progression.models import EffectPhase, PaidEffect, Road, RoadStop

NEW_ROAD = 0


class RoadSavedMeanwhile(Exception):
    """Somebody saved the road after this form was opened; carries the road as it is stored now."""

    def __init__(self, stored: Road) -> None:
        super().__init__(f"version {stored.edit_version} is newer")
        self.stored = stored


@dataclass(frozen=True, slots=True)
class RoadStopDetails:
    """A stop as it was written; the order of the stops is the order of the road."""

    code: str
    status: str
    why: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class RoadDetails:
    """The whole road as it was written on the shared screen."""

    stops: tuple[RoadStopDetails, ...]
    job: str = ""
    here: str = ""
    reached_on: date | None = None
    next_step: str = ""
    next_on: date | None = None


@transaction.atomic
def draw_road(*, by: User, citizen: Citizen, details: RoadDetails, edit_version: int, at: datetime) -> Road:
    """Write the road anew; `edit_version` is the one that the form was opened with, NEW_ROAD where there was none.

    :raises RoadSavedMeanwhile: when somebody saved it after the form was opened
    """
    words = {name: getattr(details, name) for name in ("job", "here", "reached_on", "next_step", "next_on")}
    begun = {"changed_by": by, "changed_at": at, **words}
    road, is_new = Road.objects.select_for_update().get_or_create(citizen=citizen, defaults=begun)
    if not is_new and road.edit_version != edit_version:
        raise RoadSavedMeanwhile(road)
    was = () if is_new else _stops_of(road)
    changed = [name for name, value in words.items() if getattr(road, name) != value]
    if not is_new and not changed and was == details.stops:
        return road
    if was != details.stops:
        changed.append("stops")
        road.stops.all().delete()
        RoadStop.objects.bulk_create(
            RoadStop(
                road=road, position=number, code=stop.code, status=stop.status, why=stop.why, evidence=stop.evidence
            )
            for number, stop in enumerate(details.stops, 1)
        )
    if not is_new:
        for name, value in begun.items():
            setattr(road, name, value)
        road.edit_version += 1
        road.save()
    record(by=by.actor, at=at, action="road.drawn", about=[citizen], details={"fields": changed, "is_new": is_new})
    return road


def _stops_of(road: Road) -> tuple[RoadStopDetails, ...]:
    return tuple(RoadStopDetails(stop.code, stop.status, stop.why, stop.evidence) for stop in road.stops.all())


@transaction.atomic
def rate_effects(
    *, by: User, citizen: Citizen, levels: Mapping[tuple[str, EffectPhase], int | None], today: date, at: datetime
) -> None:
    """Write down what the citizen answers, by statement and phase; None takes an answer away, the same one stays."""
    stored = {(row.code, EffectPhase(row.phase)): row for row in PaidEffect.objects.filter(citizen=citizen)}
    changed = []
    for (code, phase), level in levels.items():
        row = stored.get((code, phase))
        if level == (row.level if row else None):
            continue
        changed.append(f"{code}.{phase}")
        if level is None:
            PaidEffect.objects.filter(citizen=citizen, code=code, phase=phase).delete()
            continue
        told = {"level": level, "rated_on": today, "noted_by": by, "noted_at": at}
        PaidEffect.objects.update_or_create(citizen=citizen, code=code, phase=phase, defaults=told)
    if changed:
        record(by=by.actor, at=at, action="effects.rated", about=[citizen], details={"fields": changed})
