"""The one plan that everything reads, seen with the eyes of the rules."""

from __future__ import annotations

from jobbro.domain.eligibility.facts import Step, Task
from jobbro.domain.plan import HourKind, Plan, PlannedTask, PlanStep


def steps_of(plan: Plan) -> tuple[Step, ...]:
    """The steps of a plan with weekly hours and tasks of each kind; a task is the same task by its key."""
    return tuple(_step(step) for step in plan.steps)


def _step(step: PlanStep) -> Step:
    return Step(
        number=step.number,
        practice_hours=step.practice.hours_per_week,
        paid_hours=step.paid.hours_per_week,
        practice_tasks=tuple(_task(task) for task in step.tasks_of(HourKind.PRACTICE)),
        paid_tasks=tuple(_task(task) for task in step.tasks_of(HourKind.PAID)),
        period=step.period,
    )


def _task(task: PlannedTask) -> Task:
    return Task(key=task.key, title=task.title, purpose=task.purpose)
