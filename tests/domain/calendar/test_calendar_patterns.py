from datetime import UTC, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.calendar.weeks import FRI, MON, TUE, WED, at, patterns, refused, slot, slots

from jobbro.domain.calendar import CalendarError, CalendarErrorCode, TimeSlot, Weekday, WeekPattern, hours_of


def test_an_unpaid_break_is_taken_off_the_hours():
    assert slot(MON, "8:00", "15:30", pause=30).hours == 7
    assert slot(MON, "8:00", "8:20").hours.quantize(Decimal("0.01")) == Decimal("0.33")


def test_three_slots_of_twenty_minutes_are_exactly_one_hour():
    assert at(MON, WED, FRI, starts="9:00", ends="9:20").hours_per_week == 1


@pytest.mark.parametrize(("starts", "ends"), [("22:00", "6:00"), ("9:00", "9:00"), ("18:00", "0:00")])
def test_a_shift_over_midnight_or_without_length_is_refused(starts, ends):
    with refused(CalendarErrorCode.ENDS_NOT_AFTER_START):
        slot(MON, starts, ends)


@pytest.mark.parametrize("pause", [180, 181, 10_000])
def test_a_break_as_long_as_the_slot_is_refused(pause):
    with refused(CalendarErrorCode.BREAK_FILLS_SLOT):
        slot(MON, "9:00", "12:00", pause)
    assert slot(MON, "9:00", "12:00", 179).minutes == 1


def test_a_break_cannot_add_time():
    with refused(CalendarErrorCode.NEGATIVE_BREAK):
        slot(MON, "9:00", "12:00", -1)


@pytest.mark.parametrize("odd", [time(9, 0, 1), time(9, 0, 0, 1), time(9, tzinfo=UTC)])
def test_times_are_whole_minutes_by_the_wall_clock(odd):
    with refused(CalendarErrorCode.TIME_NOT_WHOLE_MINUTE):
        TimeSlot(MON, odd, time(12))


@pytest.mark.parametrize("weekday", [0, 8, -1])
def test_there_are_seven_weekdays(weekday):
    with refused(CalendarErrorCode.NO_SUCH_WEEKDAY):
        TimeSlot(weekday, time(9), time(12))


def test_a_plain_number_becomes_a_weekday():
    assert TimeSlot(3, time(9), time(12)).weekday is Weekday.WEDNESDAY  # type: ignore[arg-type]


def test_overlapping_slots_are_refused_but_one_may_start_when_the_other_ends():
    with refused(CalendarErrorCode.SLOTS_OVERLAP):
        WeekPattern((slot(MON, "9:00", "12:00"), slot(MON, "11:59", "13:00")))
    with refused(CalendarErrorCode.SLOTS_OVERLAP):
        WeekPattern((slot(MON, "9:00", "15:00"), slot(MON, "10:00", "11:00"), slot(MON, "14:00", "16:00")))
    assert WeekPattern((slot(MON, "9:00", "12:00"), slot(MON, "12:00", "13:00"))).hours_per_week == 4


def test_an_empty_pattern_is_a_week_without_hours():
    empty = WeekPattern()
    assert (empty.hours_per_week, empty.weekdays, empty.on(MON), bool(empty)) == (0, (), (), False)


def test_the_slots_of_a_weekday_come_earliest_first_whatever_order_they_were_written_in():
    late, early, other = slot(WED, "13:00", "15:00"), slot(WED, "9:00", "12:00"), slot(MON, "9:00", "10:00")
    pattern = WeekPattern((late, other, early))
    assert pattern.on(WED) == (early, late)
    assert pattern.weekdays == (MON, WED)
    assert pattern.on(TUE) == ()
    assert pattern == WeekPattern((early, late, other))


@given(patterns())
def test_hours_per_week_are_the_sum_over_the_weekdays(pattern):
    by_weekday = [hours_of(sum(one.minutes for one in pattern.on(weekday))) for weekday in pattern.weekdays]
    assert abs(sum(by_weekday) - pattern.hours_per_week) < Decimal("1e-20")
    assert bool(pattern) == (pattern.hours_per_week > 0)


@given(st.lists(slots(), max_size=6))
def test_a_pattern_is_made_exactly_when_no_minute_is_asked_for_twice(drawn):
    minutes = [
        (one.weekday, minute)
        for one in drawn
        for minute in range(one.starts.hour * 60 + one.starts.minute, one.ends.hour * 60 + one.ends.minute)
    ]
    if len(set(minutes)) < len(minutes):
        with pytest.raises(CalendarError):
            WeekPattern(tuple(drawn))
    else:
        assert WeekPattern(tuple(drawn)).slots == tuple(sorted(drawn))
