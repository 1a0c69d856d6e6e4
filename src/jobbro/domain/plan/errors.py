"""Why a plan cannot even be thought of as one. What is merely unwise is for ``check_plan`` to tell."""

from enum import StrEnum


class PlanErrorCode(StrEnum):
    """Each way in which steps and tasks can fail to make a plan."""

    NO_STEPS = "no_steps"
    STEP_NUMBER_BELOW_ONE = "step_number_below_one"
    STEP_NUMBER_REPEATED = "step_number_repeated"
    TASK_KEY_MISSING = "task_key_missing"
    TASK_REPEATED = "task_repeated"
    HOLIDAYS_UNKNOWN = "holidays_unknown"


class PlanError(ValueError):
    """Steps or tasks that make no plan; ``code`` says which way, ``about`` holds the values concerned."""

    def __init__(self, code: PlanErrorCode, *about: object) -> None:
        self.code = code
        self.about = about
        super().__init__(" ".join([code.value, *map(str, about)]))

    def __reduce__(self) -> tuple[type["PlanError"], tuple[object, ...]]:
        return type(self), (self.code, *self.about)


class Expected(StrEnum):
    """What a plan document should have held at a place where it holds something else."""

    OBJECT = "object"
    LIST = "list"
    TEXT = "text"
    WHOLE_NUMBER = "whole_number"
    VERSION_1 = "version_1"
    KEY_PRESENT = "key_present"
    KNOWN_KEY = "known_key"
    ISO_DATE = "date_as_yyyy_mm_dd"
    CLOCK_TIME = "time_as_hh_mm"
    WEEKDAY = "weekday_1_to_7"
    HOUR_KIND = "practice_or_paid"
    LAST_NOT_BEFORE_FIRST = "last_not_before_first"
    END_AFTER_START = "end_after_start_on_the_same_day"
    BREAK_NOT_NEGATIVE = "break_of_0_minutes_or_more"
    BREAK_SHORTER_THAN_SLOT = "break_shorter_than_slot"
    SLOTS_APART = "slots_that_do_not_overlap"
    AT_LEAST_ONE_STEP = "at_least_one_step"
    NUMBER_FROM_1 = "number_from_1"
    OWN_NUMBER = "number_used_once"
    OWN_KEY = "key_used_once_for_each_kind"
    KEY_WITH_TEXT = "key_that_is_not_empty"
    YEAR_WITH_HOLIDAYS = "year_with_known_holidays"


class PlanFormatError(ValueError):
    """A document that is no plan: ``path`` says where (``steps[0].paid[1].ends``), ``expected`` what belongs there."""

    def __init__(self, path: str, expected: Expected) -> None:
        self.path = path
        self.expected = expected
        super().__init__(f"{path or '(document)'}: expected {expected.value}")

    def __reduce__(self) -> tuple[type["PlanFormatError"], tuple[str, Expected]]:
        return type(self), (self.path, self.expected)
