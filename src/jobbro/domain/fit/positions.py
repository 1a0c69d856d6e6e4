"""A position told as tasks, and one position shared by two (R-032, R-035)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from jobbro.domain.fit.loose_tasks import LooseTask, Training

_NONE = Decimal(0)


class LongerThanPosition(ValueError):
    """The jobs ask for more hours than the position has; carries how many too many."""

    def __init__(self, too_many: Decimal) -> None:
        super().__init__(f"{too_many} hours too many")
        self.too_many = too_many


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A position's hours a week and the tasks they go to. A task without hours counts as none, and is counted."""

    weekly_hours: Decimal
    tasks: tuple[LooseTask, ...]

    @property
    def told_hours(self) -> Decimal:
        """The hours of the tasks that have hours."""
        return _sum(self.tasks)

    @property
    def difference(self) -> Decimal:
        """Hours of the position that no task tells of; below zero when the tasks fill more than the position."""
        return self.weekly_hours - self.told_hours

    @property
    def without_hours(self) -> int:
        """How many tasks have no hours yet."""
        return sum(task.weekly_hours is None for task in self.tasks)

    @property
    def movable_hours(self) -> Decimal:
        """Hours that ask for little or no training and no trade, and that nobody said must stay."""
        return _sum(task for task in self.tasks if is_light(task) and task.may_move is not False)

    @property
    def core_hours(self) -> Decimal:
        """The told hours that stay: what asks for the trade, for much training, or must stay."""
        return self.told_hours - self.movable_hours


def is_light(task: LooseTask) -> bool:
    """Whether somebody unskilled can do it after little or no training; unknown training is not against it."""
    return not task.asks_for_trade and task.training != Training.MUCH


def hours_left(weekly_hours: Decimal, jobs: Iterable[Decimal]) -> Decimal:
    """The hours of a position that its part-time jobs leave over.

    :raises LongerThanPosition: when the jobs ask for more than the position has
    :raises ValueError: for a job without hours
    """
    hours = tuple(jobs)
    if any(each <= 0 for each in hours):
        raise ValueError("a job has hours")
    left = weekly_hours - sum(hours, _NONE)
    if left < 0:
        raise LongerThanPosition(-left)
    return left


def _sum(tasks: Iterable[LooseTask]) -> Decimal:
    return sum((task.weekly_hours for task in tasks if task.weekly_hours is not None), _NONE)
