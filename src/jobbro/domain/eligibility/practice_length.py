"""How long a virksomhedspraktik may last (LAB § 61)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from jobbro.domain.calendar import DAYS_IN_A_WEEK
from jobbro.domain.eligibility.checking import DatedRules, Outcome, broken, met, set_fact, terms_of, unknown
from jobbro.domain.eligibility.facts import PlannedPlacement
from jobbro.domain.eligibility.findings import Change, Term, Verdict
from jobbro.domain.eligibility.groups import membership
from jobbro.domain.eligibility.moving import ended_on
from jobbro.domain.eligibility.truth import Truth, fact
from jobbro.domain.rules import RuleValue


def judge_length(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the practice, with the periods it goes on from, is within its longest length (LAB § 61)."""
    short = membership(planned.person, rules.value("practice.length.short.groups").codes)
    if short.answer is True:
        return _judge_short(planned, rules)
    if short.answer is False:
        return _judge_long(planned, rules)
    # The group is not known: answer only what holds for both sorts of group.
    possible = (_judge_short(planned, rules), _judge_long(planned, rules))
    if possible[0].verdict is possible[1].verdict and possible[0].verdict is not Verdict.CANNOT_TELL:
        return possible[0]
    missing = dict.fromkeys(short.missing + possible[0].missing + possible[1].missing)
    terms = _lengths(planned, days_before(planned))
    return unknown(missing, rules.value("practice.length.short"), terms=terms)


def _judge_short(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    limit = rules.value("practice.length.short")
    trial = _in_graduate_trial(planned, rules)
    if trial.answer is True:
        return within_weeks(planned, rules.value("practice.length.graduate_trial"))
    ordinary = within_weeks(planned, limit)
    if trial.answer is False or ordinary.verdict is not Verdict.BROKEN:
        return ordinary
    longer = within_weeks(planned, rules.value("practice.length.graduate_trial"))
    if longer.verdict is Verdict.BROKEN:
        return longer
    return unknown(trial.missing, limit, terms=dict(ordinary.terms))


def _in_graduate_trial(planned: PlannedPlacement, rules: DatedRules) -> Truth:
    if not rules.in_force("practice.length.graduate_trial"):
        return Truth(False)
    return (
        membership(planned.person, rules.value("practice.length.graduate_trial.groups").codes)
        & fact("person.on_graduate_benefit", planned.person.on_graduate_benefit)
        & fact("person.has_higher_education", planned.person.has_higher_education)
        & fact("agreement.tasks_match_education", planned.agreement.tasks_match_education)
    )


def within_weeks(planned: PlannedPlacement, limit: RuleValue) -> Outcome:
    """Whether the plan, with the periods it goes on from, is within a limit in weeks that cannot be extended."""
    before = days_before(planned)
    last_day = _last_day(planned, limit.number, before or 0)
    terms = _lengths(planned, before) | terms_of(limit=limit.number)
    if (before or 0) + planned.period.days > limit.number * DAYS_IN_A_WEEK:
        return broken("too_long", limit, last_legal_day=last_day, candidates=_shorter(planned, last_day), terms=terms)
    if before is None:
        return unknown(("history.practice_here",), limit, last_legal_day=last_day, terms=terms)
    return met("within", limit, last_legal_day=last_day, terms=terms)


@dataclass(frozen=True, slots=True)
class _Stages:
    """The three stages of a long practice, all in weeks of the whole course."""

    first: RuleValue
    extended: RuleValue
    step: RuleValue


def _judge_long(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    stages = _Stages(
        rules.value("practice.length.long"),
        rules.value("practice.length.first_extension"),
        rules.value("practice.length.later_extension"),
    )
    before = days_before(planned)
    if before is not None:
        return _judge_stage(planned, stages, before)
    # No course can be longer than this in one go, whatever went before.
    if planned.period.days > stages.extended.number * DAYS_IN_A_WEEK:
        return _judge_stage(planned, stages, 0)
    return unknown(
        ("history.practice_here",), stages.first, terms=_lengths(planned, None) | terms_of(limit=stages.first.number)
    )


def _judge_stage(planned: PlannedPlacement, stages: _Stages, before: int) -> Outcome:
    total = before + planned.period.days
    terms = _lengths(planned, before)
    if total <= stages.first.number * DAYS_IN_A_WEEK:
        last_day = _last_day(planned, stages.first.number, before)
        return met("within", stages.first, last_legal_day=last_day, terms=terms | terms_of(limit=stages.first.number))
    if total <= stages.extended.number * DAYS_IN_A_WEEK:
        return _judge_first_extension(planned, stages, before, terms)
    if before <= stages.first.number * DAYS_IN_A_WEEK:
        last_day = _last_day(planned, stages.extended.number, before)
        return broken(
            "too_far_ahead",
            stages.extended,
            last_legal_day=last_day,
            candidates=_shorter(planned, last_day, ("agreement.extension_assessment", True)),
            terms=terms | terms_of(limit=stages.extended.number),
        )
    return _judge_later_extension(planned, stages, before, terms)


def _judge_first_extension(planned: PlannedPlacement, stages: _Stages, before: int, terms: dict[str, Term]) -> Outcome:
    assessed = planned.agreement.extension_assessment
    terms = terms | terms_of(limit=stages.extended.number, without_extension=stages.first.number)
    if assessed:
        last_day = _last_day(planned, stages.extended.number, before)
        return met("extended", stages.extended, stages.first, last_legal_day=last_day, terms=terms)
    last_day = _last_day(planned, stages.first.number, before)
    if assessed is None:
        return unknown(
            ("agreement.extension_assessment",), stages.extended, stages.first, last_legal_day=last_day, terms=terms
        )
    write = set_fact("write_extension_assessment", "agreement.extension_assessment", True)
    return broken(
        "extension_not_assessed",
        stages.extended,
        stages.first,
        last_legal_day=last_day,
        candidates=(write, *_shorter(planned, last_day)),
        terms=terms,
    )


def _judge_later_extension(planned: PlannedPlacement, stages: _Stages, before: int, terms: dict[str, Term]) -> Outcome:
    reached = max(Decimal(before) / DAYS_IN_A_WEEK, stages.extended.number)
    furthest = _last_day_of_days(planned, int(reached * DAYS_IN_A_WEEK) + stages.step.whole * DAYS_IN_A_WEEK, before)
    terms = terms | terms_of(limit=stages.extended.number, step=stages.step.number)
    if furthest is not None and planned.period.last > furthest:
        shorter = _shorter(planned, furthest, ("agreement.special_need", True))
        return broken("step_too_long", stages.step, last_legal_day=furthest, candidates=shorter, terms=terms)
    if planned.agreement.special_need:
        return met("special_need", stages.step, stages.extended, last_legal_day=furthest, terms=terms)
    last_day = _last_day(planned, stages.extended.number, before)
    if planned.agreement.special_need is None:
        return unknown(("agreement.special_need",), stages.step, stages.extended, last_legal_day=last_day, terms=terms)
    document = set_fact("document_special_need", "agreement.special_need", True)
    assessed = ("agreement.extension_assessment", True)
    return broken(
        "special_need_missing",
        stages.step,
        stages.extended,
        last_legal_day=last_day,
        candidates=(document, *_shorter(planned, last_day, assessed)),
        terms=terms,
    )


def days_before(planned: PlannedPlacement) -> int | None:
    """How many days of practice here the plan goes on from; a day counts once. None when it is not known."""
    periods = planned.history.practice_here
    if periods is None:
        return None
    days, counted_to = 0, date.min
    for period in sorted(periods):
        first = max(period.first, counted_to)
        last = min(period.last, planned.starts - timedelta(days=1))
        if first <= last:
            days += (last - first).days + 1
            counted_to = last + timedelta(days=1)
    return days


def _lengths(planned: PlannedPlacement, before: int | None) -> dict[str, Term]:
    terms = terms_of(planned=planned.period.weeks)
    if before is not None:
        terms |= terms_of(
            before=Decimal(before) / DAYS_IN_A_WEEK, total=Decimal(before + planned.period.days) / DAYS_IN_A_WEEK
        )
    return terms


def _last_day(planned: PlannedPlacement, weeks: Decimal, before: int) -> date | None:
    return _last_day_of_days(planned, int(weeks * DAYS_IN_A_WEEK), before)


def _last_day_of_days(planned: PlannedPlacement, days: int, before: int) -> date | None:
    left = days - before
    return planned.starts + timedelta(days=left - 1) if left > 0 else None


def _shorter(planned: PlannedPlacement, last_day: date | None, *also: tuple[str, object]) -> tuple[Change, ...]:
    """End on the last legal day; with what else that length takes, if it is not in place."""
    if last_day is None:
        return ()
    facts = ended_on(planned, last_day)
    terms = tuple(terms_of(last=last_day).items())
    plain = Change("end_earlier", facts, terms)
    needed = tuple(entry for entry in also if planned.fact(entry[0]) is not entry[1])
    if not needed:
        return (plain,)
    return (plain, Change("end_earlier_with_reason", (*facts, *needed), terms))
