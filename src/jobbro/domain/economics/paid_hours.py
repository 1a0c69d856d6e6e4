"""What a few paid hours a week change in a month's income, as a range: before tax, by benefit and day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from jobbro.domain.calendar import Period
from jobbro.domain.economics.calculation import Line, Rates, kroner, refuse_negative
from jobbro.domain.economics.flexible_job import FlexibleJob, flexible_pay
from jobbro.domain.economics.spans import Span
from jobbro.domain.rules import NoRuleInForce, Rulebook, RuleValue, Unit

_NOTHING = Decimal(0)
_MONTHS = range(date.min.month, date.max.month + 1)


class Benefit(StrEnum):
    """What the citizen lives on besides the wage."""

    CASH = "cash"  # kontanthjælp, and nobody knows which of its rates
    CASH_BASIC = "cash_basic"
    CASH_RAISED = "cash_raised"
    CASH_AT_HOME = "cash_at_home"
    UNEMPLOYMENT = "unemployment"
    FLEXIBLE = "flexible"  # ledighedsydelse now, and the hours become a fleksjob
    SICKNESS = "sickness"
    RESOURCE = "resource"
    REVALIDATION = "revalidation"
    PENSION = "pension"
    NONE = "none"


_CASH_KINDS = {
    Benefit.CASH: ("basic", "raised", "at_home"),
    Benefit.CASH_BASIC: ("basic",),
    Benefit.CASH_RAISED: ("raised",),
    Benefit.CASH_AT_HOME: ("at_home",),
}
_WITH_CEILING = ("basic", "raised")


class HoursNote(StrEnum):
    """What the reader must know beside the figures."""

    HOW_UNKNOWN = "how_unknown"  # no source says how a wage and this benefit meet
    BENEFIT_NEEDED = "benefit_needed"
    CEILING_UNTRIED = "ceiling_untried"
    LOWER_RATE = "lower_rate"
    TIME_LIMITED = "time_limited"
    CAN_LOSE = "can_lose"


@dataclass(frozen=True, slots=True)
class PaidWork:
    """Kroner an hour, and kroner a month for the benefit as it is paid now, where that is known; all before tax."""

    benefit: Benefit
    hourly_wage: Decimal
    monthly_benefit: Decimal | None = None


@dataclass(frozen=True, slots=True)
class HoursLine:
    """Kroner a month for so many hours a week; the benefit's change is below zero when it falls, None when unknown."""

    weekly_hours: Decimal
    wage: Span
    benefit: Span | None
    change: Span | None


@dataclass(frozen=True, slots=True)
class HoursAnswer:
    """The lines, the rules they stand on as steps, the rates that lack, and what must be said beside them."""

    lines: tuple[HoursLine, ...]
    steps: tuple[Line, ...]
    unknown: tuple[NoRuleInForce, ...]
    notes: tuple[HoursNote, ...]


# From the wage of a month and its hours to the fall of the benefit; each is one way the rules may turn out.
_Fall = Callable[[Decimal, Decimal], Decimal]


@dataclass(frozen=True, slots=True)
class _Ways:
    falls: tuple[_Fall, ...] = ()
    steps: tuple[Line, ...] = ()
    notes: tuple[HoursNote, ...] = ()
    unknown: tuple[NoRuleInForce, ...] = ()


def income_of_hours(work: PaidWork, hours: Sequence[Decimal], rulebook: Rulebook, *, on_date: date) -> HoursAnswer:
    """The change in a month's income for each number of weekly hours, from the year's shortest month to its longest.

    A benefit whose rule or rate is unknown gives the wage alone and says what lacks. ValueError for negative figures.
    """
    refuse_negative(hourly_wage=work.hourly_wage, monthly_benefit=work.monthly_benefit)
    for weekly in hours:
        refuse_negative(weekly_hours=weekly)
    ways = _ways(work, rulebook, on_date)
    weeks = _weeks_in_a_month(on_date.year)
    lines = tuple(_line(weekly, work.hourly_wage, weeks, ways.falls) for weekly in hours)
    loses = any(line.change is not None and line.change.low < 0 for line in lines)
    notes = (*ways.notes, HoursNote.CAN_LOSE) if loses else ways.notes
    return HoursAnswer(lines, ways.steps, tuple(dict.fromkeys(ways.unknown)), notes)


def _weeks_in_a_month(year: int) -> tuple[Decimal, ...]:
    months = [Period(date(year, month, 1), date(year, month, monthrange(year, month)[-1])) for month in _MONTHS]
    lengths = [month.weeks for month in months]
    return min(lengths), max(lengths)


def _line(weekly: Decimal, wage: Decimal, weeks: tuple[Decimal, ...], falls: tuple[_Fall, ...]) -> HoursLine:
    wages = [wage * weekly * length for length in weeks]
    outcomes = [
        (wage * weekly * length, fall(wage * weekly * length, weekly * length)) for fall in falls for length in weeks
    ]
    return HoursLine(
        weekly,
        Span.of(*wages),
        Span.of(*(-fall for _, fall in outcomes)) if outcomes else None,
        Span.of(*(earned - fall for earned, fall in outcomes)) if outcomes else None,
    )


def _ways(work: PaidWork, rulebook: Rulebook, on_date: date) -> _Ways:
    match work.benefit:
        case Benefit.NONE:
            return _Ways((lambda _wage, _hours: _NOTHING,))
        case Benefit.UNEMPLOYMENT:
            return _unemployment(work, Rates(rulebook, on_date))
        case Benefit.FLEXIBLE:
            return _flexible(work, rulebook, on_date)
        case kind if kind in _CASH_KINDS:
            return _cash(work, Rates(rulebook, on_date))
        case _:
            return _Ways(notes=(HoursNote.HOW_UNKNOWN,))


def _cash(work: PaidWork, rates: Rates) -> _Ways:
    """Kontanthjælp from 1 July 2025: a share of the wage above the allowance is deducted, up to a ceiling for both."""
    kinds = _CASH_KINDS[work.benefit]
    allowances = {kind: rates.find(f"cash.allowance.{kind}") for kind in kinds}
    share = rates.find("cash.deduction")
    if share is None or None in allowances.values():
        return _Ways(unknown=rates.unknown)
    ceilings = {kind: _ceiling(kind, rates) for kind in kinds if kind in _WITH_CEILING}
    falls, steps = [], []
    for kind, allowance in allowances.items():
        if allowance is not None:
            ceiling = ceilings.get(kind)
            falls.append(_cash_fall(allowance, share, work.monthly_benefit, ceiling.amount if ceiling else None))
            steps.append(Line(f"allowance.{kind}", allowance.number, Unit.KRONER_PER_MONTH, rule=allowance))
    steps.append(Line("deduction", share.number, Unit.SHARE, rule=share))
    steps.extend(ceiling for ceiling in ceilings.values() if ceiling is not None)
    notes = (HoursNote.CEILING_UNTRIED,) if work.monthly_benefit is None and any(ceilings.values()) else ()
    return _Ways(tuple(falls), tuple(steps), notes, rates.unknown)


def _ceiling(kind: str, rates: Rates) -> Line | None:
    share, highest = rates.find(f"cash.ceiling.{kind}"), rates.find("benefit.unemployment.month")
    if share is None or highest is None:
        return None
    terms = (("share", share.number, Unit.SHARE), ("highest", highest.number, Unit.KRONER_PER_MONTH))
    return Line(f"ceiling.{kind}", share.number * highest.number, Unit.KRONER_PER_MONTH, terms, share)


def _cash_fall(allowance: RuleValue, share: RuleValue, benefit: Decimal | None, ceiling: Decimal | None) -> _Fall:
    def fall(wage: Decimal, _hours: Decimal) -> Decimal:
        taken = share.number * max(wage - allowance.number, _NOTHING)
        if benefit is None:
            return taken
        if ceiling is not None:
            taken = max(taken, wage - max(ceiling - benefit, _NOTHING))
        return min(taken, benefit)

    return fall


def _unemployment(work: PaidWork, rates: Rates) -> _Ways:
    """Supplementary dagpenge: an hour of work takes an hour of benefit; above a limit of hours nothing is left."""
    full, most = rates.find("supplement.full_hours"), rates.find("supplement.max_work_hours")
    weeks, window = rates.find("supplement.weeks"), rates.find("supplement.window_weeks")
    notes = [HoursNote.TIME_LIMITED] if weeks and window else []
    steps = []
    if work.monthly_benefit is not None:
        paid = [work.monthly_benefit]
    else:
        names = ("benefit.unemployment.month", "benefit.unemployment.month_at_first")
        found = [rate for rate in map(rates.find, names) if rate is not None]
        paid = [rate.number for rate in found]
        steps = [Line(_step_of(rate), rate.number, Unit.KRONER_PER_MONTH, rule=rate) for rate in found]
        notes.append(HoursNote.LOWER_RATE)
    if full is None or most is None or not paid:
        return _Ways(unknown=rates.unknown)
    for rate in paid:
        terms = (("month", rate, Unit.KRONER_PER_MONTH), ("full", full.number, Unit.HOURS))
        steps.append(Line("per_hour", kroner(rate / full.number), Unit.KRONER_PER_HOUR, terms, full))
    steps.append(Line("most_hours", most.number, Unit.HOURS, rule=most))
    if weeks and window:
        steps.append(Line("weeks", weeks.number, Unit.WEEKS, (("window", window.number, Unit.WEEKS),), weeks))
    falls = tuple(_hour_for_hour(rate, full, most) for rate in paid)
    return _Ways(falls, tuple(steps), tuple(notes), rates.unknown)


def _step_of(rate: RuleValue) -> str:
    return rate.rule_id.removeprefix("benefit.unemployment.")


def _hour_for_hour(paid: Decimal, full: RuleValue, most: RuleValue) -> _Fall:
    def fall(_wage: Decimal, hours: Decimal) -> Decimal:
        return paid if hours > most.number else min(paid * hours / full.number, paid)

    return fall


def _flexible(work: PaidWork, rulebook: Rulebook, on_date: date) -> _Ways:
    """A fleksjob: fleksløntilskud comes in the place of ledighedsydelse (LAB §§ 123-125)."""
    rates = Rates(rulebook, on_date)
    full = rates.find("supplement.full_hours")
    tried = flexible_pay(FlexibleJob(work.hourly_wage), rulebook, on_date=on_date)
    unknown = (*rates.unknown, *tried.unknown)
    if unknown or full is None:
        return _Ways(unknown=unknown)
    steps = tuple(
        Line(f"flexible.{rule.rule_id.rpartition('.')[-1]}", rule.number, rule.unit, rule=rule)
        for rule in (rates.find(f"flexible.pay.{name}") for name in ("max", "reduction_below", "income_limit"))
        if rule is not None
    )
    if work.monthly_benefit is None:
        return _Ways((), steps, (HoursNote.BENEFIT_NEEDED,))
    benefit, full_time_wage = work.monthly_benefit, work.hourly_wage * full.number

    def fall(wage: Decimal, _hours: Decimal) -> Decimal:
        found = flexible_pay(FlexibleJob(wage, max(full_time_wage, wage)), rulebook, on_date=on_date)
        return benefit - (found.result.amount if found.result else _NOTHING)

    return _Ways((fall,), steps)
