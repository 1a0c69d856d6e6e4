"""Light tasks joined to jobs of a few hours: what is chosen, what is left, and that the figures add up (R-032)."""

from decimal import Decimal
from itertools import combinations
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.fit.ten_companies import TOLD, tasks_of

from jobbro.domain.calendar import Weekday
from jobbro.domain.fit import BundleIdea, Hands, JobWish, LooseTask, SetAsideWhy, Training, bundle

TWELVE = JobWish(Decimal(12))
DAYS = st.frozensets(st.sampled_from(list(Weekday)))
QUARTERS = st.integers(1, 40).map(lambda number: Decimal(number) / 4)


def task(title: str, hours: str | None, **more) -> LooseTask:
    """A task that skilled staff do today."""
    values: dict[str, Any] = {"hands": Hands.SKILLED, "training": Training.LITTLE, "may_move": True} | more
    return LooseTask(title, title, None if hours is None else Decimal(hours), **values)


@st.composite
def tasks(draw, most=9):
    """Some tasks, in any order, with whatever is known of each."""
    number = draw(st.integers(0, most))
    return [
        LooseTask(
            key=str(place),
            title=draw(st.sampled_from(("pakke", "feje", "vaske"))),
            weekly_hours=draw(st.none() | QUARTERS | st.decimals("0.01", "60", places=2)),
            weekdays=draw(DAYS),
            training=draw(st.none() | st.sampled_from(Training)),
            hands=draw(st.sampled_from(Hands)),
            asks_for_trade=draw(st.integers(0, 5)) == 0,
            may_move=draw(st.none() | st.booleans()),
            corner=draw(st.sampled_from(("", "lager", "drift"))),
            taken=draw(st.sampled_from((Decimal(0), Decimal(1)))),
        )
        for place in range(number)
    ]


@pytest.mark.req("R-032")
@pytest.mark.parametrize("company", TOLD)
@pytest.mark.parametrize("hours", [8, 12])
def test_each_of_ten_workplaces_gets_at_least_three_jobs_whose_figures_add_up(company, hours):
    wish = JobWish(Decimal(hours))
    answer = bundle(tasks_of(company), wish)
    assert 3 <= len(answer.bundles) <= 4
    assert len({one.key for one in answer.bundles}) == len(answer.bundles)
    for one in answer.bundles:
        assert wish.hours * 3 / 4 < one.hours <= wish.hours
        assert sum(one.hours_from(hands) for hands in Hands) == one.hours == sum(piece.hours for piece in one.pieces)
        assert sum(day.hours for day in one.week) + one.free_hours == one.hours
    assert answer == bundle(reversed(tasks_of(company)), wish)


@pytest.mark.req("R-032")
def test_the_sockets_move_from_the_skilled_to_a_job_that_shows_the_freed_hours():
    first = bundle(tasks_of("elektriker"), TWELVE).bundles[0]
    assert BundleIdea.FREES_SKILLED in first.ideas
    assert "Samle stikdåser" in {piece.task.title for piece in first.pieces}
    assert first.hours == first.hours_from(Hands.SKILLED) == 12


def test_a_second_job_takes_nothing_that_the_first_one_took():
    few = [task(f"opgave {number}", "4", corner=str(number)) for number in range(6)]
    first, second = bundle(few, TWELVE).bundles
    assert second.ideas == (BundleIdea.SECOND_JOB,)
    assert not {piece.task.key for piece in first.pieces} & {piece.task.key for piece in second.pieces}


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"asks_for_trade": True}, SetAsideWhy.ASKS_FOR_TRADE),
        ({"training": Training.MUCH}, SetAsideWhy.MUCH_TRAINING),
        ({"may_move": False}, SetAsideWhy.MAY_NOT_MOVE),
        ({"would_displace": True}, SetAsideWhy.WOULD_DISPLACE),
        ({"weekly_hours": None}, SetAsideWhy.NO_HOURS),
        ({"weekdays": frozenset({Weekday.SUNDAY})}, SetAsideWhy.OTHER_DAYS),
        ({"taken": Decimal(12)}, SetAsideWhy.TAKEN),
    ],
)
def test_a_task_that_cannot_be_moved_says_why(changes, why):
    whole: dict[str, Any] = {"key": "x", "title": "x", "weekly_hours": Decimal(12), "hands": Hands.SKILLED} | changes
    answer = bundle([LooseTask(**whole)], JobWish(Decimal(12), frozenset({Weekday.MONDAY, Weekday.TUESDAY})))
    assert (answer.bundles, [one.why for one in answer.set_aside]) == ((), [why])


def test_chosen_days_give_the_part_of_a_daily_task_that_lies_on_them():
    daily = task("rense forme", "10", weekdays=frozenset(list(Weekday)[:5]))
    wish = JobWish(Decimal(6), frozenset({Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.FRIDAY}))
    only = bundle([daily], wish).bundles[0]
    assert [(day.day.name, day.hours) for day in only.week] == [("MONDAY", 2), ("WEDNESDAY", 2), ("FRIDAY", 2)]
    assert only.pieces[0].is_part


def test_a_job_on_few_days_has_no_long_day():
    friday = task("vaske biler", "12", weekdays=frozenset({Weekday.FRIDAY}))
    spread = task("pakke", "12", weekdays=frozenset(list(Weekday)[:5]))
    assert all(BundleIdea.FEW_DAYS not in one.ideas for one in bundle([friday, spread], TWELVE).bundles)


def test_too_few_hours_give_no_job_and_say_how_many_there_are():
    answer = bundle([task("pakke", "5")], TWELVE)
    assert (answer.bundles, answer.usable_hours) == ((), Decimal(5))


@pytest.mark.parametrize("hours", ["0", "-1", "169"])
def test_hours_that_no_week_has_are_refused(hours):
    with pytest.raises(ValueError, match="hours"):
        task("pakke", hours)
    with pytest.raises(ValueError, match="hours"):
        JobWish(Decimal(hours))


def test_the_same_task_twice_is_refused():
    with pytest.raises(ValueError, match="same key"):
        bundle([task("pakke", "3"), task("pakke", "4")], TWELVE)


@settings(max_examples=60)
@given(tasks(), QUARTERS, DAYS, st.randoms())
def test_no_job_asks_for_more_than_was_wished_or_told_whatever_comes(told, hours, days, chance):
    wish = JobWish(hours, days)
    answer = bundle(told, wish)
    for one in answer.bundles:
        assert wish.hours / 2 <= one.hours <= wish.hours
        assert sum(day.hours for day in one.week) + one.free_hours == one.hours
        assert all(0 < piece.hours <= piece.task.weekly_hours - piece.task.taken for piece in one.pieces)
        assert BundleIdea.ONE_CORNER not in one.ideas or len(one.corners) == 1
        assert not days or {day.day for day in one.week} <= days
    keys = {piece.task.key for one in answer.bundles for piece in one.pieces}
    assert not keys & {one.task.key for one in answer.set_aside}
    assert len(answer.bundles) <= 4
    mixed = list(told)
    chance.shuffle(mixed)
    assert bundle(mixed, wish) == answer


@settings(max_examples=40)
@given(st.lists(QUARTERS, min_size=1, max_size=7), QUARTERS)
def test_no_other_choice_of_whole_tasks_frees_more(sizes, hours):
    told = [task(str(place), str(size)) for place, size in enumerate(sizes)]
    choices = (group for number in range(8) for group in combinations(sizes, number))
    best = max(sum(group, Decimal(0)) for group in choices if sum(group, Decimal(0)) <= hours)
    made = [one for one in bundle(told, JobWish(hours)).bundles if BundleIdea.FREES_SKILLED in one.ideas]
    assert made[0].hours_from(Hands.SKILLED) >= best if made else best < hours / 2


def test_two_hundred_tasks_are_joined_at_once():
    many = [task(str(number), str(Decimal(number % 17 + 1) / 4), corner=str(number % 9)) for number in range(200)]
    begun = perf_counter()
    assert bundle(many, JobWish(Decimal(37))).bundles
    assert perf_counter() - begun < 2
