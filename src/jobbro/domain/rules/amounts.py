"""Exact figures for deciding, and the same figures as they are shown: two decimals and percent."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

_PERCENT = 100
HUNDREDTH = Decimal(1) / _PERCENT


@lru_cache(maxsize=1024)
def exact(number: Decimal) -> Fraction:
    """A number as a fraction; the same few hours and limits are asked for again and again."""
    return Fraction(number)


def as_decimal(number: Fraction, rounding: str = ROUND_DOWN) -> Decimal:
    """A fraction with two decimals; for showing, never for deciding."""
    return (Decimal(number.numerator) / Decimal(number.denominator)).quantize(HUNDREDTH, rounding=rounding)


def as_percent(share: Fraction, rounding: str = ROUND_HALF_UP) -> Decimal:
    """A share as percent with two decimals."""
    return as_decimal(share * _PERCENT, rounding)
