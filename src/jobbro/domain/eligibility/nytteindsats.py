"""Nytteindsats: useful work at a public workplace (LAB kap. 13), and the duty to work it may fulfil (kap. 16 a)."""

from __future__ import annotations

from jobbro.domain.eligibility.checking import DatedRules, Outcome, broken, from_truth, met, set_fact, terms_of, unknown
from jobbro.domain.eligibility.facts import PlannedPlacement
from jobbro.domain.eligibility.groups import membership
from jobbro.domain.eligibility.practice_length import within_weeks
from jobbro.domain.eligibility.practice_terms import fewer_hours
from jobbro.domain.eligibility.truth import fact

_WORK_DUTY = "person.under_work_duty"


def judge_nytteindsats_group(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the person can be in nytteindsats; the list of groups was never found, the duty to work is enough."""
    if rules.in_force("work_duty.hours") and planned.person.under_work_duty is not False:
        return from_truth(fact(_WORK_DUTY, planned.person.under_work_duty), rules.value("work_duty.hours"))
    groups = rules.value("nytteindsats.groups")
    return from_truth(membership(planned.person, groups.codes), groups)


def judge_nytteindsats_length(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether it is within its longest length, for as long as the law had one."""
    if rules.has_ended("nytteindsats.weeks"):
        return met("no_limit", rules.entry("nytteindsats.weeks"))
    return within_weeks(planned, rules.value("nytteindsats.weeks"))


def judge_public_place(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the workplace is public, which it must be."""
    public = fact("workplace.is_public", planned.workplace.is_public)
    return from_truth(public, rules.value("nytteindsats.public_only"))


def judge_extra_tasks(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the tasks would otherwise not be done."""
    extra = fact("agreement.tasks_otherwise_undone", planned.agreement.tasks_otherwise_undone)
    return from_truth(extra, rules.value("nytteindsats.extra_tasks"))


def judge_duty_hours(planned: PlannedPlacement, rules: DatedRules) -> Outcome | None:
    """Whether the weekly hours of a person under the duty to work are within its limit."""
    duty, hours = planned.person.under_work_duty, planned.practice_hours
    if duty is False or not rules.in_force("work_duty.hours"):
        return None
    rule = rules.value("work_duty.hours")
    terms = terms_of(limit=rule.number)
    if hours is None:
        return unknown(("practice_hours",), rule, terms=terms)
    terms |= terms_of(hours=hours)
    if hours <= rule.number:
        return met("met", rule, terms=terms)
    if duty is None:
        return unknown((_WORK_DUTY,), rule, terms=terms)
    return broken("broken", rule, candidates=(fewer_hours(planned, rule.number),), terms=terms)


def judge_representative_told(planned: PlannedPlacement, rules: DatedRules) -> Outcome | None:
    """Whether the employees' representative has been told and the set-up discussed; asked for from 2025."""
    if not rules.in_force("nytteindsats.representative_told"):
        return None
    path = "agreement.representative_told"
    tell = set_fact("tell_representative", path, True)
    told = fact(path, planned.agreement.representative_told)
    return from_truth(told, rules.value("nytteindsats.representative_told"), candidates=(tell,))
