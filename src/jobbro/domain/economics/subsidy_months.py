"""The subsidy of a job with løntilskud month by month, each day by the rate of that day (LAB kap. 12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from itertools import groupby

from jobbro.domain.economics.calculation import Rates, kroner, refuse_negative, told_once
from jobbro.domain.economics.estimate import DAYS_IN_A_WEEK
from jobbro.domain.economics.subsidised_job import SubsidisedJob
from jobbro.domain.rules import NoRuleInForce, Rulebook, RuleValue

_WHOLE_DAY, _NOTHING = Decimal(1), Decimal(0)


@dataclass(frozen=True, slots=True)
class SubsidyMonth:
    """Hours and kroner of one calendar month; `amount` is None when the rate of some day in it is unknown."""

    first: date
    hours: Decimal
    amount: Decimal | None
    rates: tuple[RuleValue, ...]


@dataclass(frozen=True, slots=True)
class SubsidyPlan:
    """The months from the first day to the last, and the rates that lack."""

    months: tuple[SubsidyMonth, ...]
    unknown: tuple[NoRuleInForce, ...]

    @property
    def total(self) -> Decimal | None:
        """All months together; None when one is unknown."""
        amounts = [month.amount for month in self.months]
        known = [amount for amount in amounts if amount is not None]
        return sum(known, _NOTHING) if len(known) == len(amounts) else None


def subsidy_by_month(job: SubsidisedJob, rulebook: Rulebook, *, first_day: date) -> SubsidyPlan:
    """The subsidy of each calendar month from the first day; the months add up to the whole to the øre.

    The hours of a week are shared evenly by its seven days. ValueError for negative figures.
    """
    refuse_negative(weekly_hours=job.weekly_hours, weeks=job.weeks)
    length = job.weeks * DAYS_IN_A_WEEK
    days = [_day(job, rulebook, first_day, number, length) for number in range(_rounded_up(length))]
    a_day = job.weekly_hours / DAYS_IN_A_WEEK
    months: list[SubsidyMonth] = []
    so_far = _NOTHING
    for first, group in groupby(days, key=lambda one: one.day.replace(day=1)):
        found = list(group)
        earned = so_far + sum((one.rate.number * one.part for one in found if one.rate), _NOTHING)
        # Rounded against the sum so far, so that no øre is lost between two months.
        amount = kroner(_of_a_week(earned, job)) - kroner(_of_a_week(so_far, job))
        so_far = earned
        rates = tuple(dict.fromkeys(one.rate for one in found if one.rate))
        is_known = all(one.rate for one in found)
        hours = a_day * sum((one.part for one in found), _NOTHING)
        months.append(SubsidyMonth(first, hours, amount if is_known else None, rates))
    return SubsidyPlan(tuple(months), told_once(one.lacks for one in days if one.lacks))


@dataclass(frozen=True, slots=True)
class _Day:
    day: date
    part: Decimal
    rate: RuleValue | None
    lacks: NoRuleInForce | None


def _day(job: SubsidisedJob, rulebook: Rulebook, first_day: date, number: int, length: Decimal) -> _Day:
    day = first_day + timedelta(number)
    rates = Rates(rulebook, day)
    rate = rates.find(f"subsidised.rate.{job.employer}")
    return _Day(day, min(_WHOLE_DAY, length - number), rate, next(iter(rates.unknown), None))


def _of_a_week(earned: Decimal, job: SubsidisedJob) -> Decimal:
    return earned * job.weekly_hours / DAYS_IN_A_WEEK


def _rounded_up(days: Decimal) -> int:
    return int(days.to_integral_value(ROUND_CEILING))
