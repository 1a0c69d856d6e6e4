"""How numbers, days and lists are written in Danish."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)


def number(value: Decimal | int, *, least: int = 0, most: int = 2) -> str:
    """A number with decimal comma and dots for thousands; at least and at most so many decimals."""
    places = Decimal(1).scaleb(-most)
    whole, _, rest = f"{Decimal(value).quantize(places, rounding=ROUND_HALF_UP):,f}".partition(".")
    rest = rest.rstrip("0").ljust(least, "0")
    whole = whole.replace(",", ".")
    return f"{whole},{rest}" if rest else whole


def day(value: date) -> str:
    """A day as «4. marts 2026»."""
    return f"{value.day}. {MONTHS[value.month - 1]} {value.year}"


def month(value: date) -> str:
    """A month as «marts 2026»."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def listed(words: Iterable[str]) -> str:
    """Words as «æbler, pærer og bananer»."""
    all_words = list(words)
    if len(all_words) < 2:
        return "".join(all_words)
    return f"{', '.join(all_words[:-1])} og {all_words[-1]}"
