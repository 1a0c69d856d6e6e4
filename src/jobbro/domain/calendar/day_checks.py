"""What to be aware of with a date: advice, never a stop."""

from datetime import date
from enum import StrEnum

from jobbro.domain.calendar.danish_days import danish_holidays, holidays_known
from jobbro.domain.calendar.patterns import WeekPattern
from jobbro.domain.calendar.periods import Period, Weekday


class DayWarning(StrEnum):
    """Why a date deserves a second look."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    NOT_A_WORK_DAY = "not_a_work_day"
    OUTSIDE_PERIOD = "outside_period"
    HOLIDAYS_UNKNOWN = "holidays_unknown"


def day_warnings(
    day: date, *, pattern: WeekPattern | None = None, period: Period | None = None
) -> tuple[DayWarning, ...]:
    """Everything unusual about a date, in the order of ``DayWarning``; empty when nothing is.

    With a pattern, also whether the citizen works on that weekday; with a period, also whether it lies in it.
    """
    known = holidays_known(day)
    found = {
        DayWarning.WEEKEND: Weekday.of(day).is_weekend,
        DayWarning.HOLIDAY: known and bool(danish_holidays(Period(day, day))),
        DayWarning.NOT_A_WORK_DAY: pattern is not None and not pattern.on(Weekday.of(day)),
        DayWarning.OUTSIDE_PERIOD: period is not None and not period.contains(day),
        DayWarning.HOLIDAYS_UNKNOWN: not known,
    }
    return tuple(warning for warning, applies in found.items() if applies)
