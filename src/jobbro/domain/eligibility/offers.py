"""What can be offered today: the twelve entries of the basic toolbox, judged by dated rules (R-023)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from jobbro.domain.eligibility.checking import DatedRules, terms_of
from jobbro.domain.eligibility.facts import Person
from jobbro.domain.eligibility.findings import Change, Term
from jobbro.domain.eligibility.groups import membership
from jobbro.domain.eligibility.truth import Truth, fact
from jobbro.domain.rules import NoRuleInForce, Rulebook, RuleValue


class Tool(StrEnum):
    """The twelve entries, in the order of the toolbox."""

    PAID_HOURS = "paid_hours"
    PRACTICE = "practice"
    DISABILITY_SUPPORT = "disability_support"
    SUBSIDISED_JOB = "subsidised_job"
    AIDS = "aids"
    SECTION_56 = "section_56"
    COURSES = "courses"
    TRANSPORT = "transport"
    MENTOR = "mentor"
    FLEXIBLE_JOB = "flexible_job"
    FOLLOW_UP = "follow_up"
    CONTACT_PERSON = "contact_person"


class LargeTool(StrEnum):
    """The eight entries of the large toolbox, in its order; large_offers.py judges them."""

    RECRUITMENT = "recruitment"
    RECOGNITION = "recognition"
    RETENTION = "retention"
    SKILLS = "skills"
    APPRENTICESHIP = "apprenticeship"
    PARTNERSHIP = "partnership"
    DISMISSALS = "dismissals"
    FREE_CARD = "free_card"


class Offer(StrEnum):
    """Whether a tool can be promised, is ruled out, or is for the caseworker to decide."""

    POSSIBLE = "possible"
    NOT_POSSIBLE = "not_possible"
    NEEDS_CASEWORKER = "needs_caseworker"


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """What is known when somebody asks; every fact may be unknown."""

    person: Person = Person()
    in_private_subsidised_job: bool | None = None
    daily_kilometres: Decimal | None = None
    lasting_limitation: bool | None = None
    expected_sick_days_a_year: int | None = None
    granted_flexible_job: bool | None = None


@dataclass(frozen=True, slots=True)
class ToolAnswer:
    """The answer for one tool, with the rules behind it; `case` has its Danish sentence in content/texts.

    `changes` are the changes of facts that were tried and would open a tool that is closed, smallest first.
    `exemptions` are the requirements that do not hold for this person, each with its own Danish sentence.
    """

    tool: Tool | LargeTool
    offer: Offer
    case: str
    rules: tuple[RuleValue, ...] = ()
    terms: tuple[tuple[str, Term], ...] = ()
    missing: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    exemptions: tuple[str, ...] = ()


Facts = TypeVar("Facts")


def offers(facts: OfferFacts, rulebook: Rulebook, *, on_date: date) -> tuple[ToolAnswer, ...]:
    """The answer for each of the twelve tools on a day; where no rule is in force the caseworker is asked."""
    return tuple(_answer(tool, facts, DatedRules(rulebook, on_date)) for tool in Tool)


def opening(
    answer: ToolAnswer, facts: Facts, candidates: Iterable[Change], judge: Callable[[Facts], ToolAnswer]
) -> ToolAnswer:
    """The answer with those of the candidates that really open a closed tool when they are tried."""
    if answer.offer is not Offer.NOT_POSSIBLE:
        return answer
    turning = [change for change in candidates if judge(changed(facts, change)).offer is not Offer.NOT_POSSIBLE]
    return replace(answer, changes=tuple(turning))


def changed(facts: Facts, change: Change) -> Facts:
    """The facts with a change carried out; a path such as «person.age» reaches one step in."""
    for path, value in change.facts:
        group, _, name = path.partition(".")
        inner = replace(getattr(facts, group), **{name: value}) if name else value
        facts = replace(facts, **{group: inner})  # type: ignore[type-var]
    return facts


def _answer(tool: Tool, facts: OfferFacts, rules: DatedRules) -> ToolAnswer:
    judge = _JUDGES[tool]
    try:
        return opening(judge(facts, rules), facts, _candidates(tool, facts, rules), lambda tried: judge(tried, rules))
    except NoRuleInForce:
        return ToolAnswer(tool, Offer.NEEDS_CASEWORKER, "no_rule")


def _candidates(tool: Tool, facts: OfferFacts, rules: DatedRules) -> tuple[Change, ...]:
    """What might open a tool; a person's group, age and health are no such thing."""
    match tool:
        case Tool.PRACTICE:
            return (Change("no_other_job", (("person.could_get_ordinary_or_subsidised_job", False),)),)
        case Tool.SUBSIDISED_JOB:
            months = rules.value("subsidised.prior.months").number
            left = months - (facts.person.months_on_benefit or 0)
            return (Change("longer_on_benefit", (("person.months_on_benefit", months),), (("left", left),)),)
        case Tool.TRANSPORT:
            free = rules.value("transport.free_kilometres").number
            further = Change("longer_way", (("daily_kilometres", free + 1),), (("kilometres", free),))
            return (Change("not_subsidised", (("in_private_subsidised_job", False),)), further)
        case _:
            return ()


_NO_TERMS: Mapping[str, Term] = {}


def _decided(
    tool: Tool,
    truth: Truth,
    *rules: RuleValue,
    yes: Offer = Offer.POSSIBLE,
    terms: Mapping[str, Term] = _NO_TERMS,
    exemptions: tuple[str, ...] = (),
) -> ToolAnswer:
    """What follows when the answer is known, and the caseworker's question when it is not.

    An exemption is told only where it opens the tool.
    """
    figures = tuple(terms.items())
    if truth.answer is None:
        return ToolAnswer(tool, Offer.NEEDS_CASEWORKER, "unknown", rules, figures, truth.missing)
    if truth.answer:
        return ToolAnswer(tool, yes, str(yes), rules, figures, exemptions=exemptions)
    return ToolAnswer(tool, Offer.NOT_POSSIBLE, "not_possible", rules, figures)


def _open_group(person: Person, rules: DatedRules) -> Truth:
    if not rules.in_force("groups.closed_to_new_cases"):
        return Truth(True)
    rule = rules.value("groups.closed_to_new_cases")
    granted = person.group_granted_on
    in_time = fact("person.group_granted_on", None if granted is None else granted < rule.starts)
    return ~membership(person, rule.codes) | in_time


def _granted_before(person: Person, rules: DatedRules) -> tuple[str, ...]:
    """The exemption of somebody whose group is closed to new cases, and whose case is an old one."""
    if not rules.in_force("groups.closed_to_new_cases"):
        return ()
    closed = membership(person, rules.value("groups.closed_to_new_cases").codes).answer
    return ("granted_before",) if closed and _open_group(person, rules).answer else ()


def _paid_hours(facts: OfferFacts, rules: DatedRules) -> ToolAnswer:
    return ToolAnswer(Tool.PAID_HOURS, Offer.POSSIBLE, "possible", (rules.value("hybrid.other_function"),))


def _practice(facts: OfferFacts, rules: DatedRules) -> ToolAnswer:
    groups, hard = rules.value("practice.groups"), rules.value("practice.only_if_hard_to_place")
    name = "person.could_get_ordinary_or_subsidised_job"
    needed = ~fact(name, facts.person.could_get_ordinary_or_subsidised_job)
    can = membership(facts.person, groups.codes) & _open_group(facts.person, rules) & needed
    return _decided(Tool.PRACTICE, can, groups, hard, exemptions=_granted_before(facts.person, rules))


def _subsidised(facts: OfferFacts, rules: DatedRules) -> ToolAnswer:
    groups, months = rules.value("subsidised.groups"), rules.value("subsidised.prior.months")
    person, told = facts.person, facts.person.months_on_benefit
    required = membership(person, rules.value("subsidised.prior.all_employers.groups").codes)
    long_enough = fact("person.months_on_benefit", None if told is None else told >= months.number)
    free = _free_of_time_on_benefit(person, rules)
    exempt = free["no_education"] | free["older"] | free["single_provider"]
    may = membership(person, groups.codes) & _open_group(person, rules)
    terms: dict[str, Term] = {"months": months.number, "age": rules.value("subsidised.prior.exempt_age").number}
    exemptions: tuple[str, ...] = ()
    if not long_enough.answer:
        own = tuple(code for code, truth in free.items() if truth.answer)
        group = _by_group(person, rules)
        exemptions = group if "group_spared" in group else own or group
    # The months settle nothing when the group is ruled out or the requirement does not hold.
    if told is not None and may.answer is not False and not exemptions:
        terms["told"] = told
    can = may & (~required | long_enough | exempt)
    named = (*_granted_before(person, rules), *exemptions)
    return _decided(Tool.SUBSIDISED_JOB, can, groups, months, terms=terms, exemptions=named)


def _free_of_time_on_benefit(person: Person, rules: DatedRules) -> dict[str, Truth]:
    """Who need not have been on benefit for a time (LAB § 69), by the exemption's code."""
    limit = rules.value("subsidised.prior.exempt_age").whole
    return {
        "no_education": ~fact("person.has_qualifying_education", person.has_qualifying_education),
        "older": fact("person.age", None if person.age is None else person.age > limit),
        "single_provider": fact("person.single_provider", person.single_provider),
    }


def _by_group(person: Person, rules: DatedRules) -> tuple[str, ...]:
    """What a group is spared: the time on benefit altogether, or only with a public employer."""
    if membership(person, rules.value("subsidised.prior.private_only.groups").codes).answer:
        return ("public_employer",)
    asked = membership(person, rules.value("subsidised.prior.all_employers.groups").codes).answer
    return ("group_spared",) if asked is False else ()


def _disability(facts: OfferFacts, rules: DatedRules) -> ToolAnswer:
    rule = rules.value("assistance.hours")
    lasting = fact("lasting_limitation", facts.lasting_limitation)
    yes = Offer.NEEDS_CASEWORKER
    return _decided(Tool.DISABILITY_SUPPORT, lasting, rule, yes=yes, terms=terms_of(hours=rule.number))


def _section_56(facts: OfferFacts, rules: DatedRules) -> ToolAnswer:
    rule = rules.value("section56.days")
    days = facts.expected_sick_days_a_year
    enough = fact("expected_sick_days_a_year", None if days is None else days >= rule.number)
    return _decided(Tool.SECTION_56, enough, rule, yes=Offer.NEEDS_CASEWORKER, terms=terms_of(days=rule.number))


def _transport(facts: OfferFacts, rules: DatedRules) -> ToolAnswer:
    right, free = rules.value("transport.right.groups"), rules.value("transport.free_kilometres")
    excluded = membership(facts.person, rules.value("transport.not_private_subsidised.groups").codes)
    private = fact("in_private_subsidised_job", facts.in_private_subsidised_job)
    far = fact("daily_kilometres", None if facts.daily_kilometres is None else facts.daily_kilometres > free.number)
    entitled = membership(facts.person, right.codes)
    ruled_out = (excluded & private) | ~far
    if entitled.answer is False and not ruled_out.answer:
        # Without a right it is a concrete assessment, and the caseworker's.
        return ToolAnswer(Tool.TRANSPORT, Offer.NEEDS_CASEWORKER, "needs_caseworker", (right, free))
    terms: dict[str, Term] = {"kilometres": free.number}
    # In a private subsidised job no kilometre is paid, so none is counted.
    if facts.daily_kilometres is not None and not (excluded & private).answer:
        terms |= {"daily": facts.daily_kilometres, "paid": max(facts.daily_kilometres - free.number, Decimal(0))}
    return _decided(Tool.TRANSPORT, ~ruled_out & entitled, right, free, terms=terms)


def _mentor(facts: OfferFacts, rules: DatedRules) -> ToolAnswer:
    rule = rules.value("mentor.months")
    return ToolAnswer(Tool.MENTOR, Offer.NEEDS_CASEWORKER, "needs_caseworker", (rule,), (("months", rule.number),))


def _flexible_job(facts: OfferFacts, rules: DatedRules) -> ToolAnswer:
    rule = rules.value("flexible.temporary_years")
    if facts.granted_flexible_job is False:
        return ToolAnswer(Tool.FLEXIBLE_JOB, Offer.NEEDS_CASEWORKER, "needs_caseworker", (rule,))
    return _decided(Tool.FLEXIBLE_JOB, fact("granted_flexible_job", facts.granted_flexible_job), rule)


def _caseworker(tool: Tool) -> Callable[[OfferFacts, DatedRules], ToolAnswer]:
    return lambda facts, rules: ToolAnswer(tool, Offer.NEEDS_CASEWORKER, "needs_caseworker")


def _own_decision(tool: Tool) -> Callable[[OfferFacts, DatedRules], ToolAnswer]:
    return lambda facts, rules: ToolAnswer(tool, Offer.POSSIBLE, "possible")


_JUDGES: dict[Tool, Callable[[OfferFacts, DatedRules], ToolAnswer]] = {
    Tool.PAID_HOURS: _paid_hours,
    Tool.PRACTICE: _practice,
    Tool.DISABILITY_SUPPORT: _disability,
    Tool.SUBSIDISED_JOB: _subsidised,
    Tool.AIDS: _caseworker(Tool.AIDS),
    Tool.SECTION_56: _section_56,
    Tool.COURSES: _caseworker(Tool.COURSES),
    Tool.TRANSPORT: _transport,
    Tool.MENTOR: _mentor,
    Tool.FLEXIBLE_JOB: _flexible_job,
    Tool.FOLLOW_UP: _own_decision(Tool.FOLLOW_UP),
    Tool.CONTACT_PERSON: _own_decision(Tool.CONTACT_PERSON),
}
