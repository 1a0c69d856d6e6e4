"""The rules against a second, plain reading of the same texts of law, over every combination near the limits.

The figures stand here on purpose: the reading must not look in the rulebook that it is held against.
"""

from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest

from jobbro.domain.calendar import Period
from jobbro.domain.eligibility import (
    Agreement,
    History,
    Occupant,
    OccupantKind,
    Person,
    PlacementKind,
    PlannedPlacement,
    StaffMonth,
    Step,
    Topic,
    Verdict,
    Workplace,
    check_placement,
)
from jobbro.library import rulebook

MONDAY = date(2026, 3, 2)
GROUPS = range(1, 14)
YES_NO = (True, False)


def days_may_be(days, before, *, is_short, assessed, special_need):
    """LAB § 61: 4 weeks; or 13, then 26 when assessed, then 13 at a time for a special need."""
    total = days + before
    if is_short:
        return total <= 28
    if total <= 91:
        return True
    if total <= 182:
        return assessed
    return before > 91 and special_need and total <= max(before, 182) + 91


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("job_ready", YES_NO)
def test_the_length_of_a_practice(group, job_ready):
    is_short = group in {1, 2, 4} or (group == 12 and job_ready)
    for days, before in product((1, 28, 29, 91, 92, 182, 183), (0, 1, 90, 91, 92, 181, 182, 183, 273, 364)):
        earlier = (Period(MONDAY - timedelta(days=before), MONDAY - timedelta(days=1)),) if before else ()
        for assessed, special_need in product(YES_NO, YES_NO):
            planned = PlannedPlacement(
                PlacementKind.PRACTICE,
                Period(MONDAY, MONDAY + timedelta(days=days - 1)),
                person=Person(target_group=group, job_ready=job_ready),
                history=History(practice_here=earlier),
                agreement=Agreement(extension_assessment=assessed, special_need=special_need),
            )
            (finding,) = check_placement(planned, rulebook(), topics=[Topic.LENGTH])
            allowed = days_may_be(days, before, is_short=is_short, assessed=assessed, special_need=special_need)
            assert (finding.verdict is Verdict.MET) is allowed, (days, before, assessed, special_need)


@pytest.mark.parametrize("quarters", [*range(44), *range(194, 210), *range(234, 246), 400])
def test_the_places_of_a_workplace(quarters):
    """BEK § 65: one for every five, always one, and above fifty one more for every ten."""
    staff = Decimal(quarters) / 4
    places = max(1, int(staff // 5)) if staff <= 50 else 10 + int((staff - 50) // 10)
    for others in (places - 1, places):
        occupants = (Occupant(OccupantKind.PRACTICE, Decimal(37)),) * others
        planned = PlannedPlacement(
            PlacementKind.PRACTICE,
            Period(MONDAY, MONDAY),
            workplace=Workplace(steady_staff=StaffMonth(MONDAY, ordinary_fte=staff), occupants=occupants),
            steps=(Step(1, practice_hours=Decimal(37)),),
        )
        (finding,) = check_placement(planned, rulebook(), topics=[Topic.RATIO])
        assert (finding.verdict is Verdict.MET) is (others < places)


@pytest.mark.parametrize("group", GROUPS)
def test_who_can_get_a_job_with_loentilskud_and_when(group):
    """LAB § 66 and § 69."""
    for plainly_ready, employed, public in product(YES_NO, YES_NO, YES_NO):
        for educated, age, alone, months in product(YES_NO, (49, 51), YES_NO, (0, 5, 6)):
            person = Person(
                target_group=group,
                plainly_education_ready=plainly_ready,
                employed=employed,
                months_on_benefit=Decimal(months),
                has_qualifying_education=educated,
                age=age,
                single_provider=alone,
            )
            planned = PlannedPlacement(
                PlacementKind.SUBSIDISED,
                Period.of_weeks(date(2025, 3, 3), 8),
                person=person,
                workplace=Workplace(is_public=public),
            )
            findings = check_placement(planned, rulebook(), topics=[Topic.GROUP, Topic.PRIOR_BENEFIT])
            met = {finding.code: finding.verdict is Verdict.MET for finding in findings}
            shut_out = group in {9, 13} or (group == 4 and plainly_ready) or (group in {6, 7} and employed)
            asked = group in {1, 2, 3, 4, 5, 12} or (group in {6, 7, 8} and not public)
            assert met["subsidised.group"] is not shut_out
            assert met["subsidised.prior_benefit"] is (not asked or months >= 6 or not educated or age > 50 or alone)
