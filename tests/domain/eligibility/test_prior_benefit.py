"""Who is free of the months on benefit (LAB § 69) is told which of the three grounds it is."""

from dataclasses import replace
from datetime import date

import pytest

from jobbro.domain.calendar import Period
from jobbro.domain.eligibility import PlacementKind, PlannedPlacement, check_placement, person_in_group
from jobbro.library import rulebook, texts
from jobbro.library.rule_words import say

BOUND = {"has_qualifying_education": True, "age": 30, "single_provider": False}


@pytest.mark.parametrize(
    ("ground", "said"),
    [
        ({"has_qualifying_education": False}, "Borgeren har ingen kompetencegivende uddannelse og er fri for kravet."),
        ({"age": 51}, "Borgeren er over 50 år og fri for kravet."),
        ({"single_provider": True}, "Borgeren er enlig forsørger og fri for kravet."),
        ({"age": None, "single_provider": True}, "Borgeren er enlig forsørger og fri for kravet."),
    ],
)
def test_the_ground_that_frees_is_named(ground, said):
    planned = PlannedPlacement(
        PlacementKind.SUBSIDISED,
        Period.of_weeks(date(2026, 3, 2), 13),
        person=replace(person_in_group("1"), **BOUND | ground),
    )
    found = {finding.code: finding for finding in check_placement(planned, rulebook())}
    assert say(found["subsidised.prior_benefit"], texts()).sentence == said
