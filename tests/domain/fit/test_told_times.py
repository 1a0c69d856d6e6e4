"""When work lies on the day, read out of a few words, and never a no where nobody has said so (R-056)."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbro.domain.calendar import TimeSlot, Weekday
from jobbro.domain.fit.conditions import Condition, Posture, WorkConditions, WorkOffered, compare, outside_window
from jobbro.domain.fit.told_times import Span, ToldTimes, times_in

pytestmark = pytest.mark.req("R-056")
MORNING = WorkConditions(work_from=time(8), work_to=time(12))
TIMES = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
SPANS = st.tuples(TIMES, TIMES).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Span(*pair))


@pytest.mark.parametrize(
    ("words", "starts", "ends"),
    [
        ("Aftenvagt 17-21", time(17), time(21)),
        ("mandag kl. 9.00-12.30", time(9), time(12, 30)),
        ("kl. 8 til 11 alle hverdage", time(8), time(11)),
        ("22-24", time(22), time.max),
    ],
)
def test_clock_times_are_read_as_they_are_written(words, starts, ends):
    assert times_in(words).exact == (Span(starts, ends),)


@pytest.mark.parametrize(
    "words",
    [
        "10-15 timer",
        "2-3 gange om ugen",
        "april til oktober",
        "alle hverdage",
        "efter måltider",
        "",
        "naturpleje",
        "senest i morgen",
        "25-30",
        "12-9",
        "1-5 kg",
    ],
)
def test_what_tells_no_time_of_day_tells_nothing(words):
    assert times_in(words) == ToldTimes()


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        ("Aftenvagt 17-21", False),
        ("om aftenen", False),
        ("nattevagt", False),
        ("kl. 9-11", True),
        ("kl. 9-11 eller kl. 17-19", True),
        ("formiddag", None),
        ("formiddag og aften", None),
        ("mest om aftenen", None),
        ("om aftenen, men tiden kan flyttes", None),
        ("ikke om aftenen", None),
        ("efter frokost", None),
    ],
)
def test_best_in_the_morning_leaves_evening_shifts_out_and_nothing_that_might_fit(words, fits):
    found = compare(MORNING, WorkOffered(told=times_in(words)))
    assert (Condition.TIME_OF_DAY in found.missed) is (fits is False)
    assert (Condition.TIME_OF_DAY in found.unknown) is (fits is None)


@given(st.lists(SPANS, max_size=4), st.lists(SPANS, max_size=4), TIMES, TIMES)
def test_a_no_is_only_said_when_nothing_that_was_told_can_lie_in_the_window(exact, within, starts, ends):
    wanted = WorkConditions(work_from=min(starts, ends), work_to=max(starts, ends))
    found = compare(wanted, WorkOffered(told=ToldTimes(tuple(exact), tuple(within))))
    if Condition.TIME_OF_DAY in found.missed:
        assert exact or within
        if exact:
            assert all(one.starts < wanted.work_from or one.ends > wanted.work_to for one in exact)
        else:
            assert all(one.ends <= wanted.work_from or one.starts >= wanted.work_to for one in within)


@given(st.sampled_from([*Posture, None]), st.booleans(), st.none() | st.integers(0, 90), st.text(max_size=40))
def test_nothing_is_missed_where_nobody_has_said_anything(posture, one_task, minutes, aid):
    wanted = WorkConditions(time(9), time(12), posture, one_task, (aid,) if aid else (), minutes)
    assert compare(wanted, WorkOffered()).missed == ()


def test_a_posture_that_is_ruled_out_is_missed_and_the_others_stay_open():
    offered = WorkOffered(ruled_out=frozenset({Posture.SITTING}))
    assert compare(WorkConditions(posture=Posture.SITTING), offered).missed == (Condition.POSTURE,)
    assert compare(WorkConditions(posture=Posture.SHIFTING), offered).unknown == (Condition.POSTURE,)


@pytest.mark.parametrize(("starts", "ends", "outside"), [(8, 12, False), (7, 12, True), (8, 13, True), (17, 21, True)])
def test_planned_hours_are_held_against_both_ends_of_the_window(starts, ends, outside):
    slot = TimeSlot(Weekday.MONDAY, time(starts), time(ends))
    assert bool(outside_window(MORNING, (slot,))) is outside
    assert outside_window(WorkConditions(), (slot,)) == ()
