"""A change of days is a change of the whole plan: its steps go with it, and a place is counted day by day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from jobbro.domain.calendar import Period
from jobbro.domain.eligibility import (
    Occupant,
    OccupantKind,
    Person,
    PlacementKind,
    PlannedPlacement,
    StaffMonth,
    Step,
    Subsidy,
    Verdict,
    Workplace,
    check_placement,
    turns,
)
from jobbro.library import rulebook, texts
from jobbro.library.rule_words import say

JUNE, JULY, AUGUST = (date(2023, month, 1) for month in (6, 7, 8))
FULL = Decimal(37)
HALF = FULL / 2


def finding_of(planned, code):
    return {finding.code: finding for finding in check_placement(planned, rulebook())}[code]


def change_of(finding, kind):
    return next(change for change in finding.changes if change.kind == kind)


def a_job(**others):
    steps = (
        Step(1, paid_hours=HALF, period=Period(JUNE, date(2023, 6, 30))),
        Step(2, paid_hours=FULL, period=Period(JULY, date(2023, 11, 30))),
    )
    person = Person(
        target_group=1, months_on_benefit=Decimal(4), has_qualifying_education=True, age=40, single_provider=False
    )
    job = PlannedPlacement(
        PlacementKind.SUBSIDISED,
        Period(JUNE, date(2023, 11, 30)),
        person=person,
        workplace=Workplace(is_public=False),
        steps=steps,
    )
    return replace(job, **others)


def a_practice(*occupants, steps, weeks=8):
    return PlannedPlacement(
        PlacementKind.PRACTICE,
        Period.of_weeks(JUNE, weeks),
        workplace=Workplace(steady_staff=StaffMonth(JUNE, ordinary_fte=Decimal(4)), occupants=occupants),
        steps=steps,
    )


def with_change(planned, change):
    return planned.with_facts(dict(change.facts))


def test_waiting_for_the_months_on_benefit_moves_the_steps_too():
    planned = a_job()
    finding = finding_of(planned, "subsidised.prior_benefit")
    moved = with_change(planned, change_of(finding, "wait_on_benefit"))
    assert moved.period == Period(AUGUST, date(2024, 1, 30))
    assert [step.period for step in moved.steps] == [
        Period(AUGUST, date(2023, 8, 30)),
        Period(date(2023, 8, 31), date(2024, 1, 30)),
    ]
    assert turns(planned, finding, finding.changes[0], rulebook())


def test_waiting_for_a_vacated_post_moves_the_steps_and_says_so_in_its_own_words():
    planned = a_job(
        workplace=Workplace(is_public=True), subsidy=Subsidy(vacated_by_ordinary_employee_on=date(2023, 4, 1))
    )
    finding = finding_of(planned, "subsidised.vacated_post")
    moved = with_change(planned, change_of(finding, "wait_for_post"))
    assert moved.starts == JULY
    assert moved.steps[0].period == Period(JULY, date(2023, 7, 30))
    assert say(finding, texts()).change == "Vent til 1. juli 2023. Så har stillingen stået ledig længe nok."


def test_ending_sooner_cuts_the_step_that_runs_on_and_drops_what_comes_after():
    steps = (
        Step(1, paid_hours=HALF, period=Period(JUNE, date(2023, 11, 15))),
        Step(2, paid_hours=FULL, period=Period(date(2023, 11, 16), date(2023, 12, 31))),
        Step(3, paid_hours=FULL, period=Period(date(2024, 1, 1), date(2024, 1, 31))),
    )
    planned = a_job(period=Period(JUNE, date(2024, 1, 31)), steps=steps)
    shorter = with_change(planned, change_of(finding_of(planned, "subsidised.length"), "end_earlier"))
    assert shorter.period.last == date(2023, 11, 30)
    assert [step.period.last for step in shorter.steps] == [date(2023, 11, 15), date(2023, 11, 30)]


def test_a_plan_without_days_on_its_steps_only_moves_its_period():
    planned = a_job(steps=(Step(1, paid_hours=FULL),))
    change = change_of(finding_of(planned, "subsidised.prior_benefit"), "wait_on_benefit")
    assert [path for path, _ in change.facts] == ["period", "person.months_on_benefit"]


def half_a_place_until(last):
    return Occupant(OccupantKind.PRACTICE, HALF, Period(date(2023, 5, 1), last))


def test_hours_that_grow_after_a_colleague_has_left_find_room():
    steps = (
        Step(1, practice_hours=HALF, period=Period(JUNE, date(2023, 6, 28))),
        Step(2, practice_hours=FULL, period=Period(date(2023, 6, 29), date(2023, 7, 26))),
    )
    assert (
        finding_of(a_practice(half_a_place_until(date(2023, 6, 28)), steps=steps), "ratio.room").verdict is Verdict.MET
    )
    one_day_more = finding_of(a_practice(half_a_place_until(date(2023, 6, 29)), steps=steps), "ratio.room")
    assert one_day_more.verdict is Verdict.BROKEN
    assert one_day_more.term("day") == date(2023, 6, 29)


def test_only_the_step_without_room_gets_fewer_hours():
    steps = (
        Step(1, practice_hours=FULL, period=Period(JUNE, date(2023, 6, 28))),
        Step(2, practice_hours=Decimal(30), period=Period(date(2023, 6, 29), date(2023, 7, 26))),
    )
    planned = a_practice(half_a_place_until(date(2023, 6, 28)), steps=steps)
    cut = with_change(planned, change_of(finding_of(planned, "ratio.room"), "fewer_hours"))
    assert [step.practice_hours for step in cut.steps] == [HALF, Decimal(30)]


def test_a_day_that_no_step_covers_is_counted_with_the_highest_hours():
    steps = (Step(1, practice_hours=HALF, period=Period(JUNE, date(2023, 6, 7))),)
    assert finding_of(a_practice(half_a_place_until(JULY), steps=steps), "ratio.room").verdict is Verdict.MET
    steps += (Step(2, practice_hours=FULL, period=Period(date(2023, 7, 10), date(2023, 7, 26))),)
    assert finding_of(a_practice(half_a_place_until(JULY), steps=steps), "ratio.room").verdict is Verdict.BROKEN


@pytest.mark.parametrize("last", [date.max, date(2030, 1, 1)])
def test_somebody_who_stays_for_years_is_no_reason_to_wait(last):
    stays = Occupant(OccupantKind.PRACTICE, FULL, Period(date(2023, 5, 1), last))
    finding = finding_of(a_practice(stays, steps=(Step(1, practice_hours=FULL),)), "ratio.room")
    assert [change.kind for change in finding.changes] == ["more_staff"]


def test_a_place_that_is_taken_later_can_be_used_until_then():
    comes = Occupant(OccupantKind.PRACTICE, FULL, Period(date(2023, 7, 3), date(2025, 1, 1)))
    finding = finding_of(a_practice(comes, steps=(Step(1, practice_hours=FULL),)), "ratio.room")
    assert finding.term("day") == date(2023, 7, 3)
    assert finding.change.kind == "end_earlier"
    assert say(finding, texts()).change == "Slut senest 2. juli 2023."


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2023, 6, 1), 6, date(2023, 11, 30)),
        (date(2023, 1, 31), 4, date(2023, 5, 30)),
        (date(2022, 12, 31), 4, date(2023, 4, 30)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2023, 8, 30), 6, date(2024, 2, 29)),
        (date(2023, 8, 29), 6, date(2024, 2, 28)),
        (date(2022, 8, 29), 6, date(2023, 2, 28)),
    ],
)
def test_a_period_of_months_ends_the_day_before_or_with_a_shorter_month(first, months, last):
    assert Period.of_months(first, months).last == last
