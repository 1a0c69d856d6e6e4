"""Calendar months: the same day some months later, and the months that lie before a day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

_MONTHS_IN_A_YEAR = 12


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or earlier if negative; the month's last day where the day does not exist."""
    year, month = divmod(day.year * _MONTHS_IN_A_YEAR + day.month - 1 + months, _MONTHS_IN_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def a_year_after(day: date) -> date:
    """The same day a year later; 28 February for a leap day."""
    return add_months(day, _MONTHS_IN_A_YEAR)


def months_before(start: date, count: int) -> tuple[date, ...]:
    """The first days of the calendar months before the month of a day, oldest first."""
    months: list[date] = []
    first = start.replace(day=1)
    for _ in range(count):
        first = (first - timedelta(days=1)).replace(day=1)
        months.insert(0, first)
    return tuple(months)
