"""Exact figures as they are shown: two decimals and percent. For showing, never for deciding."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

_PERCENT = 100
HUNDREDTH = Decimal(1) / _PERCENT


def as_decimal(number: Fraction, rounding: str = ROUND_DOWN) -> Decimal:
    """A fraction with two decimals."""
    return (Decimal(number.numerator) / Decimal(number.denominator)).quantize(HUNDREDTH, rounding=rounding)


def as_percent(share: Fraction, rounding: str = ROUND_HALF_UP) -> Decimal:
    """A share as percent with two decimals."""
    return as_decimal(share * _PERCENT, rounding)
