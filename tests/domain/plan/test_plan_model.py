import copy
import pickle
from datetime import date

import pytest
from hypothesis import given
from tests.domain.plan.plans import NONE, niels, one_step, paid, plans, practice, thomas, with_steps

from jobbro.domain.calendar import Period
from jobbro.domain.plan import HourKind, Plan, PlanError, PlanErrorCode, PlannedTask, PlanStep

JANUARY = Period(date(2023, 1, 1), date(2023, 1, 31))


def refused(code: PlanErrorCode) -> pytest.RaisesExc[PlanError]:
    return pytest.raises(PlanError, check=lambda error: error.code == code)


def test_a_plan_runs_from_its_first_day_to_its_last_whatever_order_the_steps_came_in():
    plan = niels()
    assert plan.period == Period(date(2023, 1, 9), date(2023, 5, 14))
    assert Plan(plan.steps[::-1]) == plan


def test_the_step_on_a_day_is_found_at_both_ends_and_nowhere_outside():
    plan = niels()
    found = [plan.step_on(day) for day in (date(2023, 1, 8), date(2023, 2, 19), date(2023, 2, 20), date(2023, 5, 15))]
    assert [step and step.number for step in found] == [None, 1, 2, None]


def test_where_steps_overlap_the_later_one_is_in_force():
    plan = with_steps(thomas(), JANUARY, Period(date(2023, 1, 15), date(2023, 2, 15)))
    step = plan.step_on(date(2023, 1, 20))
    assert step is not None and step.number == 2


def test_tasks_and_hours_of_a_kind_are_read_from_the_step():
    step = niels().steps[2]
    assert [task.key for task in step.tasks_of(HourKind.PAID)] == ["buffet", "canteen"]
    assert [task.key for task in step.tasks_of(HourKind.PRACTICE)] == ["smorrebrod"]
    assert step.pattern(HourKind.PAID) is step.paid and step.pattern(HourKind.PRACTICE) is step.practice


def test_a_kind_read_from_a_form_becomes_the_kind_itself():
    assert PlannedTask("k", "t", "paid").kind is HourKind.PAID  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="unpaid"):
        PlannedTask("k", "t", "unpaid")  # type: ignore[arg-type]


def test_a_plan_without_steps_is_no_plan():
    with refused(PlanErrorCode.NO_STEPS):
        Plan(())


def test_two_steps_cannot_share_a_number():
    step = thomas().steps[0]
    with refused(PlanErrorCode.STEP_NUMBER_REPEATED):
        Plan((step, step))


def test_steps_are_numbered_from_one():
    with refused(PlanErrorCode.STEP_NUMBER_BELOW_ONE):
        PlanStep(0, JANUARY, NONE, NONE, ())


@pytest.mark.parametrize("key", ["", "  "])
def test_a_task_needs_a_key_to_be_followed_by(key):
    with refused(PlanErrorCode.TASK_KEY_MISSING):
        practice(key, "Rydde op")


def test_the_same_key_twice_in_one_kind_is_refused_but_once_in_each_is_for_the_check_to_tell():
    with refused(PlanErrorCode.TASK_REPEATED):
        one_step(practice("a", "Rydde op"), practice("a", "Feje"))
    assert len(one_step(practice("a", "Rydde op"), paid("a", "Rydde op")).steps[0].tasks) == 2


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(203, 1, 23), date(2023, 1, 23)),
        (date(2023, 1, 23), date(2101, 1, 1)),
        (date(9999, 1, 1), date(9999, 1, 2)),
    ],
)
def test_a_step_in_a_year_whose_holidays_are_unknown_is_refused(first, last):
    with refused(PlanErrorCode.HOLIDAYS_UNKNOWN):
        PlanStep(1, Period(first, last), NONE, NONE, ())


def test_an_error_survives_being_copied_and_sent_to_another_process():
    error = PlanError(PlanErrorCode.TASK_REPEATED, 1, "a")
    for twin in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert (twin.code, twin.about, str(twin)) == (error.code, (1, "a"), "task_repeated 1 a")


@given(plans)
def test_on_each_day_of_a_step_some_step_is_in_force(plan):
    for step in plan.steps:
        assert plan.period.first <= step.period.first <= step.period.last <= plan.period.last
        found = plan.step_on(step.period.last)
        assert found is not None and found.period.contains(step.period.last)
