"""Dismissals, § 56 and the flexible job at one's own workplace, on both sides of each boundary."""

from datetime import date
from decimal import Decimal

import pytest

from jobbro.domain.eligibility.employer_schemes import (
    Illness,
    Retention,
    RetentionAnswer,
    dismissal_notice,
    flexible_job_here,
    section_56_agreement,
)
from jobbro.domain.eligibility.findings import Verdict
from jobbro.library import rulebook

DAY = date(2024, 6, 1)


@pytest.mark.parametrize(
    ("dismissed", "staff", "required"),
    [
        (12, 90, True),
        (9, 90, False),
        (10, 99, True),
        (9, 100, False),
        (10, 100, True),
        (25, 251, False),
        (26, 251, True),
        (29, 299, False),
        (30, 299, True),
        (29, 300, False),
        (30, 300, True),
        (20, 20, False),
        (10, 21, True),
    ],
)
def test_dismissals_are_announced_from_ten_a_tenth_or_thirty(dismissed, staff, required):
    assert dismissal_notice(dismissed, staff, rulebook(), on_date=DAY).required is required


@pytest.mark.parametrize(("dismissed", "staff"), [(-1, 30), (31, 30)])
def test_impossible_numbers_of_dismissals_are_refused(dismissed, staff):
    with pytest.raises(ValueError, match="between none and all"):
        dismissal_notice(dismissed, staff, rulebook(), on_date=DAY)


@pytest.mark.parametrize(
    ("illness", "verdict"),
    [
        (Illness(9, False, None, 0), Verdict.BROKEN),
        (Illness(10, False, None, 0), Verdict.MET),
        (Illness(0, True), Verdict.MET),
        (Illness(0, False, Decimal(12), 31), Verdict.MET),
        (Illness(0, False, Decimal("12.1"), 31), Verdict.BROKEN),
        (Illness(0, False, Decimal(12), 30), Verdict.BROKEN),
        (Illness(9), Verdict.CANNOT_TELL),
    ],
)
def test_a_section_56_agreement_needs_one_of_three_grounds(illness, verdict):
    answer = section_56_agreement(illness, rulebook(), on_date=DAY)
    assert answer.verdict is verdict
    assert bool(answer.missing) is (verdict is Verdict.CANNOT_TELL)


@pytest.mark.req("R-122")
@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (Retention(Decimal(12), Decimal(20), False, False), RetentionAnswer.CONDITION_MET),
        (Retention(Decimal(11), Decimal(20), False, False), RetentionAnswer.CONDITION_NOT_MET),
        (Retention(Decimal(0), Decimal(6), False, False), RetentionAnswer.EXEMPT),
        (Retention(Decimal(0), Decimal("6.1"), False, False), RetentionAnswer.CONDITION_NOT_MET),
        (Retention(Decimal(0), Decimal(20), True, False), RetentionAnswer.EXEMPT),
        (Retention(Decimal(0), Decimal(20), False, True), RetentionAnswer.NEEDS_ASSESSMENT),
        (Retention(Decimal(0), Decimal(20), False, None), RetentionAnswer.CANNOT_TELL),
        (Retention(), RetentionAnswer.CANNOT_TELL),
    ],
)
def test_few_ordinary_hours_call_for_an_assessment_and_never_block(facts, answer):
    assert flexible_job_here(facts, rulebook(), on_date=DAY) is answer
