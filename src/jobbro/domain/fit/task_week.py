"""Lays the hours of several tasks on the days of an ordinary week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from jobbro.domain.calendar import Weekday
from jobbro.domain.fit.loose_tasks import Piece

_CENT = Decimal("0.01")
_QUARTER = Decimal("0.25")


@dataclass(frozen=True, slots=True)
class DayHours:
    """The hours of one weekday."""

    day: Weekday
    hours: Decimal


def spread_over_days(pieces: Iterable[Piece], wished: frozenset[Weekday]) -> tuple[DayHours, ...]:
    """Lay tasks with days on their days, evenly, and fill the wished days up with the others; Monday first.

    Where no days were wished for, hours without a day stay without one. What is laid adds up to the hundredth.
    """
    laid = dict.fromkeys(sorted(wished), Decimal(0))
    floating = Decimal(0)
    for piece in pieces:
        if not piece.days:
            floating += piece.hours
        for day, hours in _evenly(piece):
            laid[day] = laid.get(day, Decimal(0)) + hours
    if wished:
        _fill_up(laid, floating)
    return tuple(DayHours(day, laid[day]) for day in sorted(laid) if laid[day])


def _evenly(piece: Piece) -> Iterable[tuple[Weekday, Decimal]]:
    """The same on each day; what cannot be shared out to the hundredth is laid on the first."""
    days = sorted(piece.days)
    if not days:
        return []
    each = (piece.hours / len(days)).quantize(_CENT, ROUND_DOWN)
    first = piece.hours - each * (len(days) - 1)
    return [(day, first if day == days[0] else each) for day in days]


def _fill_up(laid: dict[Weekday, Decimal], hours: Decimal) -> None:
    """Give the hours to the days, each time a quarter to the shortest, so that the days become alike."""
    while hours > 0:
        step = min(hours, _QUARTER)
        laid[min(laid, key=lambda day: (laid[day], day))] += step
        hours -= step
