"""The plan that everything else reads: dated steps with tasks, each task either practice or paid work."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from jobbro.domain.calendar import Period, WeekPattern, holidays_known
from jobbro.domain.plan.errors import PlanError, PlanErrorCode


class HourKind(StrEnum):
    """What an hour is: practice trains a skill, paid work uses one that is mastered."""

    PRACTICE = "practice"
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task in a step. ``key`` is the same for the same task in every step, so that it can be followed.

    ``purpose`` says what practice trains, ``payable`` when the task is good enough for pay, ``next_task`` what follows.
    """

    key: str
    title: str
    kind: HourKind
    purpose: str = ""
    payable: str = ""
    next_task: str = ""

    def __post_init__(self) -> None:
        if not self.key.strip():
            raise PlanError(PlanErrorCode.TASK_KEY_MISSING, self.title)
        object.__setattr__(self, "kind", HourKind(self.kind))


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step: its days, the weekly hours of each kind, and the tasks in the order they were written.

    :raises PlanError: for a number below 1, the same task twice in one kind, or years without known holidays
    """

    number: int
    period: Period
    practice: WeekPattern
    paid: WeekPattern
    tasks: tuple[PlannedTask, ...]

    def __post_init__(self) -> None:
        if self.number < 1:
            raise PlanError(PlanErrorCode.STEP_NUMBER_BELOW_ONE, self.number)
        # Every total must be able to leave the holidays out, so a step in the year 203 or 20230 is a slip of the pen.
        if not (holidays_known(self.period.first) and holidays_known(self.period.last)):
            raise PlanError(PlanErrorCode.HOLIDAYS_UNKNOWN, self.number)
        object.__setattr__(self, "tasks", tuple(self.tasks))
        seen: set[tuple[str, HourKind]] = set()
        for task in self.tasks:
            if (task.key, task.kind) in seen:
                raise PlanError(PlanErrorCode.TASK_REPEATED, self.number, task.key)
            seen.add((task.key, task.kind))

    def pattern(self, kind: HourKind) -> WeekPattern:
        """The weekly slots of one kind of hours."""
        return self.practice if kind is HourKind.PRACTICE else self.paid

    def tasks_of(self, kind: HourKind) -> tuple[PlannedTask, ...]:
        """The tasks of one kind, in the order they were written."""
        return tuple(task for task in self.tasks if task.kind is kind)


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps of a placement, kept in the order of their numbers.

    :raises PlanError: without steps, or when two steps have the same number
    """

    steps: tuple[PlanStep, ...]

    def __post_init__(self) -> None:
        if not self.steps:
            raise PlanError(PlanErrorCode.NO_STEPS)
        ordered = tuple(sorted(self.steps, key=lambda step: step.number))
        object.__setattr__(self, "steps", ordered)
        for earlier, later in pairwise(ordered):
            if earlier.number == later.number:
                raise PlanError(PlanErrorCode.STEP_NUMBER_REPEATED, later.number)

    @property
    def period(self) -> Period:
        """From the first day of any step to the last day of any."""
        return Period(min(step.period.first for step in self.steps), max(step.period.last for step in self.steps))

    def step_on(self, day: date) -> PlanStep | None:
        """The step in force on a day, or None. Where steps overlap it is the one that started last."""
        running = [step for step in self.steps if step.period.contains(day)]
        return max(running, key=lambda step: (step.period.first, step.number), default=None)
