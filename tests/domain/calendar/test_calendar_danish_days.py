from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.calendar.weeks import days, periods, refused

from jobbro.domain.calendar import (
    CalendarErrorCode,
    Period,
    Weekday,
    add_working_days,
    customary_days_off,
    danish_holidays,
    holidays_known,
    is_working_day,
    working_days_between,
)


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31))


@pytest.mark.req("R-158")
def test_the_eleven_statutory_holidays_of_2023_with_their_danish_names():
    assert danish_holidays(year(2023)) == {
        date(2023, 1, 1): "Nytårsdag",
        date(2023, 4, 6): "Skærtorsdag",
        date(2023, 4, 7): "Langfredag",
        date(2023, 4, 9): "Påskedag",
        date(2023, 4, 10): "Anden påskedag",
        date(2023, 5, 5): "Store bededag",
        date(2023, 5, 18): "Kristi himmelfartsdag",
        date(2023, 5, 28): "Pinsedag",
        date(2023, 5, 29): "Anden pinsedag",
        date(2023, 12, 25): "Juledag",
        date(2023, 12, 26): "Anden juledag",
    }


@pytest.mark.req("R-158")
def test_store_bededag_is_a_holiday_for_the_last_time_in_2023():
    assert "Store bededag" in danish_holidays(year(2023)).values()
    assert "Store bededag" not in danish_holidays(year(2024)).values()
    fourth_friday_after_easter = date(2024, 4, 26)
    assert is_working_day(fourth_friday_after_easter)
    assert not is_working_day(date(2023, 5, 5))


def test_customary_days_off_are_kept_apart_from_the_statutory_ones():
    assert customary_days_off(year(2023)) == {
        date(2023, 5, 1): "Arbejdernes kampdag",
        date(2023, 6, 5): "Grundlovsdag",
        date(2023, 12, 24): "Juleaftensdag",
        date(2023, 12, 31): "Nytårsaften",
    }
    assert is_working_day(date(2023, 6, 5))
    assert not is_working_day(date(2023, 6, 5), closed=customary_days_off(year(2023)))


def test_holidays_come_in_order_over_the_turn_of_the_year():
    found = danish_holidays(Period(date(2023, 12, 24), date(2024, 1, 2)))
    assert list(found) == [date(2023, 12, 25), date(2023, 12, 26), date(2024, 1, 1)]


def test_a_holiday_on_a_customary_day_off_is_in_both():
    # Ascension Day fell on 1 May in 2008.
    day = Period(date(2008, 5, 1), date(2008, 5, 1))
    assert danish_holidays(day) == {day.first: "Kristi himmelfartsdag"}
    assert customary_days_off(day) == {day.first: "Arbejdernes kampdag"}


@pytest.mark.parametrize("period", [year(1770), year(2101), Period(date(2100, 12, 31), date(2101, 1, 1))])
def test_a_year_without_a_known_calendar_is_an_error_and_not_a_year_without_holidays(period):
    with refused(CalendarErrorCode.HOLIDAYS_UNKNOWN):
        danish_holidays(period)
    with refused(CalendarErrorCode.HOLIDAYS_UNKNOWN):
        customary_days_off(period)
    assert not holidays_known(period.last)


def test_every_known_year_has_its_holidays():
    whole = danish_holidays(Period(date(1771, 1, 1), date(2100, 12, 31)))
    for number in range(1771, 2101):
        of_year = [day for day in whole if day.year == number]
        assert len(of_year) == (11 if number <= 2023 else 10), number


@pytest.mark.req("R-158")
def test_a_message_on_friday_with_one_working_day_is_due_on_monday():
    friday = date(2023, 2, 3)
    assert Weekday.of(friday) == Weekday.FRIDAY
    assert add_working_days(friday, 1) == date(2023, 2, 6)


@pytest.mark.parametrize(
    ("day", "count", "answer"),
    [
        (date(2023, 4, 5), 1, date(2023, 4, 11)),  # Wednesday before Easter to Tuesday after it
        (date(2023, 4, 11), -1, date(2023, 4, 5)),
        (date(2023, 4, 8), 0, date(2023, 4, 11)),
        (date(2023, 4, 11), 0, date(2023, 4, 11)),
        (date(2023, 4, 8), 1, date(2023, 4, 11)),
        (date(2023, 12, 22), 3, date(2023, 12, 29)),
        (date(2024, 2, 28), 2, date(2024, 3, 1)),
    ],
)
def test_working_days_step_over_weekends_and_holidays(day, count, answer):
    assert add_working_days(day, count) == answer


def test_closed_days_of_an_office_are_stepped_over_as_well():
    assert add_working_days(date(2023, 6, 2), 1, closed=[date(2023, 6, 5)]) == date(2023, 6, 6)
    assert working_days_between(date(2023, 6, 2), date(2023, 6, 6), closed=[date(2023, 6, 5)]) == 2


def test_working_days_are_counted_with_both_ends():
    assert working_days_between(date(2023, 2, 3), date(2023, 2, 6)) == 2
    assert working_days_between(date(2023, 4, 6), date(2023, 4, 10)) == 0
    assert working_days_between(date(2023, 2, 4), date(2023, 2, 4)) == 0


def test_working_days_backwards_in_time_are_refused():
    with refused(CalendarErrorCode.LAST_BEFORE_FIRST):
        working_days_between(date(2023, 2, 6), date(2023, 2, 3))


def test_a_deadline_beyond_the_known_holidays_is_an_error():
    with refused(CalendarErrorCode.HOLIDAYS_UNKNOWN):
        add_working_days(date(2100, 12, 31), 1)


def test_a_deadline_is_counted_from_a_day_and_not_from_a_point_in_time():
    with refused(CalendarErrorCode.NOT_A_DAY):
        add_working_days(datetime(2023, 2, 3, 15, tzinfo=UTC), 1)


@given(days, st.integers(1, 60))
def test_the_nth_working_day_is_a_working_day_with_n_of_them_on_the_way(day, count):
    due = add_working_days(day, count)
    assert is_working_day(due)
    assert working_days_between(day + timedelta(days=1), due) == count
    assert add_working_days(due, -count) == add_working_days(day + timedelta(days=1), -1)


@given(periods())
def test_working_days_are_the_weekdays_less_the_holidays_on_them(period):
    holidays = danish_holidays(period)
    by_hand = [day for day in period if day.isoweekday() <= 5 and day not in holidays]
    assert working_days_between(period.first, period.last) == len(by_hand)
