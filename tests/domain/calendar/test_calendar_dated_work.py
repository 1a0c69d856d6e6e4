from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.calendar.weeks import FRI, MON, SAT, SUN, WED, at, patterns, periods, refused, slot, weekdays

from jobbro.domain.calendar import (
    CalendarErrorCode,
    Period,
    Weekday,
    WeekPattern,
    WorkDay,
    danish_holidays,
    day_count,
    last_work_day,
    total_hours,
    weekday_count,
    weekdays_in,
    work_days,
)


@pytest.mark.req("R-109")
@pytest.mark.req("R-158")
def test_thomas_works_39_days_and_117_hours_in_13_weeks():
    mornings = at(MON, WED, FRI, starts="9:00", ends="12:00")
    planned = work_days(mornings, Period.of_weeks(date(2023, 1, 23), 13))
    assert mornings.hours_per_week == 9
    assert (day_count(planned), total_hours(planned)) == (39, 117)


@pytest.mark.req("R-109")
@pytest.mark.req("R-158")
def test_easter_2023_takes_good_friday_and_easter_monday_from_thomas():
    mornings, period = at(MON, WED, FRI, starts="9:00", ends="12:00"), Period.of_weeks(date(2023, 1, 23), 13)
    planned, left = work_days(mornings, period), work_days(mornings, period, closed=danish_holidays(period))
    assert (day_count(left), total_hours(left)) == (37, 111)
    assert {day.day for day in planned} - {day.day for day in left} == {date(2023, 4, 7), date(2023, 4, 10)}


@pytest.mark.req("R-112")
@pytest.mark.req("R-158")
def test_marianne_works_8_wednesdays_and_40_hours_and_ends_on_the_eighth():
    # The source names no start date; any Wednesday without holidays in the eight weeks will do.
    wednesdays, period = at(WED, starts="9:00", ends="14:00"), Period.of_weeks(date(2023, 2, 1), 8)
    planned = work_days(wednesdays, period, closed=danish_holidays(period))
    assert {Weekday.of(day.day) for day in planned} == {WED}
    assert (day_count(planned), total_hours(planned)) == (8, 40)
    assert last_work_day(wednesdays, period) == planned[-1].day == date(2023, 3, 22)


def test_a_day_with_two_slots_is_one_day_and_two_stretches():
    pattern = WeekPattern((slot(MON, "13:00", "15:00"), slot(MON, "9:00", "12:00")))
    planned = work_days(pattern, Period.of_weeks(date(2023, 1, 2), 2))
    assert [stretch.starts for stretch in planned] == [time(9), time(13), time(9), time(13)]
    assert (day_count(planned), len(planned), total_hours(planned)) == (2, 4, 10)


def test_a_period_of_one_day_has_work_only_on_a_day_of_the_pattern():
    mondays, leap_day = at(MON, starts="9:00", ends="12:00"), date(2024, 2, 29)
    assert work_days(mondays, Period(leap_day, leap_day)) == ()
    assert last_work_day(mondays, Period(leap_day, leap_day)) is None
    thursdays = at(Weekday.THURSDAY, starts="9:00", ends="12:00")
    assert work_days(thursdays, Period(leap_day, leap_day)) == (WorkDay(leap_day, time(9), time(12), Decimal(3)),)


def test_no_slots_means_no_work():
    assert work_days(WeekPattern(), Period.of_weeks(date(2023, 1, 2), 52)) == ()
    assert total_hours(()) == 0 == day_count(())


def test_the_clock_change_in_spring_takes_no_hour_away():
    nights_and_mornings = at(SUN, starts="1:00", ends="4:00")
    planned = work_days(nights_and_mornings, Period(date(2023, 3, 26), date(2023, 3, 26)))
    assert total_hours(planned) == 3


def test_a_holiday_on_a_weekend_takes_nothing_from_someone_who_works_on_weekdays():
    # Christmas Day 2021 is a Saturday and the day after it a Sunday.
    period = Period(date(2021, 12, 20), date(2021, 12, 26))
    weekdays_only = at(*list(Weekday)[:5], starts="9:00", ends="10:00")
    closed = danish_holidays(period)
    assert set(closed) == {date(2021, 12, 25), date(2021, 12, 26)}
    assert work_days(weekdays_only, period, closed=closed) == work_days(weekdays_only, period)
    assert day_count(work_days(at(SAT, SUN, starts="9:00", ends="10:00"), period, closed=closed)) == 0


def test_an_agreed_extra_day_counts_even_on_a_closed_day_or_outside_the_period():
    period, mondays = Period.of_weeks(date(2023, 4, 3), 2), at(MON, starts="9:00", ends="12:00")
    extra = (
        WorkDay.from_slot(date(2023, 4, 10), slot(MON, "10:00", "11:00")),
        WorkDay.from_slot(date(2023, 4, 20), slot(MON, "9:00", "11:00")),
    )
    planned = work_days(mondays, period, closed=danish_holidays(period), extra=extra)
    assert [stretch.day.day for stretch in planned] == [3, 10, 20]
    assert total_hours(planned) == 6


def test_an_extra_stretch_may_begin_when_the_ordinary_one_ends():
    mondays, period = at(MON, starts="9:00", ends="12:00"), Period.of_weeks(date(2023, 4, 3), 1)
    extra = WorkDay.from_slot(date(2023, 4, 3), slot(MON, "12:00", "13:00"))
    assert total_hours(work_days(mondays, period, extra=[extra])) == 4


def test_an_extra_stretch_on_top_of_another_is_refused():
    mondays, period = at(MON, starts="9:00", ends="12:00"), Period.of_weeks(date(2023, 4, 3), 1)
    with refused(CalendarErrorCode.WORK_DAYS_OVERLAP):
        work_days(mondays, period, extra=[WorkDay.from_slot(date(2023, 4, 3), slot(MON, "11:00", "13:00"))])


def test_hours_of_odd_minutes_add_up_exactly():
    pattern, period = at(MON, starts="9:00", ends="9:20"), Period.of_weeks(date(2023, 1, 2), 300)
    assert total_hours(work_days(pattern, period)) == 100


@given(periods(), weekdays)
def test_counting_a_weekday_agrees_with_walking_through_the_period(period, weekday):
    found = list(weekdays_in(period, weekday))
    assert found == [day for day in period if Weekday.of(day) == weekday]
    assert weekday_count(period, weekday) == len(found)


@given(patterns(), periods(), st.data())
def test_work_falls_in_the_period_on_pattern_weekdays_and_never_on_a_closed_day(pattern, period, data):
    closed = data.draw(st.sets(st.sampled_from(list(period)), max_size=20))
    planned = work_days(pattern, period, closed=closed)
    assert list(planned) == sorted(planned)
    for stretch in planned:
        assert period.contains(stretch.day) and stretch.day not in closed
        assert Weekday.of(stretch.day) in pattern.weekdays
    # Every open day of the pattern is there, with all its slots.
    by_hand = sum(len(pattern.on(Weekday.of(day))) for day in period if day not in closed)
    assert len(planned) == by_hand
    assert last_work_day(pattern, period, closed=closed) == (planned[-1].day if planned else None)


@given(patterns(), periods())
def test_splitting_a_period_splits_its_work(pattern, period):
    middle = period.first + timedelta(days=period.days // 2)
    parts = [Period(period.first, middle)]
    if middle < period.last:
        parts.append(Period(middle + timedelta(days=1), period.last))
    assert sum((work_days(pattern, part) for part in parts), ()) == work_days(pattern, period)
