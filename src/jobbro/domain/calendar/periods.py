"""A period of whole days, and the weeks in it counted from its first day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import IntEnum
from itertools import pairwise

from jobbro.domain.calendar.errors import CalendarError, CalendarErrorCode
from jobbro.domain.calendar.months import add_months

DAYS_IN_A_WEEK = 7


class Weekday(IntEnum):
    """The days of the week, numbered as in ISO 8601: Monday is 1."""

    MONDAY = 1
    TUESDAY = 2
    WEDNESDAY = 3
    THURSDAY = 4
    FRIDAY = 5
    SATURDAY = 6
    SUNDAY = 7

    @classmethod
    def of(cls, day: date) -> "Weekday":
        """The weekday that a day falls on."""
        return cls(day.isoweekday())

    @property
    def is_weekend(self) -> bool:
        """Whether this is Saturday or Sunday."""
        return self >= Weekday.SATURDAY


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Whole days from ``first`` to ``last``, both included.

    :raises CalendarError: if ``last`` comes before ``first``, or if either is a time of day rather than a day
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        require_day(self.first)
        require_day(self.last)
        if self.last < self.first:
            raise CalendarError(CalendarErrorCode.LAST_BEFORE_FIRST, self.first, self.last)

    @classmethod
    def of_weeks(cls, first: date, weeks: int) -> "Period":
        """The period of that many whole weeks which starts on ``first``."""
        if weeks < 1:
            raise CalendarError(CalendarErrorCode.TOO_FEW_WEEKS, weeks)
        return cls(first, day_after(first, DAYS_IN_A_WEEK * weeks - 1))

    @classmethod
    def of_months(cls, first: date, months: int) -> "Period":
        """The period of that many months: to the day before the same date, or to the last day of a shorter month."""
        end = add_months(first, months)
        return cls(first, end if end.day < first.day else day_after(end, -1))

    @property
    def days(self) -> int:
        """How many days there are in the period."""
        return (self.last - self.first).days + 1

    @property
    def weeks(self) -> Decimal:
        """The length in weeks; ten days are 1.428… weeks."""
        return Decimal(self.days) / DAYS_IN_A_WEEK

    def contains(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.first <= day <= self.last

    def overlaps(self, other: "Period") -> bool:
        """Whether the two periods share at least one day."""
        return self.first <= other.last and other.first <= self.last

    def shared_with(self, other: "Period") -> "Period | None":
        """The days that lie in both periods, or None when they share none."""
        if not self.overlaps(other):
            return None
        return Period(max(self.first, other.first), min(self.last, other.last))

    def __contains__(self, day: date) -> bool:
        return self.contains(day)

    def __iter__(self) -> Iterator[date]:
        start = self.first.toordinal()
        return map(date.fromordinal, range(start, start + self.days))


def week_number(day: date, period: Period) -> int:
    """Which week of the period a day lies in; week 1 is the seven days from the period's first day.

    Days outside go on counting: the week before the first is 0.
    """
    return (day - period.first).days // DAYS_IN_A_WEEK + 1


def gaps_in_days(days: Iterable[date]) -> tuple[int, ...]:
    """The number of days from each date to the next, in the order given; negative where a date goes back."""
    return tuple((later - earlier).days for earlier, later in pairwise(days))


def require_day(value: date) -> None:
    """Refuse a point in time where a whole day is meant: the two compare badly and print differently."""
    if isinstance(value, datetime) or not isinstance(value, date):
        raise CalendarError(CalendarErrorCode.NOT_A_DAY, value)


def day_after(day: date, count: int) -> date:
    """The day that many days later (or earlier, if negative), within the years that a date can hold."""
    try:
        return day + timedelta(days=count)
    except OverflowError as error:
        raise CalendarError(CalendarErrorCode.BEYOND_LAST_YEAR, day, count) from error
