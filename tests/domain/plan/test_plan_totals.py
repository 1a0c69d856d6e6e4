from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.calendar.weeks import FRI, MON, TUE, WED, at
from tests.domain.plan.plans import NONE, else_, niels, one_step, plans, thomas, with_steps

from jobbro.domain.calendar import Period, danish_holidays, day_count, total_hours, work_days
from jobbro.domain.plan import Plan, PlanStep, plan_totals, step_totals


@pytest.mark.req("R-109")
def test_thomas_has_9_hours_a_week_39_days_and_117_hours_and_37_and_111_when_holidays_are_left_out():
    plan = thomas()
    totals = plan_totals(plan, closed=danish_holidays(plan.period))
    assert totals.steps[0].practice_per_week == totals.steps[0].total_per_week == 9
    assert (totals.practice_days, totals.practice_hours) == (39, 117)
    assert (totals.after_closed.practice_days, totals.after_closed.practice_hours) == (37, 111)
    assert totals.closed_days == (date(2023, 4, 7), date(2023, 4, 10))


@pytest.mark.req("R-112")
def test_marianne_has_5_hours_a_week_and_40_hours_on_8_wednesdays():
    plan = Plan((PlanStep(1, Period.of_weeks(date(2023, 2, 1), 8), at(WED, starts="9:00", ends="14:00"), NONE, ()),))
    totals = step_totals(plan.steps[0], closed=danish_holidays(plan.period))
    assert (totals.practice_per_week, totals.practice_days, totals.practice_hours) == (5, 8, 40)
    assert totals.after_closed == totals.planned


@pytest.mark.req("R-118")
@pytest.mark.req("R-120")
def test_niels_goes_from_8_to_15_to_20_hours_with_nothing_a_third_and_half_of_them_paid():
    steps = plan_totals(niels()).steps
    assert [step.practice_per_week for step in steps] == [8, 10, 10]
    assert [step.paid_per_week for step in steps] == [0, 5, 10]
    assert [step.total_per_week for step in steps] == [8, 15, 20]
    assert [str(step.paid_share_percent) for step in steps] == ["0.0", "33.3", "50.0"]


@pytest.mark.req("R-120")
def test_the_first_step_of_niels_is_four_times_two_hours_in_six_weeks_which_is_48():
    first = step_totals(niels().steps[0])
    assert (first.practice_days, first.practice_hours, first.paid_days, first.paid_hours) == (24, 48, 0, 0)


@pytest.mark.req("R-118")
@pytest.mark.req("R-121")
def test_else_keeps_15_hours_when_6_of_them_become_paid_which_is_40_per_cent():
    first, second = plan_totals(else_()).steps
    assert (first.practice_per_week, first.paid_per_week, first.practice_hours) == (15, 0, 60)
    assert (second.practice_per_week, second.paid_per_week, second.total_per_week) == (9, 6, 15)
    assert (second.paid_share, second.paid_share_percent) == (Decimal("0.4"), Decimal("40.0"))


def test_a_day_with_both_kinds_counts_once_in_the_total():
    second = step_totals(else_().steps[1])
    assert (second.practice_days, second.paid_days, second.total_days) == (24, 24, 24)
    assert second.total_hours == second.practice_hours + second.paid_hours == 120


def test_a_step_without_hours_has_no_paid_share():
    totals = plan_totals(one_step())
    assert totals.steps[0].paid_share is None and totals.paid_share is None and totals.paid_share_percent is None
    assert (totals.total_days, totals.total_hours, totals.closed_days) == (0, 0, ())


def test_a_share_of_half_a_tenth_of_a_per_cent_is_rounded_up():
    # 9 of 16 hours is 56.25 per cent.
    plan = one_step(practice=at(MON, starts="8:00", ends="15:00"), paid=at(TUE, starts="8:00", ends="17:00"))
    assert plan_totals(plan).paid_share_percent == Decimal("56.3")


def test_hours_of_odd_minutes_add_up_exactly_over_steps():
    plan = one_step(practice=at(MON, TUE, FRI, starts="9:00", ends="9:20"))
    several = with_steps(plan, Period.of_weeks(date(2023, 1, 2), 1), Period.of_weeks(date(2023, 1, 9), 1))
    assert plan_totals(several).practice_hours == 2


def test_closed_days_that_nobody_works_on_take_nothing_and_are_not_named():
    # 10 April 2023 is Easter Monday; the citizen works on Tuesdays, and the other day lies outside the step.
    step = PlanStep(1, Period.of_weeks(date(2023, 4, 3), 2), at(TUE, starts="9:00", ends="12:00"), NONE, ())
    totals = step_totals(step, closed=[date(2023, 4, 10), date(2023, 5, 2)])
    assert (totals.closed_days, totals.after_closed) == ((), totals.planned)


def test_a_closed_day_named_twice_is_closed_once():
    step = thomas().steps[0]
    assert step_totals(step, closed=[date(2023, 4, 7)] * 2).after_closed.practice_days == 38


def test_three_centuries_are_counted_without_walking_through_them():
    plan = one_step(practice=at(MON, starts="9:00", ends="10:00"))
    centuries = with_steps(plan, Period(date(1771, 1, 7), date(2071, 1, 4)))
    assert plan_totals(centuries).practice_hours == 15653


@given(plans, st.data())
def test_counting_agrees_with_walking_through_the_dated_work(plan, data):
    for step in plan.steps:
        closed = data.draw(st.sets(st.sampled_from(list(step.period)), max_size=12))
        totals = step_totals(step, closed=closed)
        for count, shut in ((totals.planned, ()), (totals.after_closed, closed)):
            practice = work_days(step.practice, step.period, closed=shut)
            paid = work_days(step.paid, step.period, closed=shut)
            assert (count.practice_days, count.practice_hours) == (day_count(practice), total_hours(practice))
            assert (count.paid_days, count.paid_hours) == (day_count(paid), total_hours(paid))
            assert (count.total_days, count.total_hours) == (day_count(practice + paid), total_hours(practice + paid))
        both = work_days(step.practice, step.period) + work_days(step.paid, step.period)
        assert set(totals.closed_days) == {day.day for day in both} & closed


@given(plans)
def test_paid_and_practice_are_the_total_and_the_share_lies_between_none_and_all(plan):
    totals = plan_totals(plan, closed=danish_holidays(plan.period))
    for step in totals.steps:
        assert abs(step.practice_per_week + step.paid_per_week - step.total_per_week) < Decimal("1e-20")
        assert (step.paid_share is None) == (step.total_per_week == 0)
        assert step.paid_share is None or 0 <= step.paid_share <= 1
    assert totals.total_days == sum(step.total_days for step in totals.steps)
    assert totals.after_closed.total_hours <= totals.total_hours
