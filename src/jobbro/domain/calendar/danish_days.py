"""Danish holidays and working days."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

import holidays

from jobbro.domain.calendar.errors import CalendarError, CalendarErrorCode
from jobbro.domain.calendar.periods import Period, Weekday, day_after, require_day

# The years that the holiday calendar covers: from the reform of 1770 to its last computed Easter.
FIRST_YEAR = 1771
LAST_YEAR = 2100


def danish_holidays(period: Period) -> dict[date, str]:
    """The statutory Danish holidays in the period with their Danish names, earliest first.

    Store bededag is among them until 2023: act no. 214 of 6 March 2023 took it away from 2024.

    :raises CalendarError: for a year in which the holidays are not known (before 1771, after 2100)
    """
    return _named_days(period, "public")


def customary_days_off(period: Period) -> dict[date, str]:
    """Days that many workplaces close on although they are NOT statutory holidays, with Danish names.

    1 May, Grundlovsdag, 24 December and 31 December. Whether one of them is a day off is for the agreement or
    the workplace to say, so no total leaves them out unless the caller puts them among the closed days.

    :raises CalendarError: for a year in which the holidays are not known (before 1771, after 2100)
    """
    return _named_days(period, "optional")


def holidays_known(day: date) -> bool:
    """Whether the holiday calendar covers the year of this day."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def is_working_day(day: date, *, closed: Collection[date] = ()) -> bool:
    """Whether the day is a Monday to Friday, no statutory holiday and not among the closed days.

    :raises CalendarError: for a year in which the holidays are not known
    """
    return not Weekday.of(day).is_weekend and day not in _days_of_year(day.year, "public") and day not in closed


def add_working_days(day: date, n: int, *, closed: Collection[date] = ()) -> date:
    """The n-th working day after the day, or before it if n is negative; the day itself does not count.

    With n = 0: the day itself if it is a working day, otherwise the next one.

    :raises CalendarError: when the answer would lie in a year in which the holidays are not known
    """
    require_day(day)
    if n == 0:
        return day if is_working_day(day, closed=closed) else add_working_days(day, 1, closed=closed)
    step = 1 if n > 0 else -1
    for _ in range(abs(n)):
        day = day_after(day, step)
        while not is_working_day(day, closed=closed):
            day = day_after(day, step)
    return day


def working_days_between(first: date, last: date, *, closed: Collection[date] = ()) -> int:
    """How many working days there are from first to last, both included.

    :raises CalendarError: if last comes before first, or in a year in which the holidays are not known
    """
    return sum(is_working_day(day, closed=closed) for day in Period(first, last))


def _named_days(period: Period, category: str) -> dict[date, str]:
    years = range(period.first.year, period.last.year + 1)
    return {day: name for year in years for day, name in _days_of_year(year, category).items() if day in period}


@lru_cache(maxsize=1024)
def _days_of_year(year: int, category: str) -> Mapping[date, str]:
    # The holidays package answers with no days at all for a year that it does not cover; that must not pass for none.
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CalendarError(CalendarErrorCode.HOLIDAYS_UNKNOWN, year)
    found = holidays.country_holidays("DK", years=year, expand=False, language="da", categories=(category,))
    return MappingProxyType(dict(sorted(found.items())))
