from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from tests.domain.calendar.weeks import MON, SAT, TUE, WED, at, slot
from tests.domain.plan.plans import else_, niels, one_step, paid, plans, practice, thomas, with_steps

from jobbro.domain.calendar import Period, WeekPattern
from jobbro.domain.plan import (
    HourKind,
    Plan,
    PlannedTask,
    PlanProblem,
    PlanProblemCode,
    check_plan,
    same_task,
)

MONDAYS = at(MON, starts="9:00", ends="12:00")
TUESDAYS = at(TUE, starts="9:00", ends="12:00")


@pytest.mark.req("R-119")
@pytest.mark.req("R-120")
@pytest.mark.req("R-121")
@pytest.mark.parametrize("plan", [thomas(), niels(), else_()], ids=["Thomas", "Niels", "Else"])
def test_the_worked_plans_have_nothing_wrong(plan):
    assert check_plan(plan) == ()


@pytest.mark.req("R-117")
@pytest.mark.req("R-119")
def test_a_task_in_both_kinds_is_named_with_its_step():
    plan = niels()
    mixed = replace(plan.steps[1], tasks=(*plan.steps[1].tasks, practice("buffet", "Anrette buffet")))
    problems = check_plan(Plan((plan.steps[0], mixed, plan.steps[2])))
    assert problems == (PlanProblem(PlanProblemCode.TASK_IN_BOTH_KINDS, 2, "buffet"),)


@pytest.mark.req("R-119")
def test_the_same_words_under_two_keys_are_the_same_task_and_both_are_named():
    plan = one_step(practice("a", "Anrette  buffet "), paid("b", "anrette BUFFET"), practice=MONDAYS, paid=TUESDAYS)
    assert check_plan(plan) == (
        PlanProblem(PlanProblemCode.TASK_IN_BOTH_KINDS, 1, "a"),
        PlanProblem(PlanProblemCode.TASK_IN_BOTH_KINDS, 1, "b"),
    )


def test_two_tasks_that_are_yet_to_be_named_are_not_the_same_task():
    assert not same_task(practice("a", " "), paid("b", ""))
    assert same_task(practice("a", ""), paid("a", "Feje"))


@pytest.mark.req("R-119")
def test_practice_must_say_what_it_trains_but_paid_work_need_not():
    plan = one_step(practice("a", "Feje", purpose=" "), paid("b", "Rydde op"), practice=MONDAYS, paid=TUESDAYS)
    assert check_plan(plan) == (PlanProblem(PlanProblemCode.TASK_WITHOUT_PURPOSE, 1, "a"),)


@pytest.mark.req("R-119")
@pytest.mark.parametrize(
    ("plan", "code", "key"),
    [
        (one_step(practice=MONDAYS, paid=TUESDAYS), PlanProblemCode.STEP_WITHOUT_TASKS, None),
        (one_step(practice("a", "Feje")), PlanProblemCode.STEP_WITHOUT_HOURS, None),
        (
            one_step(practice("a", "Feje"), practice=MONDAYS, paid=TUESDAYS),
            PlanProblemCode.PAID_HOURS_WITHOUT_TASK,
            None,
        ),
        (
            one_step(paid("a", "Feje"), practice=MONDAYS, paid=TUESDAYS),
            PlanProblemCode.PRACTICE_HOURS_WITHOUT_TASK,
            None,
        ),
        (
            one_step(practice("a", "Feje"), paid("b", "Rydde op"), practice=MONDAYS),
            PlanProblemCode.TASK_WITHOUT_HOURS,
            "b",
        ),
        (one_step(practice("a", ""), practice=MONDAYS), PlanProblemCode.TASK_WITHOUT_TITLE, "a"),
        (
            one_step(
                practice("a", "Feje"),
                paid("b", "Rydde op"),
                practice=MONDAYS,
                paid=at(MON, starts="11:59", ends="13:00"),
            ),
            PlanProblemCode.SLOTS_OVERLAP,
            None,
        ),
    ],
)
def test_what_is_missing_in_a_step_is_told_once(plan, code, key):
    assert check_plan(plan) == (PlanProblem(code, 1, key),)


def test_an_empty_step_lacks_both_tasks_and_hours():
    assert [problem.code for problem in check_plan(one_step())] == [
        PlanProblemCode.STEP_WITHOUT_TASKS,
        PlanProblemCode.STEP_WITHOUT_HOURS,
    ]


def test_paid_hours_that_begin_when_practice_ends_do_not_overlap():
    later = WeekPattern((slot(MON, "12:00", "13:00"),))
    assert check_plan(one_step(practice("a", "Feje"), paid("b", "Rydde"), practice=MONDAYS, paid=later)) == ()


def test_a_step_too_short_for_its_weekdays_has_no_day_to_work_on():
    tuesday = Period(date(2023, 1, 3), date(2023, 1, 3))
    plan = with_steps(one_step(practice("a", "Feje"), practice=MONDAYS), tuesday)
    assert check_plan(plan) == (PlanProblem(PlanProblemCode.STEP_WITHOUT_WORK_DAYS, 1),)


# Monday 2 January to Friday 13 January 2023; each case is the step that follows.
FIRST = Period(date(2023, 1, 2), date(2023, 1, 13))


@pytest.mark.parametrize(
    ("follows", "codes"),
    [
        (Period.of_weeks(date(2023, 1, 13), 2), [PlanProblemCode.STEPS_OVERLAP]),
        (Period.of_weeks(date(2023, 1, 14), 2), []),
        (Period.of_weeks(date(2023, 1, 16), 2), []),
        (Period.of_weeks(date(2023, 1, 17), 2), [PlanProblemCode.GAP_BETWEEN_STEPS]),
        (Period.of_weeks(date(2022, 12, 5), 2), [PlanProblemCode.STEPS_OUT_OF_ORDER]),
        (Period.of_weeks(date(2022, 12, 26), 2), [PlanProblemCode.STEPS_OVERLAP, PlanProblemCode.STEPS_OUT_OF_ORDER]),
        (Period.of_weeks(date(2023, 1, 2), 1), [PlanProblemCode.STEPS_OVERLAP]),
    ],
)
def test_the_next_step_follows_without_overlap_or_lost_days(follows, codes):
    plan = with_steps(one_step(practice("a", "Feje"), practice=MONDAYS), FIRST, follows)
    assert check_plan(plan) == tuple(PlanProblem(code, 2) for code in codes)


@pytest.mark.parametrize(
    ("first_ends", "next_begins", "lost"),
    [
        (date(2023, 1, 15), date(2023, 1, 17), "the Monday that is worked"),
        (date(2023, 1, 16), date(2023, 1, 18), "a Tuesday that no step covers"),
    ],
)
def test_a_single_working_day_between_steps_is_a_gap_whether_or_not_it_is_worked(first_ends, next_begins, lost):
    plan = with_steps(
        one_step(practice("a", "Feje"), practice=MONDAYS),
        Period(date(2023, 1, 2), first_ends),
        Period.of_weeks(next_begins, 2),
    )
    assert check_plan(plan) == (PlanProblem(PlanProblemCode.GAP_BETWEEN_STEPS, 2),), lost


def test_a_weekend_between_steps_is_a_gap_for_someone_who_works_on_saturdays():
    saturdays = at(MON, SAT, starts="9:00", ends="12:00")
    plan = with_steps(one_step(practice("a", "Feje"), practice=saturdays), FIRST, Period.of_weeks(date(2023, 1, 16), 2))
    assert check_plan(plan) == (PlanProblem(PlanProblemCode.GAP_BETWEEN_STEPS, 2),)


def test_easter_between_steps_is_no_gap():
    before, after = Period(date(2023, 3, 27), date(2023, 4, 5)), Period.of_weeks(date(2023, 4, 11), 2)
    tuesdays = one_step(practice("a", "Feje"), practice=at(TUE, WED, starts="9:00", ends="12:00"))
    assert check_plan(with_steps(tuesdays, before, after)) == ()


def test_a_gap_is_seen_after_the_step_that_ends_last_and_not_after_the_one_before():
    # The second step lies within the first, so the third follows the first without a gap.
    plan = with_steps(
        one_step(practice("a", "Feje"), practice=MONDAYS),
        Period.of_weeks(date(2023, 1, 2), 8),
        Period.of_weeks(date(2023, 1, 9), 1),
        Period.of_weeks(date(2023, 2, 27), 2),
    )
    assert check_plan(plan) == (PlanProblem(PlanProblemCode.STEPS_OVERLAP, 2),)


@given(plans)
def test_each_problem_is_told_once_and_names_a_step_and_task_that_exist(plan):
    problems = check_plan(plan)
    assert len(set(problems)) == len(problems)
    by_number = {step.number: step for step in plan.steps}
    for problem in problems:
        step = by_number[problem.step_number]
        assert problem.code.value.startswith("task_") == (problem.task_key is not None)
        assert problem.task_key is None or problem.task_key in {task.key for task in step.tasks}


@given(plans)
def test_steps_overlap_exactly_when_some_day_lies_in_two(plan):
    told = any(problem.code is PlanProblemCode.STEPS_OVERLAP for problem in check_plan(plan))
    days = [day for step in plan.steps for day in step.period]
    assert told == (len(set(days)) < len(days))


@given(plans)
def test_a_task_in_both_kinds_is_told_of_exactly_when_there_is_one(plan):
    told = {(p.step_number, p.task_key) for p in check_plan(plan) if p.code is PlanProblemCode.TASK_IN_BOTH_KINDS}
    there = {
        (step.number, task.key)
        for step in plan.steps
        for task in step.tasks
        if any(same_task(task, other) for other in step.tasks if other.kind is not task.kind)
    }
    assert told == there


def test_a_day_between_two_steps_in_different_years_is_a_gap():
    plan = with_steps(
        one_step(practice("a", "Feje"), practice=MONDAYS),
        Period.of_weeks(date(2026, 12, 7), 3),
        Period.of_weeks(date(2026, 12, 28) + timedelta(weeks=1), 3),
    )
    assert check_plan(plan) == (PlanProblem(PlanProblemCode.GAP_BETWEEN_STEPS, 2),)


def test_a_task_of_an_unknown_kind_cannot_be_planned():
    with pytest.raises(ValueError, match="both"):
        PlannedTask("a", "Feje", HourKind("both"))
