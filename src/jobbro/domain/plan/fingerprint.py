"""A short mark of a plan that changes exactly when what was agreed changes."""

import hashlib
import json
import unicodedata

from jobbro.domain.calendar import Period, WeekPattern
from jobbro.domain.plan.model import Plan, PlannedTask, PlanStep

# Raise it when the canonical form changes: all marks then change, and stored agreements must be marked anew.
FORM = 1


def plan_fingerprint(plan: Plan) -> str:
    """64 hexadecimal digits that are equal for equal agreements and hold no text of the plan.

    Days, times, breaks, kinds and the words of the tasks count. The order of tasks and slots, spaces and line breaks,
    the way a letter is composed, task keys and step numbers (only their order) do not: nobody agreed to those.
    """
    canonical = [FORM, [_step(step) for step in plan.steps]]
    written = json.dumps(canonical, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("ascii")).hexdigest()


def as_agreed(task: PlannedTask) -> tuple[str, ...]:
    """The parts of a task that are agreed on, the kind first; two tasks with equal parts are one agreement."""
    words = (task.title, task.purpose, task.payable, task.next_task)
    return (task.kind.value, *(_as_read(text) for text in words))


def _step(step: PlanStep) -> list[object]:
    tasks = sorted(as_agreed(task) for task in step.tasks)
    return [_period(step.period), _pattern(step.practice), _pattern(step.paid), tasks]


def _period(period: Period) -> list[str]:
    return [period.first.isoformat(), period.last.isoformat()]


def _pattern(pattern: WeekPattern) -> list[list[int | str]]:
    return [
        [int(slot.weekday), slot.starts.isoformat("minutes"), slot.ends.isoformat("minutes"), slot.unpaid_break_minutes]
        for slot in pattern.slots
    ]


def _as_read(text: str) -> str:
    """The text as a reader sees it: composed letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())
