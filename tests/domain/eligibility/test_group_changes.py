"""A target group that changes during a plan: the answers stand, and what the new group would turn is named."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from jobbro.domain.calendar import Period
from jobbro.domain.eligibility import PlacementKind, PlannedPlacement, Step, group_changes, person_in_group
from jobbro.library import rulebook

JUNE = date(2026, 6, 1)


def a_practice(group, weeks=13):
    steps = (Step(1, practice_hours=Decimal(10), paid_hours=Decimal(0)),)
    return PlannedPlacement(
        PlacementKind.PRACTICE, Period.of_weeks(JUNE, weeks), person=person_in_group(group), steps=steps
    )


def codes(change):
    return [finding.code for finding in change.otherwise]


def test_a_new_group_with_a_shorter_practice_names_the_length():
    planned = PlannedPlacement(
        PlacementKind.PRACTICE, Period.of_weeks(JUNE, 13), person=person_in_group("3"), steps=(Step(1),)
    ).with_facts({"history.practice_here": ()})
    (change,) = group_changes(planned, [(date(2026, 7, 1), "2")], rulebook())
    assert (change.day, change.group, codes(change)) == (date(2026, 7, 1), "2", ["practice.length"])


def test_a_group_with_the_same_rules_is_told_and_turns_nothing():
    (change,) = group_changes(a_practice("3"), [(date(2026, 7, 1), "5")], rulebook())
    assert codes(change) == []


def test_a_group_that_closed_before_the_change_is_named():
    (change,) = group_changes(a_practice("3"), [(date(2026, 7, 1), "10")], rulebook())
    assert codes(change) == ["practice.closed_group"]


@pytest.mark.parametrize(
    ("day", "told"),
    [(JUNE, 0), (JUNE + timedelta(days=1), 1), (date(2026, 8, 30), 1), (date(2026, 8, 31), 0)],
)
def test_only_a_change_after_the_first_day_and_until_the_last_is_told(day, told):
    assert len(group_changes(a_practice("3"), [(day, "5")], rulebook())) == told


def test_each_change_is_held_against_the_group_before_it():
    later = [(date(2026, 8, 1), "5"), (date(2026, 7, 1), "5"), (date(2026, 8, 15), "3")]
    assert [change.day for change in group_changes(a_practice("3"), later, rulebook())] == [
        date(2026, 7, 1),
        date(2026, 8, 15),
    ]


def test_the_same_group_with_another_letter_is_another_group():
    (change,) = group_changes(a_practice("12b", weeks=5), [(date(2026, 6, 15), "12a")], rulebook())
    assert change.group == "12a"
