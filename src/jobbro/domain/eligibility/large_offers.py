"""What the municipality can offer a company as a whole: the eight entries of the large toolbox (R-022).

Judged where rules are known (dismissals, retention, apprenticeship, free card); the others are only described.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jobbro.domain.eligibility.checking import DatedRules
from jobbro.domain.eligibility.employer_schemes import (
    Retention,
    RetentionAnswer,
    dismissal_notice,
    flexible_job_here,
)
from jobbro.domain.eligibility.facts import Person
from jobbro.domain.eligibility.findings import Change, Term
from jobbro.domain.eligibility.offers import LargeTool, Offer, ToolAnswer, opening
from jobbro.domain.eligibility.truth import fact
from jobbro.domain.rules import NoRuleInForce, Rulebook


@dataclass(frozen=True, slots=True)
class LargeFacts:
    """What is known about the company and, where there is one, the person; every fact may be unknown."""

    person: Person = Person()
    staff: int | None = None
    dismissals: int | None = None
    retention: Retention = Retention()
    earlier_income: Decimal | None = None


def large_offers(facts: LargeFacts, rulebook: Rulebook, *, on_date: date) -> tuple[ToolAnswer, ...]:
    """The answer for each of the eight entries on a day; where no rule is in force the caseworker is asked."""
    rules = DatedRules(rulebook, on_date)
    return tuple(_answer(tool, facts, rules) for tool in LargeTool)


def _answer(tool: LargeTool, facts: LargeFacts, rules: DatedRules) -> ToolAnswer:
    judge = _JUDGES.get(tool)
    if judge is None:
        return ToolAnswer(tool, Offer.POSSIBLE, "described")
    try:
        return opening(judge(facts, rules), facts, _candidates(tool, rules), lambda tried: judge(tried, rules))
    except NoRuleInForce:
        return ToolAnswer(tool, Offer.NEEDS_CASEWORKER, "no_rule")


def _candidates(tool: LargeTool, rules: DatedRules) -> tuple[Change, ...]:
    if tool is not LargeTool.APPRENTICESHIP:
        return ()
    age = rules.value("apprentice.age").whole
    return (Change("old_enough", (("person.age", age),), (("age", age),)),)


def _dismissals(facts: LargeFacts, rules: DatedRules) -> ToolAnswer:
    """The help is open to all; what the numbers decide is whether the dismissals must be announced."""
    window = rules.value("dismissal.window_days")
    dismissed, staff = facts.dismissals, facts.staff
    if dismissed is None or staff is None:
        gaps = (("dismissals", dismissed), ("staff", staff))
        lacking = tuple(name for name, value in gaps if value is None)
        terms: list[tuple[str, Term]] = [("days", window.number)]
        return ToolAnswer(LargeTool.DISMISSALS, Offer.POSSIBLE, "untold", (window,), tuple(terms), lacking)
    if dismissed > staff:
        return ToolAnswer(LargeTool.DISMISSALS, Offer.NEEDS_CASEWORKER, "numbers_disagree", (window,))
    notice = dismissal_notice(dismissed, staff, rules.rulebook, on_date=rules.on_date)
    terms = [("dismissed", dismissed), ("staff", staff), ("days", window.number)]
    if notice.threshold is None:
        return ToolAnswer(LargeTool.DISMISSALS, Offer.POSSIBLE, "too_small", (notice.rule, window), tuple(terms))
    terms.append(("threshold", notice.threshold))
    case = "announce" if notice.required else "below"
    return ToolAnswer(LargeTool.DISMISSALS, Offer.POSSIBLE, case, (notice.rule, window), tuple(terms))


_RETENTION_FACTS = ("months_on_special_terms", "years_to_pension", "few_ordinary_hours_in_a_course")


def _retention(facts: LargeFacts, rules: DatedRules) -> ToolAnswer:
    """Help to keep a colleague is always open; the condition that is judged is that of the flexible job here."""
    months, near = rules.value("flexible.retention_months"), rules.value("flexible.retention_pension_years")
    answer = flexible_job_here(facts.retention, rules.rulebook, on_date=rules.on_date)
    served = facts.retention.months_on_special_terms
    terms: list[tuple[str, Term]] = [("months", months.number), ("years", near.number)]
    spared = answer in (RetentionAnswer.EXEMPT, RetentionAnswer.NEEDS_ASSESSMENT)
    # Months that the requirement does not count would read as a no.
    if served is not None and not spared:
        terms.append(("served", served))
    lacking: tuple[str, ...] = ()
    if answer is RetentionAnswer.CANNOT_TELL:
        lacking = tuple(f"retention.{n}" for n in _RETENTION_FACTS if getattr(facts.retention, n) is None)
    exemptions = _spared(facts.retention, near.number) if answer is RetentionAnswer.EXEMPT else ()
    return ToolAnswer(
        LargeTool.RETENTION,
        Offer.NEEDS_CASEWORKER,
        str(answer),
        (months, near),
        tuple(terms),
        lacking,
        exemptions=exemptions,
    )


def _spared(facts: Retention, near: Decimal) -> tuple[str, ...]:
    """Why the months on special terms are not asked for, by the exemption's code."""
    years = facts.years_to_pension
    is_near = years is not None and years <= near
    grounds = (("near_pension", is_near), ("sudden_illness", facts.sudden_illness_or_injury))
    return tuple(code for code, holds in grounds if holds)


def _apprenticeship(facts: LargeFacts, rules: DatedRules) -> ToolAnswer:
    age, rate = rules.value("apprentice.age"), rules.value("apprentice.rate_unemployed")
    employed = rules.value("apprentice.rate_employed")
    told = facts.person.age
    old_enough = fact("person.age", None if told is None else told >= age.number)
    terms: list[tuple[str, Term]] = [("age", age.number), ("rate", rate.number), ("employed_rate", employed.number)]
    if told is not None:
        terms.append(("told", told))
    if old_enough.answer is False:
        return ToolAnswer(LargeTool.APPRENTICESHIP, Offer.NOT_POSSIBLE, "not_possible", (age,), tuple(terms))
    case = "unknown" if old_enough.answer is None else "needs_caseworker"
    known = (age, rate, employed)
    return ToolAnswer(LargeTool.APPRENTICESHIP, Offer.NEEDS_CASEWORKER, case, known, tuple(terms), old_enough.missing)


def _free_card(facts: LargeFacts, rules: DatedRules) -> ToolAnswer:
    limit = rules.value("free_card.earlier_income")
    earned = facts.earlier_income
    terms: list[tuple[str, Term]] = [("limit", limit.number)]
    if earned is None:
        return ToolAnswer(
            LargeTool.FREE_CARD, Offer.NEEDS_CASEWORKER, "unknown", (limit,), tuple(terms), ("earlier_income",)
        )
    terms.append(("earned", earned))
    if earned > limit.number:
        return ToolAnswer(LargeTool.FREE_CARD, Offer.NOT_POSSIBLE, "not_possible", (limit,), tuple(terms))
    return ToolAnswer(LargeTool.FREE_CARD, Offer.NEEDS_CASEWORKER, "needs_caseworker", (limit,), tuple(terms))


def _skills(facts: LargeFacts, rules: DatedRules) -> ToolAnswer:
    return ToolAnswer(LargeTool.SKILLS, Offer.NEEDS_CASEWORKER, "needs_caseworker")


_JUDGES: dict[LargeTool, Callable[[LargeFacts, DatedRules], ToolAnswer]] = {
    LargeTool.DISMISSALS: _dismissals,
    LargeTool.RETENTION: _retention,
    LargeTool.APPRENTICESHIP: _apprenticeship,
    LargeTool.FREE_CARD: _free_card,
    LargeTool.SKILLS: _skills,
}
