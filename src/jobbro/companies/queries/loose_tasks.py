"""A company's tasks as the thoughts about jobs read them: what is known of each, and what other jobs have taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from jobbro.companies.actions.task_hours import taken_hours
from jobbro.companies.models import Company, Doer, Frequency, WorkTask
from jobbro.companies.models.work import DEARER_HANDS
from jobbro.domain.calendar import Weekday
from jobbro.domain.fit import Hands, LooseTask, Training

# No bundle is searched for among more tasks than this.
MOST_TASKS = 200
_NONE = Decimal(0)
_STEADY = {Frequency.DAILY: True, Frequency.WEEKLY: True, "": None}


@dataclass(frozen=True, slots=True)
class ToldTask:
    """A task as it is stored, and as it is thought about."""

    row: WorkTask
    loose: LooseTask


def told_tasks(company: Company) -> dict[str, ToldTask]:
    """Return the open tasks of the company by key, in two questions."""
    rows = list(WorkTask.objects.filter(company=company, is_open=True).order_by("title", "id")[:MOST_TASKS])
    return as_told(rows)


def as_told(rows: Iterable[WorkTask]) -> dict[str, ToldTask]:
    """Return these tasks by key, with what openings take of each."""
    tasks = list(rows)
    taken = taken_hours([task.pk for task in tasks]) if tasks else {}
    return {str(task.pk): ToldTask(task, _loose(task, taken.get(task.pk, _NONE))) for task in tasks}


def _loose(task: WorkTask, taken: Decimal) -> LooseTask:
    return LooseTask(
        key=str(task.pk),
        title=task.title,
        weekly_hours=task.weekly_hours,
        weekdays=frozenset(Weekday(day) for day in task.weekdays if day in range(1, 8)),
        training=Training(task.training) if task.training else None,
        hands=_hands(task),
        asks_for_trade=task.level == WorkTask.Level.SKILLED,
        may_move=task.can_be_moved,
        would_displace=task.would_displace,
        is_steady=_STEADY.get(task.frequency, False),
        corner=task.get_activity_display(),
        taken=taken,
    )


def _hands(task: WorkTask) -> Hands:
    if task.is_bought:
        return Hands.BOUGHT
    if task.doer == Doer.NOBODY:
        return Hands.NOBODY
    if task.doer in DEARER_HANDS:
        return Hands.SKILLED
    return Hands.OTHERS if task.doer else Hands.UNKNOWN
