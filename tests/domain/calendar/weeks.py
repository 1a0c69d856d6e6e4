"""Days, slots and patterns that hypothesis can draw, and short ways to write them in a test."""

from datetime import date, time, timedelta

import pytest
from hypothesis import strategies as st

from jobbro.domain.calendar import CalendarError, CalendarErrorCode, Period, TimeSlot, Weekday, WeekPattern

MON, TUE, WED, THU, FRI, SAT, SUN = Weekday

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
weekdays = st.sampled_from(Weekday)


@st.composite
def periods(draw: st.DrawFn, longest: int = 800) -> Period:
    first = draw(days)
    return Period(first, first + timedelta(days=draw(st.integers(0, longest))))


@st.composite
def slots(draw: st.DrawFn) -> TimeSlot:
    starts = draw(st.integers(0, 24 * 60 - 2))
    ends = draw(st.integers(starts + 1, 24 * 60 - 1))
    pause = draw(st.integers(0, ends - starts - 1))
    return TimeSlot(draw(weekdays), clock(starts), clock(ends), pause)


@st.composite
def patterns(draw: st.DrawFn) -> WeekPattern:
    kept: list[TimeSlot] = []
    for slot in draw(st.lists(slots(), max_size=8)):
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
