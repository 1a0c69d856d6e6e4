"""How full a workplace is, day by day: what the others take up, and what the plan itself does (BEK § 65, stk. 1-2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from jobbro.domain.eligibility.facts import Occupant, OccupantKind, PlacementKind, PlannedPlacement, Step
from jobbro.domain.eligibility.groups import membership
from jobbro.domain.rules import exact

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FullDay:
    """A day of the plan and the full-time places that are taken on it, by others and by the plan itself."""

    day: date
    taken: Fraction
    own: Fraction

    @property
    def total(self) -> Fraction:
        """All the places that are taken on the day."""
        return self.taken + self.own


@dataclass(frozen=True, slots=True)
class Occupancy:
    """The days on which the number can rise, and the facts without which it is only what is certain."""

    days: tuple[FullDay, ...]
    missing: tuple[str, ...]

    @property
    def fullest(self) -> FullDay:
        """The day with the most places taken; the first of them."""
        return max(self.days, key=lambda day: (day.total, -day.day.toordinal()))

    def above(self, quota: int) -> tuple[FullDay, ...]:
        """The days with more places taken than there are."""
        return tuple(day for day in self.days if day.total > quota)


def occupancy(
    planned: PlannedPlacement, counting: tuple[str, ...], exempt: tuple[str, ...], full_week: Fraction
) -> Occupancy:
    """What is taken through the plan, counted in full weeks, by those in the schemes that count.

    `exempt` are the groups that take no place while they are in practice where they are employed.
    """
    others = planned.workplace.occupants or ()
    concerned = [one for one in others if _counts(one, planned, counting) and not is_at_own_job(one, exempt)]
    known = [one for one in concerned if one.kind is not None and one.weekly_hours is not None]
    days = tuple(
        FullDay(day, _taken_on(day, known) / full_week, exact(_own_on(day, planned)) / full_week)
        for day in sorted(set(_days_to_look_at(planned, known)))
    )
    return Occupancy(days, (*_missing_of_plan(planned), *_missing_of_others(planned, concerned)))


def steps_on(planned: PlannedPlacement, day: date) -> tuple[Step, ...]:
    """The steps that hold on a day; all of them on a day that the steps' own days leave out."""
    there = tuple(step for step in planned.steps if step.period is None or step.period.contains(day))
    return there or planned.steps


def is_at_own_job(occupant: Occupant, exempt: tuple[str, ...]) -> bool:
    """Whether somebody is known to be in practice at their own workplace (BEK § 65, stk. 5)."""
    if occupant.kind is not OccupantKind.PRACTICE or occupant.person is None:
        return False
    return membership(occupant.person, exempt).answer is True


def _counts(occupant: Occupant, planned: PlannedPlacement, counting: tuple[str, ...]) -> bool:
    if occupant.kind is not None and str(occupant.kind) not in counting:
        return False
    return occupant.period is None or occupant.period.overlaps(planned.period)


def _days_to_look_at(planned: PlannedPlacement, occupants: list[Occupant]) -> Iterator[date]:
    """The first day, each day on which somebody or a step begins, and the day after a step."""
    yield planned.starts
    began = [one.period.first for one in occupants if one.period is not None]
    for step in planned.steps:
        if step.period is not None:
            began += [step.period.first, step.period.last + _DAY]
    yield from (day for day in began if planned.period.contains(day))


def _taken_on(day: date, occupants: list[Occupant]) -> Fraction:
    present = [one for one in occupants if one.period is None or one.period.contains(day)]
    return sum((exact(one.weekly_hours) for one in present if one.weekly_hours is not None), Fraction(0))


def _own_on(day: date, planned: PlannedPlacement) -> Decimal:
    if planned.kind is PlacementKind.SUBSIDISED:
        return planned.subsidy.weekly_paid_hours or Decimal(0)
    return max(step.practice_hours or Decimal(0) for step in steps_on(planned, day))


def _missing_of_plan(planned: PlannedPlacement) -> tuple[str, ...]:
    if planned.kind is PlacementKind.SUBSIDISED:
        return ("subsidy.weekly_paid_hours",) if planned.subsidy.weekly_paid_hours is None else ()
    return ("practice_hours",) if planned.practice_hours is None else ()


def _missing_of_others(planned: PlannedPlacement, concerned: list[Occupant]) -> tuple[str, ...]:
    if planned.workplace.occupants is None:
        return ("workplace.occupants",)
    lacking = {"kind" if one.kind is None else "weekly_hours" for one in concerned if not _is_known(one)}
    return tuple(f"workplace.occupants.{name}" for name in sorted(lacking))


def _is_known(occupant: Occupant) -> bool:
    return occupant.kind is not None and occupant.weekly_hours is not None
