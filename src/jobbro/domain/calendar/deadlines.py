"""When an answer is due, and how long one took, when only working days count. Wall-clock times of one zone."""

from datetime import date, datetime, time, timedelta

from jobbro.domain.calendar.danish_days import add_working_days, is_working_day
from jobbro.domain.calendar.periods import day_after

LAST_MINUTE = time(23, 59)


def due_moment(received: datetime, working_days: int) -> datetime:
    """When what came at this moment is due: the same time of day, so many working days later.

    What comes on a day off counts from the next working day, so it is due when the last of its days ends.

    :raises CalendarError: in a year in which the holidays are not known
    """
    last = add_working_days(received.date(), working_days)
    at = received.time() if is_working_day(received.date()) else LAST_MINUTE
    return datetime.combine(last, at, tzinfo=received.tzinfo)


def working_time(first: datetime, last: datetime) -> timedelta:
    """How much of the time from first to last lay on working days, all 24 hours of each; none if last comes before.

    :raises CalendarError: in a year in which the holidays are not known
    """
    spent, begins = timedelta(), first
    while begins < last:
        ends = min(last, _midnight_after(begins.date(), begins))
        if is_working_day(begins.date()):
            spent += ends - begins
        begins = ends
    return spent


def _midnight_after(day: date, like: datetime) -> datetime:
    return datetime.combine(day_after(day, 1), time(), tzinfo=like.tzinfo)
