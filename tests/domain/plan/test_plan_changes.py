import hashlib
import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.calendar.weeks import MON, TUE, at, slot
from tests.domain.plan.plans import else_, niels, one_step, paid, plans, practice, thomas

from jobbro.domain.calendar import Period, WeekPattern
from jobbro.domain.plan import (
    Conversion,
    Plan,
    PlanChange,
    PlanChangeCode,
    conversions,
    plan_changes,
    plan_fingerprint,
    plan_from_json,
    plan_to_json,
)


@pytest.mark.req("R-117")
@pytest.mark.req("R-119")
@pytest.mark.req("R-120")
def test_the_buffet_of_niels_becomes_paid_work_after_six_weeks_and_smorrebrod_stays_practice():
    assert conversions(niels()) == (
        Conversion(2, date(2023, 2, 20), ("buffet",), Decimal(0), Decimal(5)),
        Conversion(3, date(2023, 4, 3), (), Decimal(5), Decimal(10)),
    )


@pytest.mark.req("R-121")
def test_four_tasks_of_else_become_six_paid_hours_after_four_weeks():
    (only,) = conversions(else_())
    assert (only.task_keys, only.paid_per_week) == (("beds", "dishes", "cleaning", "serving"), 6)


def test_a_plan_with_one_step_or_without_paid_hours_converts_nothing():
    assert conversions(thomas()) == ()
    assert conversions(Plan(niels().steps[:1])) == ()


def test_the_mark_is_the_digest_of_a_written_form_that_must_not_drift_between_releases():
    # If this form has to change, every stored agreement would look changed: raise FORM and plan for it.
    plan = one_step(practice("a", " Feje  gulv", purpose="øve"), practice=at(MON, starts="9:00", ends="12:00"), weeks=1)
    step = '[["2023-01-02","2023-01-08"],[[1,"09:00","12:00",0]],[],[["practice","Feje gulv","\\u00f8ve","",""]]]'
    assert plan_fingerprint(plan) == hashlib.sha256(f"[1,[{step}]]".encode()).hexdigest()


CHANGES = [
    (
        lambda step: replace(step, period=Period(step.period.first, date(2023, 4, 22))),
        PlanChange(PlanChangeCode.PERIOD_CHANGED, 1),
    ),
    (
        lambda step: replace(step, practice=WeekPattern(step.practice.slots[1:])),
        PlanChange(PlanChangeCode.PRACTICE_TIMES_CHANGED, 1),
    ),
    (
        lambda step: replace(
            step, practice=WeekPattern(tuple(replace(s, unpaid_break_minutes=5) for s in step.practice.slots))
        ),
        PlanChange(PlanChangeCode.PRACTICE_TIMES_CHANGED, 1),
    ),
    (
        lambda step: replace(step, paid=at(TUE, starts="9:00", ends="10:00")),
        PlanChange(PlanChangeCode.PAID_TIMES_CHANGED, 1),
    ),
    (
        lambda step: replace(step, tasks=(*step.tasks, practice("rake", "Rive grus"))),
        PlanChange(PlanChangeCode.TASK_ADDED, 1, "rake"),
    ),
    (lambda step: replace(step, tasks=step.tasks[:1]), PlanChange(PlanChangeCode.TASK_REMOVED, 1, "graves")),
    (
        lambda step: replace(step, tasks=(replace(step.tasks[0], kind="paid"), step.tasks[1])),
        PlanChange(PlanChangeCode.TASK_KIND_CHANGED, 1, "hedges"),
    ),
    *(
        (
            lambda step, word=word: replace(
                step, tasks=(replace(step.tasks[0], **{word: "noget andet"}), step.tasks[1])
            ),
            PlanChange(PlanChangeCode.TASK_WORDS_CHANGED, 1, "hedges"),
        )
        for word in ("title", "purpose", "payable", "next_task")
    ),
]


@pytest.mark.parametrize(("edit", "change"), CHANGES)
def test_each_part_of_an_agreement_that_changes_is_named_and_changes_the_mark(edit, change):
    plan = thomas()
    edited = Plan((edit(plan.steps[0]),))
    assert plan_changes(plan, edited) == (change,)
    assert plan_fingerprint(plan) != plan_fingerprint(edited)


def test_a_step_more_or_less_is_named():
    plan = niels()
    shorter = Plan(plan.steps[:2])
    assert plan_changes(shorter, plan) == (PlanChange(PlanChangeCode.STEP_ADDED, 3),)
    assert plan_changes(plan, shorter) == (PlanChange(PlanChangeCode.STEP_REMOVED, 3),)


def test_a_task_that_got_a_new_key_and_a_new_purpose_is_still_that_task():
    before = one_step(practice("1", "Feje"), practice("2", "Rive"))
    after = one_step(practice("9", "feje", purpose="øve sig"), practice("2", "Rive"))
    assert plan_changes(before, after) == (PlanChange(PlanChangeCode.TASK_WORDS_CHANGED, 1, "9"),)


def test_one_of_two_equal_tasks_that_goes_is_named():
    before, after = one_step(practice("1", "Feje"), practice("2", "Feje")), one_step(practice("1", "Feje"))
    assert plan_changes(before, after) == (PlanChange(PlanChangeCode.TASK_REMOVED, 1, "2"),)
    assert plan_fingerprint(before) != plan_fingerprint(after)


def test_what_nobody_agreed_to_changes_neither_mark_nor_agreement():
    plan = niels()
    same = Plan(
        tuple(
            replace(
                step,
                number=step.number + 4,
                tasks=tuple(
                    replace(task, key=f"new-{task.key}", title=f" {task.title.replace(' ', chr(10))} ")
                    for task in reversed(step.tasks)
                ),
            )
            for step in plan.steps
        )
    )
    assert plan_fingerprint(same) == plan_fingerprint(plan)
    assert plan_changes(plan, same) == ()


def test_a_letter_composed_in_two_ways_reads_the_same():
    assert plan_fingerprint(one_step(practice("a", "Gå"))) == plan_fingerprint(one_step(practice("a", "Ga\u030a")))


def test_words_do_not_slip_from_one_field_into_the_next():
    one = one_step(practice("a", "Feje gulv", purpose="x"))
    other = one_step(practice("a", "Feje", purpose="gulv x"))
    assert plan_fingerprint(one) != plan_fingerprint(other)


def test_practice_and_paid_slots_are_told_apart():
    mondays = WeekPattern((slot(MON, "9:00", "12:00"),))
    assert plan_fingerprint(one_step(practice=mondays)) != plan_fingerprint(one_step(paid=mondays))


def test_even_half_a_character_gets_a_mark():
    assert plan_fingerprint(one_step(paid("a", "\ud800 \x00")))


@given(plans, st.randoms(use_true_random=False))
def test_the_order_of_tasks_and_slots_does_not_count(plan: Plan, rng: random.Random):
    def shuffled(items):
        return tuple(rng.sample(items, len(items)))

    mixed = Plan(
        shuffled(
            [
                replace(
                    step,
                    tasks=shuffled(step.tasks),
                    practice=WeekPattern(shuffled(step.practice.slots)),
                    paid=WeekPattern(shuffled(step.paid.slots)),
                )
                for step in plan.steps
            ]
        )
    )
    assert plan_fingerprint(mixed) == plan_fingerprint(plan)
    assert plan_changes(plan, mixed) == ()


@given(plans, plans)
def test_two_plans_have_the_same_mark_exactly_when_nothing_is_told_to_differ(one, other):
    assert (plan_changes(one, other) == ()) == (plan_fingerprint(one) == plan_fingerprint(other))
    assert plan_changes(one, one) == ()


@given(plans, st.data())
def test_a_small_edit_changes_the_mark_exactly_when_a_change_is_told(plan, data):
    document = plan_to_json(plan)
    step = data.draw(st.sampled_from(document["steps"]))
    if step["tasks"] and data.draw(st.booleans()):
        task = data.draw(st.sampled_from(step["tasks"]))
        task[data.draw(st.sampled_from(["title", "purpose", "payable", "next_task"]))] = data.draw(st.text(max_size=3))
    elif step["tasks"]:
        step["tasks"].pop()
    else:
        step["paid"] = step["paid"][1:]
    edited = plan_from_json(document)
    assert (plan_changes(plan, edited) == ()) == (plan_fingerprint(plan) == plan_fingerprint(edited))
