"""When meetings fall: on fixed dates, every so many weeks, in named weeks, or each week."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jobbro.domain.calendar.errors import CalendarError, CalendarErrorCode
from jobbro.domain.calendar.periods import Period, Weekday, day_after, require_day, week_number


@dataclass(frozen=True, slots=True)
class FixedDates:
    """Meetings on named dates, kept in order of time; the same date twice is refused."""

    days: tuple[date, ...]

    def __post_init__(self) -> None:
        for day in self.days:
            require_day(day)
        _require_some(self.days)
        object.__setattr__(self, "days", tuple(sorted(self.days)))


@dataclass(frozen=True, slots=True)
class EveryWeeks:
    """A meeting on a weekday every ``n`` weeks: in weeks n, 2n, 3n … of the period (n = 2 is every 14 days)."""

    n: int
    weekday: Weekday

    def __post_init__(self) -> None:
        if self.n < 1:
            raise CalendarError(CalendarErrorCode.TOO_FEW_WEEKS, self.n)
        object.__setattr__(self, "weekday", _weekday(self.weekday))


@dataclass(frozen=True, slots=True)
class InWeeks:
    """A meeting on a weekday in each of the named weeks of the period, week 1 being its first seven days."""

    weeks: tuple[int, ...]
    weekday: Weekday

    def __post_init__(self) -> None:
        _require_some(self.weeks)
        if min(self.weeks) < 1:
            raise CalendarError(CalendarErrorCode.WEEK_BELOW_ONE, min(self.weeks))
        object.__setattr__(self, "weeks", tuple(sorted(self.weeks)))
        object.__setattr__(self, "weekday", _weekday(self.weekday))


@dataclass(frozen=True, slots=True)
class Weekly:
    """A meeting on the same weekday in every week of the period."""

    weekday: Weekday

    def __post_init__(self) -> None:
        object.__setattr__(self, "weekday", _weekday(self.weekday))


Recurrence = FixedDates | EveryWeeks | InWeeks | Weekly


@dataclass(frozen=True, slots=True, order=True)
class MeetingDay:
    """A date for a meeting and the week of the period that it falls in; 0 or less is before the period."""

    day: date
    week_number: int


def meeting_days(recurrence: Recurrence, period: Period) -> tuple[MeetingDay, ...]:
    """The dates that a recurrence gives in a period, in order of time.

    What repeats (weekly, every n weeks) stops with the period. What was named (dates, weeks) always comes back,
    also outside the period, so that no agreed meeting is lost without a word: ``day_warnings`` tells of it.
    """
    match recurrence:
        case FixedDates(days):
            found: Iterable[date] = days
        case InWeeks(weeks, weekday):
            found = [_in_week(week, weekday, period) for week in weeks]
        case EveryWeeks(n, weekday):
            found = _repeated(n, weekday, period)
        case Weekly(weekday):
            found = _repeated(1, weekday, period)
    return tuple(MeetingDay(day, week_number(day, period)) for day in found)


def _repeated(n: int, weekday: Weekday, period: Period) -> Iterable[date]:
    # The days of the weekday in weeks n, 2n, … lie 7n days apart, so nothing beyond the period is ever made.
    first = period.first.toordinal() + 7 * (n - 1) + _offset(weekday, period)
    return map(date.fromordinal, range(first, period.last.toordinal() + 1, 7 * n))


def _in_week(week: int, weekday: Weekday, period: Period) -> date:
    return day_after(period.first, 7 * (week - 1) + _offset(weekday, period))


def _offset(weekday: Weekday, period: Period) -> int:
    return (weekday - Weekday.of(period.first)) % 7


def _weekday(value: int) -> Weekday:
    if not 1 <= value <= 7:
        raise CalendarError(CalendarErrorCode.NO_SUCH_WEEKDAY, value)
    return Weekday(value)


def _require_some(values: tuple[object, ...]) -> None:
    if not values:
        raise CalendarError(CalendarErrorCode.NO_MEETINGS)
    if len(set(values)) < len(values):
        raise CalendarError(CalendarErrorCode.REPEATED, *values)
