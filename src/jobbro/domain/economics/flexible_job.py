"""Fleksløntilskud: what the municipality pays beside the wage of a fleksjob (LAB §§ 123-125)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jobbro.domain.economics.calculation import Calculation, Line, Rates, kroner, refuse_negative
from jobbro.domain.rules import Rulebook, RuleValue, Unit

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class FlexibleJob:
    """Kroner a month, pension included; `full_time_wage` is what the job pays full time, where it is known."""

    monthly_wage: Decimal
    full_time_wage: Decimal | None = None


def flexible_pay(job: FlexibleJob, rulebook: Rulebook, *, on_date: date) -> Calculation:
    """The subsidy a month: the highest amount less a share of the wage below and above the limit, never below zero.

    Wage and subsidy together never exceed the full-time wage of the job, and without a wage there is no subsidy.
    ValueError for negative figures.
    """
    refuse_negative(monthly_wage=job.monthly_wage, full_time_wage=job.full_time_wage)
    rates = Rates(rulebook, on_date)
    names = ("max", "reduction_below", "income_limit", "reduction_above")
    found = [rates.find(f"flexible.pay.{name}") for name in names]
    known = [rule for rule in found if rule is not None]
    if len(known) < len(names):
        return Calculation((), None, rates.unknown)
    if not job.monthly_wage:
        return Calculation((), Line("result", _NOTHING, Unit.KRONER_PER_MONTH), (), ("no_wage",))
    return _reduced(job, *known)


def _reduced(
    job: FlexibleJob, highest: RuleValue, share_below: RuleValue, limit: RuleValue, share_above: RuleValue
) -> Calculation:
    below = min(job.monthly_wage, limit.number)
    above = max(job.monthly_wage - limit.number, _NOTHING)
    lines = [
        Line("highest", highest.number, Unit.KRONER_PER_MONTH, rule=highest),
        _deduction("below", below, share_below),
    ]
    if above:
        lines.append(Line("limit", limit.number, Unit.KRONER_PER_MONTH, rule=limit))
        lines.append(_deduction("above", above, share_above))
    left = max(highest.number - below * share_below.number - above * share_above.number, _NOTHING)
    warnings = ("nothing_left",) if left == _NOTHING else ()
    if job.full_time_wage is not None and job.monthly_wage + left > job.full_time_wage:
        left = max(job.full_time_wage - job.monthly_wage, _NOTHING)
        terms = (
            ("full", job.full_time_wage, Unit.KRONER_PER_MONTH),
            ("wage", job.monthly_wage, Unit.KRONER_PER_MONTH),
        )
        lines.append(Line("full_time", left, Unit.KRONER_PER_MONTH, terms))
        warnings = ("held_by_full_time_wage",)
    return Calculation(tuple(lines), Line("result", kroner(left), Unit.KRONER_PER_MONTH), (), warnings)


def _deduction(code: str, part: Decimal, share: RuleValue) -> Line:
    terms = (("part", part, Unit.KRONER_PER_MONTH), ("share", share.number, Unit.SHARE))
    return Line(code, kroner(part * share.number), Unit.KRONER_PER_MONTH, terms, share)
