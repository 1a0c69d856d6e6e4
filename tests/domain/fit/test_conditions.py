"""Conditions under which a person works well, held against what a place of work offers."""

from datetime import time

import pytest

from jobbro.domain.fit.conditions import Condition, Posture, WorkConditions, WorkOffered, compare, together

NEAR_DAY_WORK = WorkOffered(
    starts=time(9),
    ends=time(12),
    postures=frozenset(Posture),
    one_task_at_a_time=True,
    has_aids=True,
    travel_minutes=20,
)


@pytest.mark.req("R-056")
@pytest.mark.parametrize(("minutes", "fits"), [(20, True), (21, False)])
def test_tired_quickly_with_twenty_minutes_of_travel_leaves_out_what_lies_further_off(minutes, fits):
    wanted = WorkConditions(max_travel_minutes=20)
    found = compare(wanted, WorkOffered(travel_minutes=minutes))
    assert found.fits is fits
    assert found.missed == (() if fits else (Condition.TRAVEL,))


@pytest.mark.req("R-056")
@pytest.mark.parametrize(("starts", "ends", "fits"), [(9, 12, True), (8, 12, False), (9, 13, False), (17, 22, False)])
def test_best_in_the_morning_leaves_out_evening_work(starts, ends, fits):
    wanted = WorkConditions(work_from=time(9), work_to=time(12))
    assert compare(wanted, WorkOffered(starts=time(starts), ends=time(ends))).fits is fits


def test_what_nobody_has_said_is_unknown_and_never_a_no():
    wanted = WorkConditions(time(9), time(12), Posture.SITTING, True, ("sækkevogn",), 20)
    found = compare(wanted, WorkOffered())
    assert (found.missed, found.unknown) == ((), tuple(Condition))
    assert compare(wanted, NEAR_DAY_WORK).unknown == ()
    assert compare(WorkConditions(), WorkOffered()).unknown == ()


def test_one_known_miss_of_a_window_is_enough():
    wanted = WorkConditions(work_from=time(9), work_to=time(12))
    assert compare(wanted, WorkOffered(starts=time(8))).missed == (Condition.TIME_OF_DAY,)


def test_the_strictest_of_several_needs_counts():
    rows = [
        WorkConditions(work_from=time(8), max_travel_minutes=40, posture=Posture.MOVING, aids=("kran",)),
        WorkConditions(work_from=time(9), work_to=time(13), max_travel_minutes=0, posture=Posture.SITTING),
        WorkConditions(one_task_at_a_time=True, aids=("kran", "stol")),
    ]
    assert together(rows) == WorkConditions(time(9), time(13), Posture.SITTING, True, ("kran", "stol"), 0)
    assert together([]) == WorkConditions()
