"""From a pattern and a period to dated days of work."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from itertools import pairwise

from jobbro.domain.calendar.errors import CalendarError, CalendarErrorCode
from jobbro.domain.calendar.patterns import MINUTES_PER_HOUR, TimeSlot, WeekPattern, hours_of
from jobbro.domain.calendar.periods import Period, Weekday, require_day


@dataclass(frozen=True, slots=True, order=True)
class WorkDay:
    """One stretch of work on one date; a date with two slots gives two of these."""

    day: date
    starts: time
    ends: time
    hours: Decimal

    @classmethod
    def from_slot(cls, day: date, slot: TimeSlot) -> "WorkDay":
        """The slot as it falls on that date, whatever weekday the date is."""
        return cls(day, slot.starts, slot.ends, slot.hours)


def work_days(
    pattern: WeekPattern, period: Period, *, closed: Collection[date] = (), extra: Iterable[WorkDay] = ()
) -> tuple[WorkDay, ...]:
    """The dated work of a pattern in a period, in order of time, without the closed days.

    ``extra`` adds agreed exceptions, also on closed days and outside the period: they were agreed by name.

    :raises CalendarError: if an extra stretch overlaps another
    """
    shut = frozenset(closed)
    days = [
        WorkDay.from_slot(day, slot)
        for slot in pattern.slots
        for day in weekdays_in(period, slot.weekday)
        if day not in shut
    ]
    added = tuple(extra)
    days.extend(added)
    days.sort()
    if added:
        _refuse_overlap(days)
    return tuple(days)


def total_hours(days: Iterable[WorkDay]) -> Decimal:
    """The hours of all the stretches together, summed in whole minutes."""
    return hours_of(sum(round(day.hours * MINUTES_PER_HOUR) for day in days))


def day_count(days: Iterable[WorkDay]) -> int:
    """On how many different dates there is work."""
    return len({day.day for day in days})


def last_work_day(pattern: WeekPattern, period: Period, *, closed: Collection[date] = ()) -> date | None:
    """The last date with work in the period, or None when there is none."""
    shut = frozenset(closed)
    days = (day for weekday in pattern.weekdays for day in weekdays_in(period, weekday) if day not in shut)
    return max(days, default=None)


def weekdays_in(period: Period, weekday: Weekday) -> Iterable[date]:
    """Every date of one weekday in the period, earliest first."""
    start = period.first.toordinal()
    first = start + (weekday - Weekday.of(period.first)) % 7
    return map(date.fromordinal, range(first, start + period.days, 7))


def weekday_count(period: Period, weekday: Weekday) -> int:
    """How many times a weekday falls in the period, counted without walking through it."""
    days_before = (weekday - Weekday.of(period.first)) % 7
    return max(0, (period.days - days_before + 6) // 7)


def _refuse_overlap(days: list[WorkDay]) -> None:
    for day in days:
        require_day(day.day)
    for earlier, later in pairwise(days):
        if earlier.day == later.day and later.starts < earlier.ends:
            raise CalendarError(CalendarErrorCode.WORK_DAYS_OVERLAP, earlier.day, earlier.starts, later.starts)
