"""What moves: practice that becomes paid work along the steps, and what differs between two versions of a plan."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import zip_longest

from jobbro.domain.plan.checks import same_task
from jobbro.domain.plan.fingerprint import as_agreed
from jobbro.domain.plan.model import HourKind, Plan, PlannedTask, PlanStep


@dataclass(frozen=True, slots=True)
class Conversion:
    """A step in which paid hours a week rise, or in which tasks trained before are paid for the first time."""

    step_number: int
    on: date
    task_keys: tuple[str, ...]
    paid_per_week_before: Decimal
    paid_per_week: Decimal


class PlanChangeCode(StrEnum):
    """One way in which two versions of a plan differ."""

    STEP_ADDED = "step_added"
    STEP_REMOVED = "step_removed"
    PERIOD_CHANGED = "period_changed"
    PRACTICE_TIMES_CHANGED = "practice_times_changed"
    PAID_TIMES_CHANGED = "paid_times_changed"
    TASK_ADDED = "task_added"
    TASK_REMOVED = "task_removed"
    TASK_KIND_CHANGED = "task_kind_changed"
    TASK_WORDS_CHANGED = "task_words_changed"


@dataclass(frozen=True, slots=True)
class PlanChange:
    """A difference, the number of the step it is in (as it was, if removed), and the task's key if it is about one."""

    code: PlanChangeCode
    step_number: int
    task_key: str | None = None


def conversions(plan: Plan) -> tuple[Conversion, ...]:
    """Where practice turns into paid hours, step by step; the first step can convert nothing."""
    found: list[Conversion] = []
    for index, step in enumerate(plan.steps[1:], start=1):
        earlier = [task for other in plan.steps[:index] for task in other.tasks]
        keys = tuple(task.key for task in step.tasks_of(HourKind.PAID) if _newly_paid(task, earlier))
        before, now = plan.steps[index - 1].paid.hours_per_week, step.paid.hours_per_week
        if keys or now > before:
            found.append(Conversion(step.number, step.period.first, keys, before, now))
    return tuple(found)


def plan_changes(before: Plan, after: Plan) -> tuple[PlanChange, ...]:
    """What differs between two versions, step by step in their order; empty exactly when their fingerprints agree."""
    found: list[PlanChange] = []
    for old, new in zip_longest(before.steps, after.steps):
        match old, new:
            case None, PlanStep():
                found.append(PlanChange(PlanChangeCode.STEP_ADDED, new.number))
            case PlanStep(), None:
                found.append(PlanChange(PlanChangeCode.STEP_REMOVED, old.number))
            case _:
                found += [PlanChange(code, new.number) for code in _step_changes(old, new)]
                found += [PlanChange(code, new.number, key) for code, key in _task_changes(old, new)]
    return tuple(found)


def _newly_paid(task: PlannedTask, earlier: list[PlannedTask]) -> bool:
    kinds = {other.kind for other in earlier if same_task(task, other)}
    return kinds == {HourKind.PRACTICE}


def _step_changes(old: PlanStep, new: PlanStep) -> Iterator[PlanChangeCode]:
    if old.period != new.period:
        yield PlanChangeCode.PERIOD_CHANGED
    if old.practice != new.practice:
        yield PlanChangeCode.PRACTICE_TIMES_CHANGED
    if old.paid != new.paid:
        yield PlanChangeCode.PAID_TIMES_CHANGED


def _task_changes(old: PlanStep, new: PlanStep) -> Iterator[tuple[PlanChangeCode, str]]:
    """Pair what is left when equal tasks are taken out: by key, then by title; the rest came or went."""
    gone, come = _without_equals(old.tasks, new.tasks), _without_equals(new.tasks, old.tasks)
    for task in come:
        was = _counterpart(task, gone)
        if was is None:
            yield PlanChangeCode.TASK_ADDED, task.key
            continue
        gone.remove(was)
        if was.kind is not task.kind:
            yield PlanChangeCode.TASK_KIND_CHANGED, task.key
        if as_agreed(was)[1:] != as_agreed(task)[1:]:
            yield PlanChangeCode.TASK_WORDS_CHANGED, task.key
    for task in gone:
        yield PlanChangeCode.TASK_REMOVED, task.key


def _without_equals(tasks: tuple[PlannedTask, ...], others: tuple[PlannedTask, ...]) -> list[PlannedTask]:
    equals = Counter(as_agreed(task) for task in others)
    left: list[PlannedTask] = []
    for task in tasks:
        if equals[as_agreed(task)]:
            equals[as_agreed(task)] -= 1
        else:
            left.append(task)
    return left


def _counterpart(task: PlannedTask, candidates: list[PlannedTask]) -> PlannedTask | None:
    by_key = (other for other in candidates if other.key == task.key)
    by_title = (other for other in candidates if same_task(other, task))
    return next(by_key, None) or next(by_title, None)
