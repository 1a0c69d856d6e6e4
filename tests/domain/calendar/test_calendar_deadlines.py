"""When an answer is due, counted in working days."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from jobbro.domain.calendar import due_moment, is_working_day, working_time

HERE = ZoneInfo("Europe/Copenhagen")
FIRST, LAST = datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2030-12-31")
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.just(HERE))


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=HERE)


DUE = (
    ("2026-03-06 15:00", 1, "2026-03-09 15:00"),  # Friday to Monday
    ("2026-03-05 15:00", 1, "2026-03-06 15:00"),
    ("2026-03-06 15:00", 2, "2026-03-10 15:00"),
    ("2026-03-07 10:00", 1, "2026-03-09 23:59"),  # on a Saturday: Monday is its first working day
    ("2026-04-01 15:00", 1, "2026-04-07 15:00"),  # the Wednesday before Easter to the Tuesday after it
    ("2026-05-13 09:00", 1, "2026-05-15 09:00"),  # across Ascension Day
    ("2026-03-27 15:00", 1, "2026-03-30 15:00"),  # the clock is put forward in between, and three is still three
)


def test_an_answer_is_due_at_the_same_time_so_many_working_days_later():
    assert [str(due_moment(at(came), days))[:16] for came, days, _due in DUE] == [due for *_, due in DUE]


@given(came=MOMENTS, later=st.timedeltas(timedelta(0), timedelta(days=20)), days=st.integers(1, 10))
def test_what_comes_later_is_never_due_earlier_and_always_on_a_working_day(came, later, days):
    due = due_moment(came, days)
    assert is_working_day(due.date()) and due > came
    assert due_moment(came + later, days) >= due.replace(second=0, microsecond=0)


def test_time_on_days_off_is_not_counted():
    assert working_time(at("2026-03-06 15:00"), at("2026-03-09 15:00")) == timedelta(days=1)
    assert working_time(at("2026-03-07 10:00"), at("2026-03-08 20:00")) == timedelta(0)
    assert working_time(at("2026-03-05 09:00"), at("2026-03-05 11:30")) == timedelta(hours=2, minutes=30)
    assert working_time(at("2026-03-05 11:00"), at("2026-03-05 09:00")) == timedelta(0)
