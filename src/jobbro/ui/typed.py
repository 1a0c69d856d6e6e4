"""Reading dates, times and numbers as Danes write them. Pure functions; an unreadable text is a ValueError."""

import re
from calendar import monthrange
from datetime import date, time
from decimal import Decimal

from jobbro.library.danish import MONTHS

_NUMBERS = re.compile(r"(\d{1,2})\s*[./\- ]\s*(\d{1,2})\s*[./\- ]\s*(\d{4}|\d{2})", re.ASCII)
_NO_YEAR = re.compile(r"(\d{1,2})\s*[./\- ]\s*(\d{1,2})\.?", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})", re.ASCII)
_WORDS = re.compile(r"(\d{1,2})\s*\.?\s*([a-zæøå]{3,9})\.?\s*(\d{4}|\d{2})")
_TIME = re.compile(r"(\d{1,2})(?:\s*[.:,]\s*(\d{2}))?", re.ASCII)
_FIGURES = re.compile(r"(\d{1,2})(\d{2})", re.ASCII)
_THOUSANDS = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?", re.ASCII)
_NUMBER = re.compile(r"-?\d+([.,]\d+)?|-?[.,]\d+", re.ASCII)
LONGEST_MONTH = 31
LEAP_YEAR = 2000  # a month without a year is given all the days that it can have
HOURS_A_DAY = 24
_WEEKDAY = re.compile(r"^(man|tirs?|ons|tors?|fre|lør|søn)(dag)?\.?\s+(d\.|den)?\s*")


class NoSuchDay(ValueError):
    """A day after the month's last one; `year` is None where no year has it, or none was written."""

    def __init__(self, year: int | None, month: int, day: int) -> None:
        super().__init__(f"no {day}. of {MONTHS[month - 1]}")
        self.year, self.month, self.day = year, month, day


class NoSuchHour(ValueError):
    """A time of day after 23.59."""


def read_date(text: str) -> date:
    """Read 4.3.2026, 4/3-26, 04-03-2026, 2026-03-04, 04032026 or «ons. 4. marts 2026».

    Two figures of a year mean 1950 to 2049.

    :raises NoSuchDay: when the month has no such day, such as 31.2.2026, or 31.2. without a year
    :raises ValueError: when it is none of these
    """
    plain = _WEEKDAY.sub("", " ".join(text.strip().lower().split()))
    if found := _ISO.fullmatch(plain):
        year, month, day = found.groups()
        return _day(int(year), int(month), int(day))
    if found := _NUMBERS.fullmatch(plain) or _DIGITS.fullmatch(plain):
        day, month, year = found.groups()
        return _day(_full_year(year), int(month), int(day))
    if found := _WORDS.fullmatch(plain):
        day, name, year = found.groups()
        return _day(_full_year(year), _month(name), int(day))
    if found := _NO_YEAR.fullmatch(plain):
        _day(LEAP_YEAR, int(found[2]), int(found[1]))
    raise ValueError(f"not a date: {text!r}")


def read_time(text: str) -> time:
    """Read 9, 9.00, 09:00, 9,30, 0930 or «kl. 9».

    :raises NoSuchHour: when it is 24.00 or later
    :raises ValueError: when it is none of these
    """
    plain = re.sub(r"^kl\.?\s*", "", text.strip().lower())
    if found := _TIME.fullmatch(plain) or _FIGURES.fullmatch(plain):
        hours, minutes = found.groups()
        if int(hours) >= HOURS_A_DAY:
            raise NoSuchHour(f"after 23.59: {text!r}")
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


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        if not (1 <= month <= len(MONTHS) and 0 < day <= LONGEST_MONTH and year >= date.min.year):
            raise
        is_of_this_year = day <= monthrange(LEAP_YEAR, month)[1]
        raise NoSuchDay(year if is_of_this_year else None, month, day) from None


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
