"""Who may be in virksomhedspraktik, where, with how many hours and for what purpose."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from jobbro.domain.eligibility.checking import DatedRules, Outcome, broken, from_truth, met, set_fact, terms_of, unknown
from jobbro.domain.eligibility.facts import PaidHoursOutlook, PlannedPlacement, Purpose
from jobbro.domain.eligibility.findings import Change
from jobbro.domain.eligibility.groups import membership
from jobbro.domain.eligibility.truth import Truth, fact
from jobbro.domain.rules import RuleValue


def judge_group(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the target group can be in practice at all (LAB § 57)."""
    rule = rules.value("practice.groups")
    return from_truth(membership(planned.person, rule.codes), rule)


def judge_closed_group(planned: PlannedPlacement, rules: DatedRules) -> Outcome | None:
    """Whether the case was granted before its target group closed to new cases (1 February 2026)."""
    if not rules.in_force("groups.closed_to_new_cases"):
        return None
    rule = rules.value("groups.closed_to_new_cases")
    closed = membership(planned.person, rule.codes)
    granted = planned.person.group_granted_on
    in_time = fact("person.group_granted_on", None if granted is None else granted < rule.starts)
    if closed.answer is False:
        return None
    return from_truth(~closed | in_time, rule, terms=terms_of(closed_from=rule.starts))


def judge_need(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the person only with difficulty can get ordinary work or løntilskud (LAB § 57, stk. 1)."""
    rule = rules.value("practice.only_if_hard_to_place")
    name = "person.could_get_ordinary_or_subsidised_job"
    return from_truth(~fact(name, planned.fact(name)), rule)


def judge_place(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the practice may be where the person was last employed (BEK § 61, stk. 2-4)."""
    banned = rules.value("practice.last_employer.ban.groups")
    new_function = rules.value("practice.last_employer.new_function.groups")
    same_function = rules.value("practice.last_employer.same_function.groups")
    own_job = rules.value("practice.own_job.groups")
    history, person = planned.history, planned.person
    elsewhere = ~fact("history.last_employed_here", history.last_employed_here)
    at_own_job = membership(person, own_job.codes)
    ban = membership(person, banned.codes)
    changed = ~fact("history.same_function", history.same_function)
    consented = membership(person, same_function.codes) & fact(
        "history.consents_to_same_function", history.consents_to_same_function
    )
    assessed = fact("history.place_assessed", history.place_assessed)
    # Consent stands alone (stk. 4); without it the place must be assessed and the function new (stk. 3).
    allowed = elsewhere | at_own_job | consented | (~ban & assessed & changed)
    if allowed.answer is None:
        return unknown(allowed.missing, banned)
    if elsewhere.answer:
        return met("elsewhere", banned)
    if at_own_job.answer:
        return met("own_job", own_job)
    if consented.answer:
        return met("same_function", same_function)
    if allowed.answer:
        return met("new_function", new_function)
    if ban.answer:
        return broken("banned", banned, candidates=(_another_workplace(),))
    return broken("last_employer", new_function, same_function, candidates=_ways_to_stay(planned))


def _another_workplace() -> Change:
    return set_fact("another_workplace", "history.last_employed_here", False)


def _ways_to_stay(planned: PlannedPlacement) -> tuple[Change, ...]:
    assess = ("history.place_assessed", True)
    other = ("history.same_function", False)
    return (
        set_fact("get_consent", "history.consents_to_same_function", True),
        Change("assess_place", (assess,)),
        Change("new_function", (other,)),
        Change("assess_and_new_function", (assess, other)),
        _another_workplace(),
    )


def judge_place_written(planned: PlannedPlacement, rules: DatedRules) -> Outcome | None:
    """Whether the agreement says how the function differs from the last job there (BEK § 61, stk. 3)."""
    history = planned.history
    rule = rules.value("practice.last_employer.new_function.groups")
    own_job = membership(planned.person, rules.value("practice.own_job.groups").codes)
    concerned = (
        fact("history.last_employed_here", history.last_employed_here)
        & ~fact("history.same_function", history.same_function)
        & membership(planned.person, rule.codes)
        & ~own_job
    )
    if concerned.answer is False:
        return None
    written = fact("history.function_difference_written", history.function_difference_written)
    write = set_fact("write_function_difference", "history.function_difference_written", True)
    return from_truth(~concerned | written, rule, candidates=(write,))


def judge_hours(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the weekly practice hours are at most a full week (BEK § 60, stk. 5)."""
    rule = rules.value("practice.full_time_week")
    return _hours_within(planned, rule.number, rule)


def judge_working_time(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the practice hours fit in the firm's own normal week (BEK § 60, stk. 5)."""
    rule = rules.value("practice.within_firm_time")
    normal = planned.workplace.normal_weekly_hours
    if normal is None:
        return unknown(("workplace.normal_weekly_hours",), rule)
    return _hours_within(planned, normal, rule)


def _hours_within(planned: PlannedPlacement, limit: Decimal, rule: RuleValue) -> Outcome:
    hours = planned.practice_hours
    if hours is None:
        return unknown(("practice_hours",), rule, terms=terms_of(limit=limit))
    if hours <= limit:
        return met("met", rule, terms=terms_of(hours=hours, limit=limit))
    cut = fewer_hours(planned, limit)
    return broken("broken", rule, candidates=(cut,), terms=terms_of(hours=hours, limit=limit, over=hours - limit))


def fewer_hours(planned: PlannedPlacement, limit: Decimal, numbers: Collection[int] | None = None) -> Change:
    """Cut the practice hours down to a limit, in every step or in the steps with these numbers."""
    steps = tuple(
        replace(step, practice_hours=min(step.practice_hours, limit))
        if step.practice_hours is not None and (numbers is None or step.number in numbers)
        else step
        for step in planned.steps
    )
    return Change("fewer_hours", (("steps", steps),), (("hours", limit),))


def judge_purpose_stated(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether at least one purpose is stated (LAB § 59)."""
    rule = rules.value("practice.purposes")
    purposes = planned.agreement.purposes
    if purposes is None:
        return unknown(("agreement.purposes",), rule)
    if purposes:
        return met("met", rule, terms=terms_of(purposes=tuple(str(purpose) for purpose in sorted(purposes))))
    choose = set_fact("choose_purpose", "agreement.purposes", (Purpose.SPECIFIC_SKILLS,))
    return broken("broken", rule, candidates=(choose,), terms=terms_of(choices=rule.codes))


def judge_purposes_allowed(planned: PlannedPlacement, rules: DatedRules) -> Outcome | None:
    """Whether each purpose is one that this person's group can have on the first day (BEK § 60, stk. 2-4)."""
    purposes = planned.agreement.purposes
    if not purposes:
        return None
    rule = rules.value("practice.purposes")
    fits = {purpose: _fits_person(planned, purpose, rules) for purpose in sorted(purposes)}
    wrong = tuple(str(purpose) for purpose, truth in fits.items() if truth.answer is False)
    if wrong:
        kept = tuple(purpose for purpose in purposes if fits[purpose].answer)
        change = set_fact("drop_purpose", "agreement.purposes", kept or (Purpose.SPECIFIC_SKILLS,), purposes=wrong)
        return broken("broken", rule, candidates=(change,), terms=terms_of(purposes=wrong))
    together = Truth(True)
    for truth in fits.values():
        together = together & truth
    return from_truth(together, rule, terms=terms_of(purposes=tuple(str(purpose) for purpose in fits)))


def _fits_person(planned: PlannedPlacement, purpose: Purpose, rules: DatedRules) -> Truth:
    if purpose not in rules.value("practice.purposes").codes:
        return Truth(False)
    match purpose:
        case Purpose.RETENTION:
            return membership(planned.person, rules.value("practice.purposes.retention.groups").codes)
        case Purpose.AVAILABILITY:
            return membership(planned.person, rules.value("practice.purposes.availability.groups").codes)
        case Purpose.WORK_DUTY:
            return fact("person.under_work_duty", planned.person.under_work_duty)
        case _:
            return Truth(True)


def judge_direction(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the agreement says how the practice leads towards the job goal (R-029)."""
    rule = rules.value("practice.direction")
    say = set_fact("say_direction", "agreement.direction", True)
    return from_truth(fact("agreement.direction", planned.agreement.direction), rule, candidates=(say,))


def judge_paid_outlook(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the agreement says where ordinary hours can come: here or elsewhere (R-029)."""
    rule = rules.value("practice.direction")
    outlook = planned.agreement.paid_hours_outlook
    if outlook is None:
        return unknown(("agreement.paid_hours_outlook",), rule)
    if outlook is not PaidHoursOutlook.NEITHER:
        return met(str(outlook), rule)
    say = set_fact("say_outlook", "agreement.paid_hours_outlook", PaidHoursOutlook.ELSEWHERE)
    return broken("broken", rule, candidates=(say,))


def judge_not_labour_need(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the practice fills the firm's need of labour, which it must not."""
    return _must_not(planned, rules, "practice.no_labour_need", "agreement.fills_labour_need")


def judge_not_seasonal(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the practice covers a short seasonal peak, which it must not."""
    return _must_not(planned, rules, "practice.no_seasonal_peak", "agreement.seasonal_peak")


def judge_not_replacement(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the practice merely replaces an employee, which it must not."""
    return _must_not(planned, rules, "practice.no_replacement", "agreement.replaces_employee")


def _must_not(planned: PlannedPlacement, rules: DatedRules, rule_id: str, path: str) -> Outcome:
    return from_truth(~fact(path, planned.fact(path)), rules.value(rule_id))
