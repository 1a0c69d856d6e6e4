"""What it costs to hire somebody, by two rules of thumb that do not agree, and what a failed hiring costs (R-026)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jobbro.domain.economics.calculation import refuse_negative
from jobbro.domain.economics.estimate import WEEKS_IN_A_YEAR, Assumptions, Estimate, Part, Terms
from jobbro.domain.economics.spans import Span, spread
from jobbro.domain.rules import Rulebook, Unit

_NO_OWN: tuple[Decimal | None, Decimal | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Recruitment:
    """Gross pay in kroner a year, how many are hired, and the company's own figures in the place of the thumb rules'.

    `offer_cost` is what the offered placement costs the company, in kroner, where that is known.
    """

    yearly_pay: Decimal
    hires: int = 1
    weeks: tuple[Decimal | None, Decimal | None] = _NO_OWN
    shares: tuple[Decimal | None, Decimal | None] = _NO_OWN
    failed: Decimal | None = None
    offer_cost: Decimal | None = None


def yearly_pay(hourly_pay: Decimal, weekly_hours: Decimal) -> Decimal:
    """Pay of 52 weeks, in kroner. ValueError for negative figures."""
    refuse_negative(hourly_pay=hourly_pay, weekly_hours=weekly_hours)
    return hourly_pay * weekly_hours * WEEKS_IN_A_YEAR


def recruitment_cost(case: Recruitment, rulebook: Rulebook, *, on_date: date) -> Estimate:
    """The cost by weeks' pay and by share of the yearly pay, each for itself: they measure different things.

    ValueError for negative figures.
    """
    refuse_negative(yearly_pay=case.yearly_pay, hires=Decimal(case.hires), offer_cost=case.offer_cost)
    assumed = Assumptions(rulebook, on_date)
    weeks = assumed.find("weeks", Unit.WEEKS, "recruitment.weeks.low", "recruitment.weeks.high", own=case.weeks)
    shares = assumed.find("shares", Unit.SHARE, "recruitment.share.low", "recruitment.share.high", own=case.shares)
    failed = assumed.find("failed", Unit.KRONER, "recruitment.failed", own=(case.failed,))
    parts: list[Part] = []
    if weeks is not None:
        parts += _by_rule(case, "weeks", weeks, Unit.WEEKS, case.yearly_pay * case.hires / WEEKS_IN_A_YEAR)
    if shares is not None:
        parts += _by_rule(case, "shares", shares, Unit.SHARE, case.yearly_pay * case.hires)
    if failed is not None:
        parts.append(Part("failed", failed, Unit.KRONER))
    return Estimate(tuple(parts), assumed.used, ("rules_differ",), assumed.unknown)


def _by_rule(case: Recruitment, code: str, factor: Span, unit: Unit, pay: Decimal) -> list[Part]:
    cost = spread(lambda one: pay * one, factor)
    hires = ("hires", Span.of(case.hires), Unit.PERSONS)
    terms: Terms = (("pay", Span.of(case.yearly_pay), Unit.KRONER), ("factor", factor, unit), hires)
    parts = [Part(code, cost, Unit.KRONER, terms)]
    if case.offer_cost is not None:
        offer = Span.of(case.offer_cost)
        against: Terms = (("cost", cost, Unit.KRONER), ("offer", offer, Unit.KRONER))
        parts.append(Part(f"{code}_against", spread(lambda one, less: one - less, cost, offer), Unit.KRONER, against))
    return parts
