"""Five levels of one work function: whose turn it is, targets that rise, and no number that sums up a person."""

import ast
import inspect
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbro.domain.calendar import DayWarning
from jobbro.domain.stair import (
    Aim,
    AimFlaw,
    AimGap,
    Mastery,
    Rater,
    Stand,
    differs,
    flaws,
    in_order,
    is_open_to_all,
    level_of,
    mastery,
    may_rate,
    seen,
)

START = Stand(Mastery.ADVANCED_BEGINNER, date(2023, 4, 22))
MUSEUM = (
    Aim(Mastery.SELF_STARTING, date(2023, 5, 1), "indkøring", "Kim"),
    Aim(Mastery.TRAINED, date(2023, 7, 1), "hele vagten", "Kim"),
    Aim(Mastery.SELF_RUNNING, date(2023, 6, 1), "ansvar og mere tid", "Kim"),
)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
AIMS = st.builds(Aim, st.sampled_from(Mastery), DAYS)


def test_the_five_levels_stand_in_order_from_help_all_the_time_to_trained():
    assert [level.number for level in Mastery] == [1, 2, 3, 4, 5]
    assert (Mastery.BEGINNER.number, Mastery.TRAINED.number) == (1, 5)


@pytest.mark.req("R-127")
def test_the_museum_helper_rises_from_2_to_5_with_9_31_and_30_days_between_and_two_saturdays():
    line = tuple(seen(START, MUSEUM, now=START.level, today=START.on_date))
    assert [one.aim.level.number for one in line] == [3, 4, 5]
    assert [one.days for one in line] == [9, 31, 30]
    assert [one.warnings for one in line] == [(), (), (DayWarning.WEEKEND,)]
    assert not flaws(START, MUSEUM)


@pytest.mark.parametrize("order", list(permutations(MUSEUM)))
def test_the_order_in_which_targets_are_written_does_not_matter(order):
    assert in_order(order) == in_order(MUSEUM)
    assert not flaws(START, order)


@pytest.mark.parametrize(
    ("aim", "flaw"),
    [
        (Aim(Mastery.ADVANCED_BEGINNER, date(2023, 4, 23)), AimFlaw.LEVEL_DOES_NOT_RISE),
        (Aim(Mastery.SELF_STARTING, date(2023, 4, 22)), AimFlaw.DAY_DOES_NOT_RISE),
    ],
)
def test_a_target_that_does_not_rise_from_the_start_is_told(aim, flaw):
    assert flaws(START, [aim]) == {flaw}


def test_a_target_without_how_or_help_is_flagged_also_when_it_holds_only_spaces():
    (one,) = seen(START, [Aim(Mastery.TRAINED, date(2023, 5, 1), " ")], now=START.level, today=START.on_date)
    assert one.gaps == (AimGap.NO_HOW, AimGap.NO_HELP)


def test_a_target_is_overdue_the_day_after_and_never_when_it_is_reached():
    def overdue(today, now):
        return [one.is_overdue for one in seen(START, MUSEUM, now=now, today=today)]

    assert overdue(date(2023, 5, 1), START.level) == [False, False, False]
    assert overdue(date(2023, 5, 2), START.level) == [True, False, False]
    assert overdue(date(2023, 6, 2), Mastery.SELF_STARTING) == [False, True, False]
    assert overdue(date(2024, 1, 1), Mastery.TRAINED) == [False, False, False]


def test_nobody_rates_before_the_citizen_and_nothing_is_open_before_both_have_said_theirs():
    assert not may_rate(Rater.CONSULTANT, ()) and not may_rate(Rater.CONTACT, ())
    assert may_rate(Rater.CITIZEN, ())
    assert not is_open_to_all({Rater.CITIZEN}) and not is_open_to_all({Rater.CITIZEN, Rater.CONTACT})
    assert is_open_to_all({Rater.CITIZEN, Rater.CONSULTANT})


@given(st.lists(st.sampled_from(Rater), max_size=8))
def test_a_round_never_holds_two_ratings_of_one_or_any_before_the_citizens(turns):
    kept: list[Rater] = []
    for rater in turns:
        if may_rate(rater, kept):
            kept.append(rater)
    assert len(kept) == len(set(kept))
    assert not kept or kept[0] is Rater.CITIZEN


@given(st.lists(AIMS, max_size=4), DAYS, st.sampled_from(Mastery))
def test_targets_without_a_flaw_lie_days_apart_that_add_up(aims, day, level):
    start = Stand(level, day)
    if flaws(start, aims):
        return
    line = tuple(seen(start, aims, now=level, today=day))
    assert all(one.days > 0 for one in line)
    last = max([day, *(aim.due_on for aim in aims)])
    assert start.on_date + timedelta(days=sum(one.days for one in line)) == last


@given(st.dictionaries(st.sampled_from(Rater), st.sampled_from(Mastery)))
def test_a_difference_is_two_levels_that_are_not_the_same(ratings):
    assert differs(ratings) == any(one != other for one in ratings.values() for other in ratings.values())


@pytest.mark.req("R-127")
def test_another_word_for_a_level_means_the_same_level_and_an_unknown_word_none():
    names = [(Mastery.SELF_STARTING, ("Selvstartende", "Selvstarter"))]
    assert level_of("  selvstarter ", names) is Mastery.SELF_STARTING
    assert level_of("Mester", names) is None and level_of(" ", names) is None


def test_no_thought_about_levels_adds_or_averages_them():
    tree = ast.parse(inspect.getsource(mastery))
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not called & {"sum", "mean", "fmean", "median", "max", "min"}
    assert not any(isinstance(node, ast.Div | ast.FloorDiv | ast.Mult) for node in ast.walk(tree))
