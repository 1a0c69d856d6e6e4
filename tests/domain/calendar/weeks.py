"""Days, slots and patterns that hypothesis can draw, and short ways to write them in a test."""

from datetime import date, time, timedelta

import pytest
from hypothesis import strategies as st

from jobbro.domain.calendar import CalendarError, CalendarErrorCode, Period, TimeSlot, Weekday, WeekPattern

MON, TUE, WED, THU, FRI, SAT, SUN = Weekday

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
weekdays = st.sampled_from(Weekday)


def periods(longest: int = 800) -> st.SearchStrategy[Period]:
    return st.builds(lambda first, more: Period(first, first + timedelta(days=more)), days, st.integers(0, longest))


def _slot(weekday: Weekday, one: int, other: int, part: int) -> TimeSlot:
    starts, ends = min(one, other), max(one, other) + 1
    return TimeSlot(weekday, clock(starts), clock(ends), part % (ends - starts))


def slots() -> st.SearchStrategy[TimeSlot]:
    minutes = st.integers(0, 24 * 60 - 2)
    return st.builds(_slot, weekdays, minutes, minutes, st.integers(0, 90))


def patterns(most: int = 6) -> st.SearchStrategy[WeekPattern]:
    return st.lists(slots(), max_size=most).map(_without_overlap)


def _without_overlap(drawn: list[TimeSlot]) -> WeekPattern:
    kept: list[TimeSlot] = []
    for slot in drawn:
        if not any(slot.overlaps(other) for other in kept):
            kept.append(slot)
    return WeekPattern(tuple(kept))


def clock(minute: int) -> time:
    return time(*divmod(minute, 60))


def at(*weekdays: Weekday, starts: str, ends: str) -> WeekPattern:
    """The same hours on each of the weekdays, written as on paper: ``at(MON, WED, starts="9:00", ends="12:00")``."""
    return WeekPattern.same_time(weekdays, _read(starts), _read(ends))


def slot(weekday: Weekday, starts: str, ends: str, pause: int = 0) -> TimeSlot:
    return TimeSlot(weekday, _read(starts), _read(ends), pause)


def _read(text: str) -> time:
    hour, minute = text.split(":")
    return time(int(hour), int(minute))


def refused(code: CalendarErrorCode) -> pytest.RaisesExc[CalendarError]:
    """Expect a refusal for exactly this reason."""
    return pytest.raises(CalendarError, check=lambda error: error.code == code)
