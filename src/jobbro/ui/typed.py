"""Reading dates, times and numbers as Danes write them. Pure functions; an unreadable text is a ValueError."""

import re
from datetime import date, time
from decimal import Decimal

from jobbro.library.danish import MONTHS

_NUMBERS = re.compile(r"(\d{1,2})\s*[./\- ]\s*(\d{1,2})\s*[./\- ]\s*(\d{4}|\d{2})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})", re.ASCII)
_WORDS = re.compile(r"(\d{1,2})\s*\.?\s*([a-zæøå]{3,9})\.?\s*(\d{4}|\d{2})")
_TIME = re.compile(r"(\d{1,2})(?:\s*[.:,]\s*(\d{2}))?", re.ASCII)
_FIGURES = re.compile(r"(\d{1,2})(\d{2})", re.ASCII)
_THOUSANDS = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?", re.ASCII)
_NUMBER = re.compile(r"-?\d+([.,]\d+)?|-?[.,]\d+", re.ASCII)
_WEEKDAY = re.compile(r"^(man|tirs?|ons|tors?|fre|lør|søn)(dag)?\.?\s+(d\.|den)?\s*")


def read_date(text: str) -> date:
    """Read 4.3.2026, 4/3-26, 04-03-2026, 2026-03-04, 04032026 or «ons. 4. marts 2026».

    Two figures of a year mean 1950 to 2049.

    :raises ValueError: when it is none of these, or no such day exists
    """
    plain = _WEEKDAY.sub("", " ".join(text.strip().lower().split()))
    if found := _ISO.fullmatch(plain):
        year, month, day = found.groups()
        return date(int(year), int(month), int(day))
    if found := _NUMBERS.fullmatch(plain) or _DIGITS.fullmatch(plain):
        day, month, year = found.groups()
        return date(_full_year(year), int(month), int(day))
    if found := _WORDS.fullmatch(plain):
        day, name, year = found.groups()
        return date(_full_year(year), _month(name), int(day))
    raise ValueError(f"not a date: {text!r}")


def read_time(text: str) -> time:
    """Read 9, 9.00, 09:00, 9,30, 0930 or «kl. 9».

    :raises ValueError: when it is none of these, or no such time exists
    """
    plain = re.sub(r"^kl\.?\s*", "", text.strip().lower())
    if found := _TIME.fullmatch(plain) or _FIGURES.fullmatch(plain):
        hours, minutes = found.groups()
        return time(int(hours), int(minutes or 0))
    raise ValueError(f"not a time: {text!r}")


def read_decimal(text: str) -> Decimal:
    """Read 37, 37,5, 37.5 or 1.234,50. A single point before exactly three figures separates thousands.

    :raises ValueError: when it is not a number
    """
    plain = re.sub(r"[\s\u00a0\u202f]", "", text.strip()).replace("\u2212", "-")
    if _THOUSANDS.fullmatch(plain):
        plain = plain.replace(".", "")
    if not _NUMBER.fullmatch(plain):
        raise ValueError(f"not a number: {text!r}")
    return Decimal(plain.replace(",", "."))


def _full_year(figures: str) -> int:
    year = int(figures)
    if len(figures) == 4:
        return year
    return 2000 + year if year < 50 else 1900 + year


def _month(name: str) -> int:
    for number, month in enumerate(MONTHS, start=1):
        if name == month or (len(name) >= 3 and month.startswith(name)):
            return number
    raise ValueError(f"not a month: {name!r}")
