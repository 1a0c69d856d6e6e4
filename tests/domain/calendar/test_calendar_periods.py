import copy
import pickle
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.calendar.weeks import days, periods, refused

from jobbro.domain.calendar import CalendarError, CalendarErrorCode, Period, Weekday, gaps_in_days, week_number


def test_a_period_of_one_day_has_one_day_and_a_seventh_of_a_week():
    day = date(2024, 2, 29)
    period = Period(day, day)
    assert (period.days, list(period)) == (1, [day])
    assert period.weeks == Decimal(1) / 7
    assert period.contains(day) and not period.contains(date(2024, 3, 1))


def test_a_period_that_ends_before_it_begins_is_refused_as_a_value_error():
    with pytest.raises(ValueError, match="last_before_first 2023-02-02 2023-02-01"):
        Period(date(2023, 2, 2), date(2023, 2, 1))


def test_a_point_in_time_is_no_day():
    with refused(CalendarErrorCode.NOT_A_DAY):
        Period(datetime(2023, 1, 1, tzinfo=UTC), date(2023, 1, 2))
    with refused(CalendarErrorCode.NOT_A_DAY):
        Period(date(2023, 1, 1), "2023-01-02")  # type: ignore[arg-type]


@pytest.mark.parametrize("weeks", [0, -1])
def test_a_period_of_no_weeks_is_refused(weeks):
    with refused(CalendarErrorCode.TOO_FEW_WEEKS):
        Period.of_weeks(date(2023, 1, 2), weeks)


def test_a_period_cannot_run_past_the_last_year_there_is():
    with refused(CalendarErrorCode.BEYOND_LAST_YEAR):
        Period.of_weeks(date(9999, 12, 1), 5)


def test_thirteen_weeks_from_a_monday_end_on_a_sunday():
    period = Period.of_weeks(date(2023, 1, 23), 13)
    assert period == Period(date(2023, 1, 23), date(2023, 4, 23))
    assert (period.weeks, Weekday.of(period.last)) == (13, Weekday.SUNDAY)


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 12, 27), 0),
        (date(2026, 12, 28), 1),
        (date(2027, 1, 3), 1),
        (date(2027, 1, 4), 2),
        (date(2026, 12, 20), -1),
    ],
)
def test_weeks_are_counted_from_the_first_day_also_through_week_53_and_new_year(day, week):
    period = Period.of_weeks(date(2026, 12, 28), 8)
    assert period.first.isocalendar().week == 53
    assert week_number(day, period) == week


def test_gaps_are_counted_in_days_and_go_negative_where_dates_fall():
    assert gaps_in_days([date(2024, 2, 28), date(2024, 3, 1), date(2024, 2, 29)]) == (2, -1)
    assert gaps_in_days([date(2024, 2, 28)]) == () == gaps_in_days([])


@given(periods(), periods())
def test_two_periods_overlap_exactly_when_some_day_lies_in_both(one, other):
    shared = set(one) & set(other)
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    common = one.shared_with(other)
    assert set(common or ()) == shared


@given(days, st.integers(1, 600))
def test_whole_weeks_hold_seven_days_each(first, weeks):
    period = Period.of_weeks(first, weeks)
    assert period.weeks == weeks
    assert sum(1 for _ in period) == period.days == 7 * weeks
    assert {week_number(day, period) for day in period} == set(range(1, weeks + 1))


@given(periods(), days)
def test_a_period_contains_exactly_the_days_it_walks_through(period, day):
    assert period.contains(day) == (day in period) == (day in set(period))
    assert period.last + timedelta(days=1) not in period


def test_an_error_survives_being_copied_and_sent_to_another_process():
    error = CalendarError(CalendarErrorCode.TOO_FEW_WEEKS, 0)
    for twin in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert (twin.code, twin.about, str(twin)) == (error.code, (0,), "too_few_weeks 0")
