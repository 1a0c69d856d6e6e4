"""What deserves a second look in a plan. Codes only: the words are content, and nothing here stops anyone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import product

from jobbro.domain.calendar import Period, Weekday, is_working_day, weekday_count
from jobbro.domain.plan.model import HourKind, Plan, PlannedTask, PlanStep


class PlanProblemCode(StrEnum):
    """What can be wrong with a plan. The first group is about a step, the second about a task, the third about time."""

    STEP_WITHOUT_TASKS = "step_without_tasks"
    STEP_WITHOUT_HOURS = "step_without_hours"
    STEP_WITHOUT_WORK_DAYS = "step_without_work_days"
    PRACTICE_HOURS_WITHOUT_TASK = "practice_hours_without_task"
    PAID_HOURS_WITHOUT_TASK = "paid_hours_without_task"

    TASK_IN_BOTH_KINDS = "task_in_both_kinds"
    TASK_WITHOUT_TITLE = "task_without_title"
    TASK_WITHOUT_PURPOSE = "task_without_purpose"
    TASK_WITHOUT_HOURS = "task_without_hours"

    SLOTS_OVERLAP = "slots_overlap"
    STEPS_OVERLAP = "steps_overlap"
    STEPS_OUT_OF_ORDER = "steps_out_of_order"
    GAP_BETWEEN_STEPS = "gap_between_steps"


@dataclass(frozen=True, slots=True, order=True)
class PlanProblem:
    """A problem, the number of the step it is in (the later of two), and the key of the task if it is about one."""

    code: PlanProblemCode
    step_number: int
    task_key: str | None = None


def check_plan(plan: Plan) -> tuple[PlanProblem, ...]:
    """Everything in the plan that breaks the rules of a hybrid placement or leaves something open.

    In the order of the steps; within a step the step itself, then its tasks, then its place in time.
    """
    found: list[PlanProblem] = []
    earlier: list[PlanStep] = []
    for step in plan.steps:
        found += [PlanProblem(code, step.number) for code in _step_problems(step)]
        found += [
            PlanProblem(code, step.number, task.key) for task in step.tasks for code in _task_problems(task, step)
        ]
        found += [PlanProblem(code, step.number) for code in _time_problems(step, earlier)]
        earlier.append(step)
    return tuple(dict.fromkeys(found))


def same_task(one: PlannedTask, other: PlannedTask) -> bool:
    """Whether two entries are the same task: the same key, or the same title but for case and spaces."""
    title = _plain(one.title)
    return one.key == other.key or (title != "" and title == _plain(other.title))


def _step_problems(step: PlanStep) -> Iterator[PlanProblemCode]:
    if not step.tasks:
        yield PlanProblemCode.STEP_WITHOUT_TASKS
    slots = step.practice.slots + step.paid.slots
    if not slots:
        yield PlanProblemCode.STEP_WITHOUT_HOURS
    elif not any(weekday_count(step.period, slot.weekday) for slot in slots):
        yield PlanProblemCode.STEP_WITHOUT_WORK_DAYS
    if step.tasks and step.practice.slots and not step.tasks_of(HourKind.PRACTICE):
        yield PlanProblemCode.PRACTICE_HOURS_WITHOUT_TASK
    if step.tasks and step.paid.slots and not step.tasks_of(HourKind.PAID):
        yield PlanProblemCode.PAID_HOURS_WITHOUT_TASK


def _task_problems(task: PlannedTask, step: PlanStep) -> Iterator[PlanProblemCode]:
    other_kind = HourKind.PAID if task.kind is HourKind.PRACTICE else HourKind.PRACTICE
    if any(same_task(task, other) for other in step.tasks_of(other_kind)):
        yield PlanProblemCode.TASK_IN_BOTH_KINDS
    if not task.title.strip():
        yield PlanProblemCode.TASK_WITHOUT_TITLE
    # Practice must train or clarify something; paid work needs no other purpose than being needed.
    if task.kind is HourKind.PRACTICE and not task.purpose.strip():
        yield PlanProblemCode.TASK_WITHOUT_PURPOSE
    # A step without any hours is told of once, not once for each task.
    if not step.pattern(task.kind).slots and step.pattern(other_kind).slots:
        yield PlanProblemCode.TASK_WITHOUT_HOURS


def _time_problems(step: PlanStep, earlier: list[PlanStep]) -> Iterator[PlanProblemCode]:
    if any(one.overlaps(other) for one, other in product(step.practice.slots, step.paid.slots)):
        yield PlanProblemCode.SLOTS_OVERLAP
    if not earlier:
        return
    if any(step.period.overlaps(other.period) for other in earlier):
        yield PlanProblemCode.STEPS_OVERLAP
    if step.period.first < max(other.period.first for other in earlier):
        yield PlanProblemCode.STEPS_OUT_OF_ORDER
        return
    latest = max(earlier, key=lambda other: other.period.last)
    if _work_is_missing_between(latest, step):
        yield PlanProblemCode.GAP_BETWEEN_STEPS


def _work_is_missing_between(earlier: PlanStep, later: PlanStep) -> bool:
    """Whether a day between two steps is one to work on: from Friday to Monday is no gap for who works on weekdays."""
    first, last = earlier.period.last + timedelta(days=1), later.period.first - timedelta(days=1)
    if last < first:
        return False
    weekdays = {slot.weekday for step in (earlier, later) for slot in step.practice.slots + step.paid.slots}
    return any(is_working_day(day) or Weekday.of(day) in weekdays for day in Period(first, last))


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())
