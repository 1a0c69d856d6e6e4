"""The first ten weeks of the simulated year: the memory keeps what it promises, and one sees what its lack costs."""

from datetime import date, timedelta

from bench.contact_year import Event, doubles, live

LAST = date(2026, 3, 8)


def test_with_the_memory_nobody_calls_twice_or_in_a_pause_and_no_promise_is_lost():
    year = live(seed=1, with_memory=True, last=LAST)
    assert year.cold > 300 and year.promises > 50
    assert (year.double, year.in_pause, year.unseen) == (0, 0, 0)
    assert year.small_reached > 0.8 * year.small
    assert year == live(seed=1, with_memory=True, last=LAST)


def test_without_it_the_same_weeks_have_double_calls():
    year = live(seed=1, with_memory=False, last=LAST)
    assert year.double > 0 and year.in_pause > 0


def test_a_double_call_is_counted_from_the_log_alone():
    first = date(2026, 3, 2)

    def call(days: int, by: str, *, cold: bool = True) -> Event:
        return Event(first + timedelta(days=days), by, "firma", cold, True, None)

    assert doubles([call(0, "a"), call(13, "b")], calm_days=14) == 1
    assert doubles([call(0, "a"), call(14, "b")], calm_days=14) == 0
    assert doubles([call(0, "a"), call(3, "a"), call(5, "b", cold=False)], calm_days=14) == 0
