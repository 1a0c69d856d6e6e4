from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.calendar.weeks import FRI, MON, SAT, THU, WED, at, patterns, periods, refused, weekdays

from jobbro.domain.calendar import (
    CalendarErrorCode,
    DayWarning,
    EveryWeeks,
    FixedDates,
    InWeeks,
    MeetingDay,
    Period,
    Weekday,
    Weekly,
    day_warnings,
    gaps_in_days,
    meeting_days,
    week_number,
)


def weeks_of(found: tuple[MeetingDay, ...]) -> list[int]:
    return [meeting.week_number for meeting in found]


@pytest.mark.req("R-113")
@pytest.mark.req("R-158")
def test_every_14_days_gives_marianne_four_follow_ups_in_weeks_2_4_6_and_8():
    found = meeting_days(EveryWeeks(2, WED), Period.of_weeks(date(2023, 2, 1), 8))
    assert weeks_of(found) == [2, 4, 6, 8]
    assert gaps_in_days([meeting.day for meeting in found]) == (14, 14, 14)
    assert {Weekday.of(meeting.day) for meeting in found} == {WED}


@pytest.mark.req("R-158")
def test_the_eight_week_course_has_eight_weekly_slots_and_meetings_in_weeks_1_4_and_8():
    course = Period.of_weeks(date(2023, 3, 6), 8)
    assert weeks_of(meeting_days(Weekly(THU), course)) == [1, 2, 3, 4, 5, 6, 7, 8]
    meetings = meeting_days(InWeeks((1, 4, 8), MON), course)
    assert weeks_of(meetings) == [1, 4, 8]
    assert [meeting.day for meeting in meetings] == [date(2023, 3, 6), date(2023, 3, 27), date(2023, 4, 24)]


@pytest.mark.req("R-109")
@pytest.mark.req("R-158")
def test_the_two_follow_ups_of_thomas_are_wednesdays_35_days_apart_and_on_his_work_days():
    period, mornings = Period.of_weeks(date(2023, 1, 23), 13), at(MON, WED, FRI, starts="9:00", ends="12:00")
    found = meeting_days(FixedDates((date(2023, 3, 29), date(2023, 2, 22))), period)
    assert [meeting.day for meeting in found] == [date(2023, 2, 22), date(2023, 3, 29)]
    assert {Weekday.of(meeting.day) for meeting in found} == {WED}
    assert gaps_in_days([meeting.day for meeting in found]) == (35,)
    assert [day_warnings(meeting.day, pattern=mornings, period=period) for meeting in found] == [(), ()]


@pytest.mark.req("R-127")
@pytest.mark.req("R-158")
def test_the_museum_steps_begin_and_end_on_saturdays_and_lie_9_31_and_30_days_apart():
    steps = [date(2023, 4, 22), date(2023, 5, 1), date(2023, 6, 1), date(2023, 7, 1)]
    assert [day_warnings(day) for day in steps] == [(DayWarning.WEEKEND,), (), (), (DayWarning.WEEKEND,)]
    assert gaps_in_days(steps) == (9, 31, 30)
    assert sum(gaps_in_days(steps)) == 70


@pytest.mark.req("R-158")
def test_a_meeting_on_a_day_the_citizen_does_not_work_is_warned_of():
    mornings = at(MON, WED, FRI, starts="9:00", ends="12:00")
    assert day_warnings(date(2023, 2, 23), pattern=mornings) == (DayWarning.NOT_A_WORK_DAY,)
    assert day_warnings(date(2023, 2, 22), pattern=mornings) == ()


def test_all_that_is_unusual_about_a_day_is_told_in_a_fixed_order():
    christmas_saturday = date(2021, 12, 25)
    assert day_warnings(
        christmas_saturday, pattern=at(MON, starts="9:00", ends="12:00"), period=Period.of_weeks(date(2022, 1, 3), 4)
    ) == (DayWarning.WEEKEND, DayWarning.HOLIDAY, DayWarning.NOT_A_WORK_DAY, DayWarning.OUTSIDE_PERIOD)


def test_a_day_in_a_year_without_known_holidays_says_so_and_does_not_break_the_page():
    assert day_warnings(date(203, 1, 3)) == (DayWarning.HOLIDAYS_UNKNOWN,)
    assert day_warnings(date(2101, 1, 3)) == (DayWarning.HOLIDAYS_UNKNOWN,)


def test_named_dates_and_weeks_outside_the_period_come_back_and_are_warned_of():
    period = Period.of_weeks(date(2023, 2, 1), 4)
    named = meeting_days(FixedDates((date(2023, 1, 31), date(2023, 3, 8))), period)
    assert weeks_of(named) == [0, 6]
    in_weeks = meeting_days(InWeeks((1, 4, 8), WED), period)
    assert weeks_of(in_weeks) == [1, 4, 8]
    outside = [day_warnings(meeting.day, period=period) == (DayWarning.OUTSIDE_PERIOD,) for meeting in in_weeks]
    assert outside == [False, False, True]


def test_what_repeats_stops_with_the_period():
    assert meeting_days(EveryWeeks(9, MON), Period.of_weeks(date(2023, 1, 2), 8)) == ()
    assert meeting_days(Weekly(MON), Period(date(2023, 1, 3), date(2023, 1, 8))) == ()
    assert meeting_days(EveryWeeks(10**9, MON), Period.of_weeks(date(2023, 1, 2), 8)) == ()


def test_a_repeat_reaches_the_very_last_day_of_the_period():
    one_day = Period(date(2024, 2, 29), date(2024, 2, 29))
    assert meeting_days(Weekly(THU), one_day) == (MeetingDay(one_day.first, 1),)


def test_a_repeat_runs_through_week_53_and_the_turn_of_the_year():
    found = meeting_days(Weekly(FRI), Period(date(2026, 12, 21), date(2027, 1, 10)))
    assert [meeting.day.isocalendar().week for meeting in found] == [52, 53, 1]


def test_weeks_given_out_of_order_come_in_order():
    assert InWeeks((8, 1, 4), MON) == InWeeks((1, 4, 8), MON)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: FixedDates(()), CalendarErrorCode.NO_MEETINGS),
        (lambda: FixedDates((date(2023, 1, 2), date(2023, 1, 2))), CalendarErrorCode.REPEATED),
        (lambda: FixedDates((datetime(2023, 1, 2, tzinfo=UTC),)), CalendarErrorCode.NOT_A_DAY),
        (lambda: InWeeks((), MON), CalendarErrorCode.NO_MEETINGS),
        (lambda: InWeeks((4, 4), MON), CalendarErrorCode.REPEATED),
        (lambda: InWeeks((0, 4), MON), CalendarErrorCode.WEEK_BELOW_ONE),
        (lambda: InWeeks((1,), 9), CalendarErrorCode.NO_SUCH_WEEKDAY),  # type: ignore[arg-type]
        (lambda: EveryWeeks(0, MON), CalendarErrorCode.TOO_FEW_WEEKS),
        (lambda: EveryWeeks(2, 0), CalendarErrorCode.NO_SUCH_WEEKDAY),  # type: ignore[arg-type]
        (lambda: Weekly(8), CalendarErrorCode.NO_SUCH_WEEKDAY),  # type: ignore[arg-type]
    ],
)
def test_a_recurrence_that_makes_no_sense_is_refused_when_it_is_made(make, code):
    with refused(code):
        make()


def test_a_week_beyond_the_last_year_there_is_is_refused():
    with refused(CalendarErrorCode.BEYOND_LAST_YEAR):
        meeting_days(InWeeks((10**9,), SAT), Period.of_weeks(date(2023, 1, 2), 1))


@given(periods(), st.integers(1, 30), weekdays)
def test_every_n_weeks_is_every_nth_of_the_weekly_days(period, n, weekday):
    weekly = meeting_days(Weekly(weekday), period)
    found = meeting_days(EveryWeeks(n, weekday), period)
    assert found == tuple(meeting for meeting in weekly if meeting.week_number % n == 0)
    assert all(period.contains(meeting.day) for meeting in found)


@given(periods(), st.sets(st.integers(1, 60), min_size=1), weekdays)
def test_named_weeks_each_give_one_meeting_in_that_week(period, weeks, weekday):
    found = meeting_days(InWeeks(tuple(weeks), weekday), period)
    assert weeks_of(found) == sorted(weeks)
    assert all(Weekday.of(meeting.day) == weekday for meeting in found)
    assert all(week_number(meeting.day, period) == meeting.week_number for meeting in found)


@given(patterns(), periods())
def test_a_day_outside_the_pattern_is_told_of_exactly_when_it_has_no_slot(pattern, period):
    for day in list(period)[:14]:
        told = DayWarning.NOT_A_WORK_DAY in day_warnings(day, pattern=pattern, period=period)
        assert told == (not pattern.on(Weekday.of(day)))
