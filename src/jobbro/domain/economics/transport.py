"""Befordringsgodtgørelse: what a daily journey to a placement gives (LAB § 175)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from jobbro.domain.economics.calculation import Calculation, Line, Rates, kroner, refuse_negative
from jobbro.domain.rules import Rulebook, Unit

_KRONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Journey:
    """Kilometres there and back on a day, and the number of days."""

    daily_kilometres: Decimal
    days: int


def travel_allowance(journey: Journey, rulebook: Rulebook, *, on_date: date) -> Calculation:
    """Only the kilometres above the daily limit count; the sum is rounded to whole kroner (LAB § 175).

    ValueError for negative figures.
    """
    refuse_negative(daily_kilometres=journey.daily_kilometres, days=Decimal(journey.days))
    rates = Rates(rulebook, on_date)
    free, rate = rates.find("transport.free_kilometres"), rates.find("transport.rate")
    if free is None or rate is None:
        return Calculation((), None, rates.unknown)
    counted = max(journey.daily_kilometres - free.number, Decimal(0))
    exact = kroner(counted * journey.days * rate.number)
    lines = (
        Line(
            "counted",
            counted,
            Unit.KILOMETRES,
            (("daily", journey.daily_kilometres, Unit.KILOMETRES), ("free", free.number, Unit.KILOMETRES)),
            free,
        ),
        Line(
            "sum",
            exact,
            Unit.KRONER,
            (
                ("counted", counted, Unit.KILOMETRES),
                ("days", Decimal(journey.days), Unit.DAYS),
                ("rate", rate.number, Unit.KRONER_PER_KILOMETRE),
            ),
            rate,
        ),
    )
    warnings = () if counted else ("too_short",)
    whole = exact.quantize(_KRONE, ROUND_HALF_UP)
    return Calculation(lines, Line("result", whole, Unit.KRONER), (), warnings)
