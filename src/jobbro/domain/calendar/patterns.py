"""The week as agreed: on which weekdays, from when to when, and what that is in hours."""

from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from itertools import pairwise

from jobbro.domain.calendar.errors import CalendarError, CalendarErrorCode
from jobbro.domain.calendar.periods import Weekday

MINUTES_PER_HOUR = 60


@dataclass(frozen=True, slots=True, order=True)
class TimeSlot:
    """A stretch of one weekday by the wall clock, with the minutes of break that do not count as hours.

    It ends on the day it starts: a shift over midnight is two slots, and 23:59 is the latest end.

    :raises CalendarError: if it does not end after it starts, or if the break leaves no time
    """

    weekday: Weekday
    starts: time
    ends: time
    unpaid_break_minutes: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.weekday <= 7:
            raise CalendarError(CalendarErrorCode.NO_SUCH_WEEKDAY, self.weekday)
        object.__setattr__(self, "weekday", Weekday(self.weekday))
        for clock in (self.starts, self.ends):
            if clock.second or clock.microsecond or clock.tzinfo is not None:
                raise CalendarError(CalendarErrorCode.TIME_NOT_WHOLE_MINUTE, clock)
        if self.ends <= self.starts:
            raise CalendarError(CalendarErrorCode.ENDS_NOT_AFTER_START, self.starts, self.ends)
        if self.unpaid_break_minutes < 0:
            raise CalendarError(CalendarErrorCode.NEGATIVE_BREAK, self.unpaid_break_minutes)
        if self.minutes <= 0:
            raise CalendarError(CalendarErrorCode.BREAK_FILLS_SLOT, self.unpaid_break_minutes)

    @property
    def minutes(self) -> int:
        """Minutes that count, the break taken off."""
        return minute_of_day(self.ends) - minute_of_day(self.starts) - self.unpaid_break_minutes

    @property
    def hours(self) -> Decimal:
        """Hours that count, the break taken off."""
        return hours_of(self.minutes)

    def overlaps(self, other: "TimeSlot") -> bool:
        """Whether both ask for the same minute of the same weekday; one may start when the other ends."""
        return self.weekday == other.weekday and self.starts < other.ends and other.starts < self.ends


@dataclass(frozen=True, slots=True)
class WeekPattern:
    """The slots of an ordinary week, kept in the order of the week; without slots it means no hours.

    :raises CalendarError: if two slots overlap
    """

    slots: tuple[TimeSlot, ...] = ()

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.slots))
        object.__setattr__(self, "slots", ordered)
        for earlier, later in pairwise(ordered):
            if earlier.overlaps(later):
                raise CalendarError(CalendarErrorCode.SLOTS_OVERLAP, earlier.weekday.name, earlier.starts, later.starts)

    @classmethod
    def same_time(cls, weekdays: tuple[Weekday, ...], starts: time, ends: time) -> "WeekPattern":
        """The pattern with the same slot, without break, on each of the weekdays."""
        return cls(tuple(TimeSlot(weekday, starts, ends) for weekday in weekdays))

    @property
    def minutes_per_week(self) -> int:
        """Minutes that count in an ordinary week."""
        return sum(slot.minutes for slot in self.slots)

    @property
    def hours_per_week(self) -> Decimal:
        """Hours that count in an ordinary week."""
        return hours_of(self.minutes_per_week)

    @property
    def weekdays(self) -> tuple[Weekday, ...]:
        """The weekdays with at least one slot, Monday first."""
        return tuple(sorted({slot.weekday for slot in self.slots}))

    def on(self, weekday: Weekday) -> tuple[TimeSlot, ...]:
        """The slots of one weekday, earliest first."""
        return tuple(slot for slot in self.slots if slot.weekday == weekday)

    def __bool__(self) -> bool:
        return bool(self.slots)


def minute_of_day(clock: time) -> int:
    """Minutes since midnight by the wall clock."""
    return clock.hour * MINUTES_PER_HOUR + clock.minute


def hours_of(minutes: int) -> Decimal:
    """Minutes as hours. Sums are made in minutes, so that three times twenty minutes is one hour exactly."""
    return Decimal(minutes) / MINUTES_PER_HOUR
