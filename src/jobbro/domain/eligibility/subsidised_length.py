"""How long a job with løntilskud may last (LAB § 68)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from jobbro.domain.calendar import Period
from jobbro.domain.eligibility.checking import DatedRules, Outcome, broken, met, terms_of, unknown
from jobbro.domain.eligibility.facts import PlannedPlacement
from jobbro.domain.eligibility.findings import Change, Verdict
from jobbro.domain.eligibility.groups import membership
from jobbro.domain.rules import RuleValue

_YEAR = 12


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where the day does not exist."""
    year, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def judge_subsidised_length(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the job is within the months that the group and the sort of employer give (LAB § 68, stk. 1)."""
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
    last_day = add_months(planned.starts, limit.whole) - timedelta(days=1)
    terms = terms_of(limit=limit.number, last=planned.period.last)
    if planned.period.last <= last_day:
        return met("within", limit, terms=terms, last_legal_day=last_day)
    shorter = Change("end_earlier", (("period", Period(planned.starts, last_day)),), (("last", last_day),))
    return broken("too_long", limit, terms=terms, last_legal_day=last_day, candidates=(shorter,))
