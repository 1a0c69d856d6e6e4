"""Why a period, a slot or a recurrence is refused, as a code that a page can put words to."""

from enum import StrEnum


class CalendarErrorCode(StrEnum):
    """Each way in which days and times can fail to make sense."""

    NOT_A_DAY = "not_a_day"
    LAST_BEFORE_FIRST = "last_before_first"
    TOO_FEW_WEEKS = "too_few_weeks"
    BEYOND_LAST_YEAR = "beyond_last_year"
    TIME_NOT_WHOLE_MINUTE = "time_not_whole_minute"
    ENDS_NOT_AFTER_START = "ends_not_after_start"
    NEGATIVE_BREAK = "negative_break"
    BREAK_FILLS_SLOT = "break_fills_slot"
    SLOTS_OVERLAP = "slots_overlap"
    WORK_DAYS_OVERLAP = "work_days_overlap"
    NO_SUCH_WEEKDAY = "no_such_weekday"
    NO_MEETINGS = "no_meetings"
    WEEK_BELOW_ONE = "week_below_one"
    REPEATED = "repeated"
    HOLIDAYS_UNKNOWN = "holidays_unknown"


class CalendarError(ValueError):
    """Days or times that make no sense; ``code`` says which way, ``about`` holds the values concerned."""

    def __init__(self, code: CalendarErrorCode, *about: object) -> None:
        self.code = code
        self.about = about
        super().__init__(" ".join([code.value, *map(str, about)]))

    def __reduce__(self) -> tuple[type["CalendarError"], tuple[object, ...]]:
        return type(self), (self.code, *self.about)
