"""How long a job with løntilskud may last (LAB § 68, and § 80 a while the scheme for seniors was open)."""

from __future__ import annotations

from jobbro.domain.calendar import Period
from jobbro.domain.eligibility.checking import DatedRules, Outcome, broken, met, terms_of, unknown
from jobbro.domain.eligibility.facts import PlannedPlacement
from jobbro.domain.eligibility.findings import Change, Verdict
from jobbro.domain.eligibility.groups import membership
from jobbro.domain.eligibility.moving import ended_on
from jobbro.domain.eligibility.truth import Truth, fact
from jobbro.domain.rules import RuleValue


def judge_subsidised_length(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the job is within the months that the group and the sort of employer give (LAB § 68, stk. 1)."""
    senior = _in_senior_scheme(planned, rules)
    if senior.answer is False:
        return _usual(planned, rules)
    longer = _within(planned, rules.value("subsidised.senior.months"))
    if senior.answer and longer.verdict is Verdict.MET:
        return longer
    usual = _usual(planned, rules)
    if senior.answer and usual.verdict is Verdict.BROKEN:
        return longer
    if usual.verdict is Verdict.MET or longer.verdict is Verdict.BROKEN:
        return usual
    return unknown(senior.missing + usual.missing, *usual.rules, terms=dict(usual.terms))


def _in_senior_scheme(planned: PlannedPlacement, rules: DatedRules) -> Truth:
    if not rules.in_force("subsidised.senior.open"):
        return Truth(False)
    age, months = planned.person.age, planned.person.months_on_benefit
    old_enough = None if age is None else age >= rules.value("subsidised.senior.age").whole
    long_enough = None if months is None else months >= rules.value("subsidised.senior.prior_months").number
    return (
        membership(planned.person, rules.value("subsidised.senior.groups").codes)
        & fact("person.age", old_enough)
        & fact("person.months_on_benefit", long_enough)
    )


def _usual(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    open_ended = membership(planned.person, rules.value("subsidised.length.open.groups").codes)
    short = membership(planned.person, rules.value("subsidised.length.short.groups").codes)
    if open_ended.answer:
        return met("open_ended", rules.value("subsidised.length.open.groups"))
    if short.answer:
        return _by_sector(planned, rules)
    if short.answer is None or open_ended.answer is None:
        shortest = _by_sector(planned, rules)
        names = dict.fromkeys(short.missing + open_ended.missing)
        return unknown(names, *shortest.rules, terms=dict(shortest.terms))
    # The other groups: the text of the law is cut, so the book says that the value is unknown.
    return _within(planned, rules.value("subsidised.length.other"))


def _by_sector(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    private = _within(planned, rules.value("subsidised.length.private"))
    public = _within(planned, rules.value("subsidised.length.public"))
    if planned.workplace.is_public is not None:
        return public if planned.workplace.is_public else private
    if private.verdict is public.verdict:
        return public if public.verdict is Verdict.MET else private
    return unknown(("workplace.is_public",), *public.rules, *private.rules, last_legal_day=public.last_legal_day)


def _within(planned: PlannedPlacement, limit: RuleValue) -> Outcome:
    last_day = Period.of_months(planned.starts, limit.whole).last
    terms = terms_of(limit=limit.number, last=planned.period.last)
    if planned.period.last <= last_day:
        return met("within", limit, terms=terms, last_legal_day=last_day)
    shorter = Change("end_earlier", ended_on(planned, last_day), (("last", last_day),))
    return broken("too_long", limit, terms=terms, last_legal_day=last_day, candidates=(shorter,))
