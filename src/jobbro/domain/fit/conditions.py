"""The conditions under which a person works well, and which of them a place of work does not meet.

They say when, how and how far; never why. Nothing here can tell of an illness.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from jobbro.domain.calendar import TimeSlot
from jobbro.domain.fit.told_times import ToldTimes


class Posture(StrEnum):
    """How the body must be able to be at work."""

    SITTING = "sitting"
    SHIFTING = "shifting"
    MOVING = "moving"


class Condition(StrEnum):
    """A condition that a place of work may fail to meet."""

    TIME_OF_DAY = "time_of_day"
    POSTURE = "posture"
    ONE_TASK = "one_task"
    AID = "aid"
    TRAVEL = "travel"


@dataclass(frozen=True, slots=True)
class WorkConditions:
    """What a person needs of a place of work; None and empty mean that nothing is asked for."""

    work_from: time | None = None
    work_to: time | None = None
    posture: Posture | None = None
    one_task_at_a_time: bool = False
    aids: tuple[str, ...] = ()
    max_travel_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class WorkOffered:
    """What a place of work offers; None and empty mean that nobody has said.

    `told` holds times that can be chosen between, and `ruled_out` the postures that are known not to be possible.
    """

    starts: time | None = None
    ends: time | None = None
    told: ToldTimes = ToldTimes()
    postures: frozenset[Posture] | None = None
    ruled_out: frozenset[Posture] = frozenset()
    one_task_at_a_time: bool | None = None
    has_aids: bool | None = None
    travel_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class ConditionsMet:
    """Which conditions are not met, and which nobody can tell yet."""

    missed: tuple[Condition, ...]
    unknown: tuple[Condition, ...]

    @property
    def fits(self) -> bool:
        """Whether nothing that is known speaks against it."""
        return not self.missed


def together(conditions: Iterable[WorkConditions]) -> WorkConditions:
    """Join the conditions of several needs: the strictest of each counts.

    Windows that never meet leave the narrow one between the latest start and the earliest end; nothing fits it.
    """
    rows = tuple(conditions)
    starts = [row.work_from for row in rows if row.work_from]
    ends = [row.work_to for row in rows if row.work_to]
    travels = [row.max_travel_minutes for row in rows if row.max_travel_minutes is not None]
    postures = {row.posture for row in rows}
    return WorkConditions(
        work_from=max(starts, default=None),
        work_to=min(ends, default=None),
        posture=next((posture for posture in Posture if posture in postures), None),
        one_task_at_a_time=any(row.one_task_at_a_time for row in rows),
        aids=tuple(dict.fromkeys(aid for row in rows for aid in row.aids)),
        max_travel_minutes=min(travels, default=None),
    )


def compare(wanted: WorkConditions, offered: WorkOffered) -> ConditionsMet:
    """Hold what a person needs against what a place offers, one condition at a time."""
    answers = {
        Condition.TIME_OF_DAY: _time_fits(wanted, offered),
        Condition.POSTURE: _posture_fits(wanted, offered),
        Condition.ONE_TASK: offered.one_task_at_a_time if wanted.one_task_at_a_time else True,
        Condition.AID: offered.has_aids if wanted.aids else True,
        Condition.TRAVEL: _travel_fits(wanted, offered),
    }
    return ConditionsMet(
        missed=tuple(condition for condition, answer in answers.items() if answer is False),
        unknown=tuple(condition for condition, answer in answers.items() if answer is None),
    )


def outside_window(wanted: WorkConditions, slots: Iterable[TimeSlot]) -> tuple[TimeSlot, ...]:
    """Return the planned times of a week that begin before or end after the hours in which the person works well."""
    return tuple(
        slot
        for slot in slots
        if (wanted.work_from and slot.starts < wanted.work_from) or (wanted.work_to and slot.ends > wanted.work_to)
    )


def _time_fits(wanted: WorkConditions, offered: WorkOffered) -> bool | None:
    if (offered.told.exact or offered.told.within) and (wanted.work_from or wanted.work_to):
        return _told_fits(wanted, offered.told)
    answers: list[bool | None] = []
    if wanted.work_from:
        answers.append(None if offered.starts is None else offered.starts >= wanted.work_from)
    if wanted.work_to:
        answers.append(None if offered.ends is None else offered.ends <= wanted.work_to)
    if False in answers:
        return False
    return None if None in answers else True


def _told_fits(wanted: WorkConditions, told: ToldTimes) -> bool | None:
    """One time that fits is enough; part of a day says no only when none of it can lie in the window."""
    window = wanted.work_from, wanted.work_to
    if told.exact:
        return any(span.is_within(*window) for span in told.exact)
    if all(span.is_within(*window) for span in told.within):
        return True
    return None if any(span.meets(*window) for span in told.within) else False


def _posture_fits(wanted: WorkConditions, offered: WorkOffered) -> bool | None:
    if wanted.posture is None:
        return True
    if wanted.posture in offered.ruled_out:
        return False
    return None if offered.postures is None else wanted.posture in offered.postures


def _travel_fits(wanted: WorkConditions, offered: WorkOffered) -> bool | None:
    if wanted.max_travel_minutes is None:
        return True
    return None if offered.travel_minutes is None else offered.travel_minutes <= wanted.max_travel_minutes
