"""Levels that are agreed beforehand, small steps and the three zones."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbro.domain.calendar import Period
from jobbro.domain.stair import (
    LEVELS,
    Attained,
    Placed,
    ZoneName,
    is_long,
    is_stale,
    lacks_subgoals,
    needs_a_hand,
    plans_no_development,
    suggested_days,
    suggested_subgoals,
    t_score,
)

TODAY = date(2026, 3, 4)
ATTAINED = st.builds(Attained, st.sampled_from(LEVELS), st.integers(1, 5))


@pytest.mark.parametrize(
    ("goals", "score"),
    [([Attained(0)], "50.0"), ([Attained(2)], "70.0"), ([Attained(1)] * 3, "63.7"), ([Attained(-2)], "30.0")],
)
def test_the_score_is_the_one_of_the_published_formula(goals, score):
    assert t_score(goals) == Decimal(score)


def test_no_goal_with_a_level_gives_no_score():
    assert t_score([]) is None


@given(st.lists(ATTAINED, min_size=1, max_size=6))
def test_reaching_what_was_expected_is_fifty_and_the_mirror_image_lies_as_far_below(goals):
    mirrored = [Attained(-goal.level, goal.weight) for goal in goals]
    assert t_score(goals) + t_score(mirrored) == 100
    assert t_score([Attained(0, goal.weight) for goal in goals]) == 50


@pytest.mark.parametrize(("level", "weight"), [(3, 1), (-3, 1), (0, 0)])
def test_a_level_outside_the_five_or_a_goal_without_weight_is_refused(level, weight):
    with pytest.raises(ValueError):
        Attained(level, weight)


@pytest.mark.req("R-060")
def test_a_goal_of_thirteen_weeks_needs_sub_goals_until_four_stand_on_the_way():
    thirteen_weeks = Period.of_weeks(TODAY, 13)
    assert lacks_subgoals(thirteen_weeks, 0)
    assert not lacks_subgoals(thirteen_weeks, 4)


def test_a_goal_of_two_weeks_is_small_enough_and_one_day_more_is_not():
    assert not lacks_subgoals(Period.of_weeks(TODAY, 2), 0)
    assert is_long(Period(TODAY, TODAY + timedelta(days=14)))


def test_a_goal_without_an_end_needs_steps():
    assert lacks_subgoals(None, 0)


@given(st.integers(1, 400))
def test_suggested_steps_fill_the_time_without_gaps_and_none_is_longer_than_two_weeks(days):
    period = Period(TODAY, TODAY + timedelta(days=days - 1))
    steps = list(suggested_subgoals(period))
    assert [day for step in steps for day in step] == list(period)
    assert not any(is_long(step) for step in steps)


@given(st.integers(1, 400))
def test_suggested_days_are_weekdays_inside_the_time_and_some_days_apart(days):
    period = Period(TODAY, TODAY + timedelta(days=days - 1))
    found = list(suggested_days(period))
    assert found and all(period.contains(day) for day in found)
    assert all(day.isoweekday() < 6 for day in found if day - TODAY > timedelta(days=2))
    assert all(later - day >= timedelta(days=3) for day, later in zip(found, found[1:], strict=False))


def test_a_goal_is_stale_the_day_after_its_day():
    assert not is_stale(TODAY, today=TODAY)
    assert is_stale(TODAY, today=TODAY + timedelta(days=1))
    assert not is_stale(None, today=TODAY)


@pytest.mark.req("R-061")
def test_all_in_the_zone_of_comfort_plans_no_development_until_something_is_moved():
    items = [Placed(ZoneName.COMFORT), Placed(ZoneName.COMFORT)]
    assert plans_no_development(items)
    assert not plans_no_development([items[0], Placed(ZoneName.GROWTH)])
    assert not plans_no_development([])


@pytest.mark.req("R-061")
@pytest.mark.parametrize(
    ("item", "asks"),
    [
        (Placed(ZoneName.UNSAFE), True),
        (Placed(ZoneName.UNSAFE, support="Leif er med de første gange"), False),
        (Placed(ZoneName.UNSAFE, postponed_until=TODAY + timedelta(days=1)), False),
        (Placed(ZoneName.UNSAFE, postponed_until=TODAY), True),
        (Placed(ZoneName.GROWTH), False),
    ],
)
def test_what_feels_unsafe_is_supported_or_postponed(item, asks):
    assert needs_a_hand(item, today=TODAY) is asks
