"""Three questions an employer asks about the own staff: dismissals, a § 56 agreement, and keeping a colleague."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from jobbro.domain.eligibility.checking import DatedRules
from jobbro.domain.eligibility.findings import Verdict
from jobbro.domain.eligibility.truth import Truth, fact
from jobbro.domain.rules import Rulebook, RuleValue


@dataclass(frozen=True, slots=True)
class NoticeAnswer:
    """Whether dismissals must be announced; `threshold` is None where the workplace is too small for the rule."""

    required: bool
    threshold: int | None
    rule: RuleValue


def dismissal_notice(dismissed: int, staff: int, rulebook: Rulebook, *, on_date: date) -> NoticeAnswer:
    """Whether so many dismissals within the period must be announced (varslingsloven).

    Raises ValueError for negative numbers, or more dismissals than staff.
    """
    if not 0 <= dismissed <= staff:
        raise ValueError("dismissals lie between none and all")
    rules = DatedRules(rulebook, on_date)
    small, middle, large = (rules.value(f"dismissal.{size}.from_staff") for size in ("small", "middle", "large"))
    if staff < small.whole:
        return NoticeAnswer(False, None, small)
    if staff < middle.whole:
        rule = rules.value("dismissal.small.count")
        threshold = rule.whole
    elif staff < large.whole:
        rule = rules.value("dismissal.middle.share")
        threshold = int((rule.number * Decimal(staff)).to_integral_value(ROUND_CEILING))
    else:
        rule = rules.value("dismissal.large.count")
        threshold = rule.whole
    return NoticeAnswer(dismissed >= threshold, threshold, rule)


@dataclass(frozen=True, slots=True)
class Illness:
    """What is known about an employee's illness; only numbers and dates, never what the illness is."""

    expected_days_a_year: int | None = None
    treatment_decided_before_employment: bool | None = None
    months_since_earlier_absence: Decimal | None = None
    earlier_absence_days: int | None = None


@dataclass(frozen=True, slots=True)
class AgreementAnswer:
    """Whether the municipality can approve a § 56 agreement; CANNOT_TELL names the missing facts."""

    verdict: Verdict
    missing: tuple[str, ...]
    rules: tuple[RuleValue, ...]


def section_56_agreement(illness: Illness, rulebook: Rulebook, *, on_date: date) -> AgreementAnswer:
    """Whether one of the three grounds for a § 56 agreement is there (sygedagpengeloven § 56)."""
    rules = DatedRules(rulebook, on_date)
    days, absence = rules.value("section56.days"), rules.value("section56.earlier_days")
    months = rules.value("section56.relapse_months")
    expected, since, before = (
        illness.expected_days_a_year,
        illness.months_since_earlier_absence,
        illness.earlier_absence_days,
    )
    many = fact("expected_sick_days_a_year", None if expected is None else expected >= days.number)
    planned = fact("treatment_decided_before_employment", illness.treatment_decided_before_employment)
    long_before = fact("earlier_absence_days", None if before is None else before > absence.number)
    recent = fact("months_since_earlier_absence", None if since is None else since <= months.number)
    ground = many | planned | (long_before & recent)
    return AgreementAnswer(_verdict(ground), ground.missing, (days, absence, months))


class RetentionAnswer(StrEnum):
    """Whether a flexible job can follow at the same workplace; the municipality decides in every case."""

    CONDITION_MET = "condition_met"
    EXEMPT = "exempt"
    NEEDS_ASSESSMENT = "needs_assessment"
    CONDITION_NOT_MET = "condition_not_met"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Retention:
    """The way of a person towards a flexible job where they work already."""

    months_on_special_terms: Decimal | None = None
    years_to_pension: Decimal | None = None
    sudden_illness_or_injury: bool | None = None
    few_ordinary_hours_in_a_course: bool | None = None


def flexible_job_here(facts: Retention, rulebook: Rulebook, *, on_date: date) -> RetentionAnswer:
    """Whether the conditions of a retention flexible job stand in the way (LAB § 119; R-122).

    Few ordinary hours during a documented course are never an automatic no: they call for a concrete assessment.
    """
    if facts.few_ordinary_hours_in_a_course:
        return RetentionAnswer.NEEDS_ASSESSMENT
    rules = DatedRules(rulebook, on_date)
    months, years = facts.months_on_special_terms, facts.years_to_pension
    enough = rules.value("flexible.retention_months").number
    close = rules.value("flexible.retention_pension_years").number
    near_pension = fact("years_to_pension", None if years is None else years <= close)
    exempt = near_pension | fact("sudden_illness_or_injury", facts.sudden_illness_or_injury)
    served = fact("months_on_special_terms", None if months is None else months >= enough)
    few_hours = fact("few_ordinary_hours_in_a_course", facts.few_ordinary_hours_in_a_course)
    if exempt.answer:
        return RetentionAnswer.EXEMPT
    if served.answer:
        return RetentionAnswer.CONDITION_MET
    if (exempt | served | few_hours).answer is None:
        return RetentionAnswer.CANNOT_TELL
    return RetentionAnswer.CONDITION_NOT_MET


def _verdict(truth: Truth) -> Verdict:
    if truth.answer is None:
        return Verdict.CANNOT_TELL
    return Verdict.MET if truth.answer else Verdict.BROKEN
