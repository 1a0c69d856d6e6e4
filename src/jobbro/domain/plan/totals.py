"""What a plan comes to in days and hours: per week, as planned, and when closed days are left out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from jobbro.domain.calendar import TimeSlot, Weekday, hours_of, weekday_count
from jobbro.domain.plan.model import Plan, PlanStep


@dataclass(frozen=True, slots=True)
class WorkCount:
    """Days with work and time worked, by kind. A day counts once however many slots it holds; breaks are off."""

    practice_days: int
    practice_minutes: int
    paid_days: int
    paid_minutes: int
    total_days: int

    @property
    def practice_hours(self) -> Decimal:
        """Hours of practice."""
        return hours_of(self.practice_minutes)

    @property
    def paid_hours(self) -> Decimal:
        """Paid hours."""
        return hours_of(self.paid_minutes)

    @property
    def total_hours(self) -> Decimal:
        """Hours of both kinds together."""
        return hours_of(self.practice_minutes + self.paid_minutes)

    def __add__(self, other: "WorkCount") -> "WorkCount":
        return WorkCount(
            self.practice_days + other.practice_days,
            self.practice_minutes + other.practice_minutes,
            self.paid_days + other.paid_days,
            self.paid_minutes + other.paid_minutes,
            self.total_days + other.total_days,
        )


@dataclass(frozen=True, slots=True)
class Totals:
    """Days and hours as planned, and after the closed days that would have been days of work are left out.

    ``paid_share`` is paid hours of all hours, from 0 to 1, and None where there are no hours. The short names
    (``practice_days``, ``total_hours`` …) are the planned ones.
    """

    planned: WorkCount
    after_closed: WorkCount
    closed_days: tuple[date, ...]
    paid_share: Decimal | None

    @property
    def paid_share_percent(self) -> Decimal | None:
        """The paid share in per cent with one decimal, halves rounded up: 5 of 15 hours is 33.3."""
        if self.paid_share is None:
            return None
        return (self.paid_share * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def practice_days(self) -> int:
        """Planned days with practice."""
        return self.planned.practice_days

    @property
    def practice_hours(self) -> Decimal:
        """Planned hours of practice."""
        return self.planned.practice_hours

    @property
    def paid_days(self) -> int:
        """Planned days with paid hours."""
        return self.planned.paid_days

    @property
    def paid_hours(self) -> Decimal:
        """Planned paid hours."""
        return self.planned.paid_hours

    @property
    def total_days(self) -> int:
        """Planned days with work of either kind; a day with both counts once."""
        return self.planned.total_days

    @property
    def total_hours(self) -> Decimal:
        """Planned hours of both kinds."""
        return self.planned.total_hours


@dataclass(frozen=True, slots=True)
class StepTotals(Totals):
    """The arithmetic of one step; here ``paid_share`` is the share of an ordinary week."""

    number: int
    practice_per_week: Decimal
    paid_per_week: Decimal
    total_per_week: Decimal


@dataclass(frozen=True, slots=True)
class PlanTotals(Totals):
    """The arithmetic of all steps together; here ``paid_share`` is the share of all planned hours.

    A day in two overlapping steps counts in both; ``check_plan`` tells of the overlap.
    """

    steps: tuple[StepTotals, ...]


def step_totals(step: PlanStep, *, closed: Collection[date] = ()) -> StepTotals:
    """Hours per week, days and hours of a step, both as planned and without the closed days."""
    slots = step.practice.slots + step.paid.slots
    weekdays = {slot.weekday for slot in slots}
    shut = tuple(sorted(day for day in set(closed) if day in step.period and Weekday.of(day) in weekdays))
    planned = {weekday: weekday_count(step.period, weekday) for weekday in weekdays}
    lost = {weekday: sum(Weekday.of(day) == weekday for day in shut) for weekday in weekdays}
    kept = {weekday: planned[weekday] - lost[weekday] for weekday in weekdays}
    return StepTotals(
        planned=_count(step, planned),
        after_closed=_count(step, kept),
        closed_days=shut,
        paid_share=_share(step.paid.minutes_per_week, sum(slot.minutes for slot in slots)),
        number=step.number,
        practice_per_week=step.practice.hours_per_week,
        paid_per_week=step.paid.hours_per_week,
        total_per_week=hours_of(sum(slot.minutes for slot in slots)),
    )


def plan_totals(plan: Plan, *, closed: Collection[date] = ()) -> PlanTotals:
    """Days and hours of the steps and their sums, both as planned and without the closed days."""
    steps = tuple(step_totals(step, closed=closed) for step in plan.steps)
    planned = sum((step.planned for step in steps), NOTHING)
    return PlanTotals(
        planned=planned,
        after_closed=sum((step.after_closed for step in steps), NOTHING),
        closed_days=tuple(sorted({day for step in steps for day in step.closed_days})),
        paid_share=_share(planned.paid_minutes, planned.paid_minutes + planned.practice_minutes),
        steps=steps,
    )


NOTHING = WorkCount(0, 0, 0, 0, 0)


def _count(step: PlanStep, times: dict[Weekday, int]) -> WorkCount:
    """Count from how many times each weekday falls, so that a long step costs no more than a short one."""
    practice, paid = step.practice.slots, step.paid.slots
    return WorkCount(
        practice_days=_days(practice, times),
        practice_minutes=_minutes(practice, times),
        paid_days=_days(paid, times),
        paid_minutes=_minutes(paid, times),
        total_days=_days(practice + paid, times),
    )


def _days(slots: Iterable[TimeSlot], times: dict[Weekday, int]) -> int:
    return sum(times[weekday] for weekday in {slot.weekday for slot in slots})


def _minutes(slots: Iterable[TimeSlot], times: dict[Weekday, int]) -> int:
    return sum(slot.minutes * times[slot.weekday] for slot in slots)


def _share(part: int, whole: int) -> Decimal | None:
    return Decimal(part) / whole if whole else None
