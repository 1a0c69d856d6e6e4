"""The subsidy month by month, in words."""

from dataclasses import dataclass

from jobbro.calculators.queries.rates import UnknownRate, said_unknown
from jobbro.domain.economics import SubsidyMonth, SubsidyPlan
from jobbro.domain.rules import Unit
from jobbro.library import Texts, danish
from jobbro.library.value_words import amount, say_value


@dataclass(frozen=True, slots=True)
class SaidMonth:
    """A row of the table."""

    name: str
    hours: str
    amount: str
    rate: str


@dataclass(frozen=True, slots=True)
class SaidMonths:
    """The table, its sum, and the rates that lack."""

    rows: tuple[SaidMonth, ...]
    total: str
    is_whole: bool
    unknown: tuple[UnknownRate, ...]


def said_months(plan: SubsidyPlan, titles: dict[str, str], texts: Texts) -> SaidMonths:
    """Put words on the months; a month with an unknown rate says so, and then there is no sum."""
    nobody_knows = texts.say("value.unknown.rate")
    total = nobody_knows if plan.total is None else amount(plan.total, Unit.KRONER, texts)
    rows = tuple(_month(month, nobody_knows, texts) for month in plan.months)
    return SaidMonths(rows, total, plan.total is not None, said_unknown(plan.unknown, titles, texts))


def _month(month: SubsidyMonth, nobody_knows: str, texts: Texts) -> SaidMonth:
    known = nobody_knows if month.amount is None else amount(month.amount, Unit.KRONER, texts)
    rates = danish.listed(say_value(rate, texts) for rate in month.rates)
    return SaidMonth(danish.month(month.first), danish.number(month.hours), known, rates or nobody_knows)
