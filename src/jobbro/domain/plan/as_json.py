"""A plan as a JSON document, for files, the command line and storage.

The shape, with every key; those marked * may be left out and then have the value shown::

    {"version": 1,
     "steps": [
       {"number": 1,
        "first": "2023-01-23", "last": "2023-04-23",
        "practice": [                                              *  []
          {"weekday": 1,                                              1 is Monday, 7 is Sunday
           "starts": "09:00", "ends": "12:00",                        wall clock, HH:MM, within one day
           "unpaid_break_minutes": 0}],                            *  0
        "paid": [],                                                *  []
        "tasks": [                                                 *  []
          {"key": "hedges", "title": "…", "kind": "practice",         or "paid"
           "purpose": "", "payable": "", "next_task": ""}]}]}      *  ""

Hours are never written into it: they follow from the slots, so the two cannot disagree. ``totals_to_json`` gives them.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any, TypeVar

from jobbro.domain.calendar import (
    CalendarError,
    CalendarErrorCode,
    Period,
    TimeSlot,
    Weekday,
    WeekPattern,
    holidays_known,
)
from jobbro.domain.plan.errors import Expected, PlanError, PlanErrorCode, PlanFormatError
from jobbro.domain.plan.model import HourKind, Plan, PlannedTask, PlanStep
from jobbro.domain.plan.totals import PlanTotals, StepTotals, Totals, WorkCount

VERSION = 1

ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CLOCK_TIME = re.compile(r"[0-9]{2}:[0-9]{2}")

T = TypeVar("T")

# What was expected where a thing refuses to be made, and at which key of it that is best said.
EXPECTED: Mapping[CalendarErrorCode | PlanErrorCode, tuple[str, Expected]] = {
    CalendarErrorCode.LAST_BEFORE_FIRST: (".last", Expected.LAST_NOT_BEFORE_FIRST),
    CalendarErrorCode.ENDS_NOT_AFTER_START: (".ends", Expected.END_AFTER_START),
    CalendarErrorCode.NEGATIVE_BREAK: (".unpaid_break_minutes", Expected.BREAK_NOT_NEGATIVE),
    CalendarErrorCode.BREAK_FILLS_SLOT: (".unpaid_break_minutes", Expected.BREAK_SHORTER_THAN_SLOT),
    CalendarErrorCode.NO_SUCH_WEEKDAY: (".weekday", Expected.WEEKDAY),
    CalendarErrorCode.SLOTS_OVERLAP: ("", Expected.SLOTS_APART),
    PlanErrorCode.NO_STEPS: (".steps", Expected.AT_LEAST_ONE_STEP),
    PlanErrorCode.STEP_NUMBER_BELOW_ONE: (".number", Expected.NUMBER_FROM_1),
    PlanErrorCode.STEP_NUMBER_REPEATED: (".steps", Expected.OWN_NUMBER),
    PlanErrorCode.TASK_KEY_MISSING: (".key", Expected.KEY_WITH_TEXT),
    PlanErrorCode.TASK_REPEATED: (".tasks", Expected.OWN_KEY),
}


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """The plan as plain objects, lists, texts and whole numbers, in the shape that this module describes."""
    return {"version": VERSION, "steps": [_step_to_json(step) for step in plan.steps]}


def plan_from_json(document: Any) -> Plan:
    """The plan that a document describes.

    :raises PlanFormatError: naming the place and what was expected there, at the first thing that does not fit
    """
    fields = _Fields(document, "", needed=("version", "steps"))
    if type(fields.values["version"]) is not int or fields.values["version"] != VERSION:
        raise PlanFormatError("version", Expected.VERSION_1)
    steps = fields.each("steps", _step_from_json)
    return _made("", lambda: Plan(steps))


def totals_to_json(totals: StepTotals | PlanTotals) -> dict[str, Any]:
    """Totals as plain values: hours and shares as texts in decimal notation, days as whole numbers, dates as ISO."""
    written: dict[str, Any] = {}
    if isinstance(totals, StepTotals):
        written["number"] = totals.number
        written["practice_per_week"] = _decimal(totals.practice_per_week)
        written["paid_per_week"] = _decimal(totals.paid_per_week)
        written["total_per_week"] = _decimal(totals.total_per_week)
    written |= _shared_totals(totals)
    if isinstance(totals, PlanTotals):
        written["steps"] = [totals_to_json(step) for step in totals.steps]
    return written


def _step_to_json(step: PlanStep) -> dict[str, Any]:
    return {
        "number": step.number,
        "first": step.period.first.isoformat(),
        "last": step.period.last.isoformat(),
        "practice": [_slot_to_json(slot) for slot in step.practice.slots],
        "paid": [_slot_to_json(slot) for slot in step.paid.slots],
        "tasks": [_task_to_json(task) for task in step.tasks],
    }


def _slot_to_json(slot: TimeSlot) -> dict[str, Any]:
    return {
        "weekday": int(slot.weekday),
        "starts": slot.starts.isoformat("minutes"),
        "ends": slot.ends.isoformat("minutes"),
        "unpaid_break_minutes": slot.unpaid_break_minutes,
    }


def _task_to_json(task: PlannedTask) -> dict[str, Any]:
    return {
        "key": task.key,
        "title": task.title,
        "kind": task.kind.value,
        "purpose": task.purpose,
        "payable": task.payable,
        "next_task": task.next_task,
    }


def _shared_totals(totals: Totals) -> dict[str, Any]:
    percent = totals.paid_share_percent
    return {
        "paid_share_percent": None if percent is None else _decimal(percent),
        "planned": _count_to_json(totals.planned),
        "after_closed": _count_to_json(totals.after_closed),
        "closed_days": [day.isoformat() for day in totals.closed_days],
    }


def _count_to_json(count: WorkCount) -> dict[str, Any]:
    return {
        "practice_days": count.practice_days,
        "practice_hours": _decimal(count.practice_hours),
        "paid_days": count.paid_days,
        "paid_hours": _decimal(count.paid_hours),
        "total_days": count.total_days,
        "total_hours": _decimal(count.total_hours),
    }


def _decimal(value: Decimal) -> str:
    """Plain notation, never with an exponent."""
    return format(value, "f")


class _Fields:
    """One object of the document: refuses what is missing or unknown, then reads key by key, knowing where it is."""

    def __init__(self, value: Any, path: str, *, needed: tuple[str, ...], optional: tuple[str, ...] = ()) -> None:
        if not isinstance(value, Mapping):
            raise PlanFormatError(path, Expected.OBJECT)
        self.values = value
        self.path = path
        for key in value:
            if key not in needed and key not in optional:
                raise PlanFormatError(self.at(str(key)), Expected.KNOWN_KEY)
        for key in needed:
            if key not in value:
                raise PlanFormatError(self.at(key), Expected.KEY_PRESENT)

    def at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def text(self, key: str) -> str:
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise PlanFormatError(self.at(key), Expected.TEXT)
        return value

    def number(self, key: str, default: int = 0) -> int:
        value = self.values.get(key, default)
        # True is a whole number to Python but not to anyone who writes a plan.
        if isinstance(value, bool) or not isinstance(value, int):
            raise PlanFormatError(self.at(key), Expected.WHOLE_NUMBER)
        return value

    def day(self, key: str) -> date:
        day = self._parsed(key, ISO_DATE, date.fromisoformat, Expected.ISO_DATE)
        if not holidays_known(day):
            raise PlanFormatError(self.at(key), Expected.YEAR_WITH_HOLIDAYS)
        return day

    def clock(self, key: str) -> time:
        return self._parsed(key, CLOCK_TIME, time.fromisoformat, Expected.CLOCK_TIME)

    def each(self, key: str, read: Callable[[Any, str], T]) -> tuple[T, ...]:
        value = self.values.get(key, [])
        if not isinstance(value, list | tuple):
            raise PlanFormatError(self.at(key), Expected.LIST)
        return tuple(read(item, f"{self.at(key)}[{index}]") for index, item in enumerate(value))

    def _parsed(self, key: str, form: re.Pattern[str], parse: Callable[[str], T], expected: Expected) -> T:
        value = self.values[key]
        if not isinstance(value, str) or not form.fullmatch(value):
            raise PlanFormatError(self.at(key), expected)
        try:
            return parse(value)
        except ValueError as error:
            raise PlanFormatError(self.at(key), expected) from error


def _step_from_json(value: Any, path: str) -> PlanStep:
    fields = _Fields(value, path, needed=("number", "first", "last"), optional=("practice", "paid", "tasks"))
    number = fields.number("number")
    first, last = fields.day("first"), fields.day("last")
    period = _made(path, lambda: Period(first, last))
    practice = fields.each("practice", _slot_from_json)
    paid = fields.each("paid", _slot_from_json)
    tasks = fields.each("tasks", _task_from_json)
    practice_week = _made(fields.at("practice"), lambda: WeekPattern(practice))
    paid_week = _made(fields.at("paid"), lambda: WeekPattern(paid))
    return _made(path, lambda: PlanStep(number, period, practice_week, paid_week, tasks))


def _slot_from_json(value: Any, path: str) -> TimeSlot:
    fields = _Fields(value, path, needed=("weekday", "starts", "ends"), optional=("unpaid_break_minutes",))
    weekday = fields.values["weekday"]
    if isinstance(weekday, bool) or not isinstance(weekday, int) or not 1 <= weekday <= 7:
        raise PlanFormatError(fields.at("weekday"), Expected.WEEKDAY)
    starts, ends = fields.clock("starts"), fields.clock("ends")
    pause = fields.number("unpaid_break_minutes")
    return _made(path, lambda: TimeSlot(Weekday(weekday), starts, ends, pause))


def _task_from_json(value: Any, path: str) -> PlannedTask:
    words = ("purpose", "payable", "next_task")
    fields = _Fields(value, path, needed=("key", "title", "kind"), optional=words)
    kind = fields.values["kind"]
    if not isinstance(kind, str) or kind not in tuple(HourKind):
        raise PlanFormatError(fields.at("kind"), Expected.HOUR_KIND)
    purpose, payable, next_task = (fields.text(word) for word in words)
    key, title = fields.text("key"), fields.text("title")
    return _made(path, lambda: PlannedTask(key, title, HourKind(kind), purpose, payable, next_task))


def _made(path: str, make: Callable[[], T]) -> T:
    """What ``make`` builds, its own refusal said as a place in the document and what belongs there."""
    try:
        return make()
    except (CalendarError, PlanError) as error:
        where, expected = EXPECTED[error.code]
        raise PlanFormatError((path + where).lstrip("."), expected) from error
