"""Days, weeks and hours of an agreement, with Danish holidays.

Everything is wall-clock time in Europe/Copenhagen and whole days; nothing here reads a clock or a zone.
"""

from jobbro.domain.calendar.danish_days import (
    add_working_days,
    customary_days_off,
    danish_holidays,
    holidays_known,
    is_working_day,
    working_days_between,
)
from jobbro.domain.calendar.dated_work import (
    WorkDay,
    day_count,
    last_work_day,
    total_hours,
    weekday_count,
    weekdays_in,
    work_days,
)
from jobbro.domain.calendar.day_checks import DayWarning, day_warnings
from jobbro.domain.calendar.deadlines import due_moment, working_time
from jobbro.domain.calendar.errors import CalendarError, CalendarErrorCode
from jobbro.domain.calendar.months import a_year_after, add_months, months_before
from jobbro.domain.calendar.patterns import TimeSlot, WeekPattern, hours_of
from jobbro.domain.calendar.periods import DAYS_IN_A_WEEK, Period, Weekday, gaps_in_days, week_number
from jobbro.domain.calendar.recurrences import (
    EveryWeeks,
    FixedDates,
    InWeeks,
    MeetingDay,
    Recurrence,
    Weekly,
    meeting_days,
)

__all__ = [
    "DAYS_IN_A_WEEK",
    "CalendarError",
    "CalendarErrorCode",
    "DayWarning",
    "EveryWeeks",
    "FixedDates",
    "InWeeks",
    "MeetingDay",
    "Period",
    "Recurrence",
    "TimeSlot",
    "WeekPattern",
    "Weekday",
    "Weekly",
    "WorkDay",
    "a_year_after",
    "add_months",
    "add_working_days",
    "customary_days_off",
    "danish_holidays",
    "day_count",
    "day_warnings",
    "due_moment",
    "gaps_in_days",
    "holidays_known",
    "hours_of",
    "is_working_day",
    "last_work_day",
    "meeting_days",
    "months_before",
    "total_hours",
    "week_number",
    "weekday_count",
    "weekdays_in",
    "work_days",
    "working_days_between",
    "working_time",
]
