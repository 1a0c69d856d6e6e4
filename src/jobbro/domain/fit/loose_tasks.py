"""The tasks that a job can be put together from, and why others are left where they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum

from jobbro.domain.calendar import Weekday

_CENT = Decimal("0.01")
_MOST_HOURS = Decimal(168)


class Training(StrEnum):
    """How much somebody has to be taught."""

    NONE = "none"
    LITTLE = "little"
    MUCH = "much"


class Hands(StrEnum):
    """Who does a task today: those whose trade or office it keeps them from, other colleagues, nobody, a supplier."""

    SKILLED = "skilled"
    OTHERS = "others"
    NOBODY = "nobody"
    BOUGHT = "bought"
    UNKNOWN = "unknown"


class SetAsideWhy(StrEnum):
    """SetAsideWhy a task is no part of a bundle."""

    ASKS_FOR_TRADE = "asks_for_trade"
    MUCH_TRAINING = "much_training"
    MAY_NOT_MOVE = "may_not_move"
    WOULD_DISPLACE = "would_displace"
    NO_HOURS = "no_hours"
    TAKEN = "taken"
    OTHER_DAYS = "other_days"


@dataclass(frozen=True, slots=True)
class LooseTask:
    """A task as a company told of it; what nobody asked about is None, unknown or empty.

    `weekly_hours` is all of it, of which `taken` is promised to another job. `weekdays` are the days it is done on,
    with the same time on each; empty is not known. `corner` is the part of the company's work it belongs to.
    ValueError for hours that no week has.
    """

    key: str
    title: str
    weekly_hours: Decimal | None = None
    weekdays: frozenset[Weekday] = frozenset()
    training: Training | None = None
    hands: Hands = Hands.UNKNOWN
    asks_for_trade: bool = False
    may_move: bool | None = None
    would_displace: bool | None = None
    is_steady: bool | None = None
    corner: str = ""
    taken: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        if self.weekly_hours is not None and not 0 < self.weekly_hours <= _MOST_HOURS:
            raise ValueError(f"no week has {self.weekly_hours} hours of a task")
        if self.taken < 0:
            raise ValueError("no job takes fewer hours than none")

    @property
    def order(self) -> tuple[str, str]:
        """Where the task stands among others, whatever order they came in."""
        return (self.title, self.key)


@dataclass(frozen=True, slots=True)
class JobWish:
    """The hours a week that are wished for, and the weekdays; no weekdays is any day. ValueError for no hours."""

    hours: Decimal
    weekdays: frozenset[Weekday] = frozenset()

    def __post_init__(self) -> None:
        if not 0 < self.hours <= _MOST_HOURS:
            raise ValueError(f"nobody can wish for {self.hours} hours a week")


@dataclass(frozen=True, slots=True)
class Piece:
    """What a job takes of a task: hours a week, and the days they lie on when they are known."""

    task: LooseTask
    hours: Decimal
    days: frozenset[Weekday] = frozenset()

    @property
    def is_part(self) -> bool:
        """Whether some of the task stays with those who do it today."""
        return self.task.weekly_hours is not None and self.hours < self.task.weekly_hours


@dataclass(frozen=True, slots=True)
class SetAside:
    """A task that is left where it is, and why."""

    task: LooseTask
    why: SetAsideWhy


@dataclass(frozen=True, slots=True)
class Usable:
    """A task that can be moved: the hours of it that lie on wished days and are not taken."""

    task: LooseTask
    hours: Decimal
    days: frozenset[Weekday]


def sort_out(tasks: Iterable[LooseTask], wish: JobWish) -> tuple[tuple[Usable, ...], tuple[SetAside, ...]]:
    """Part the tasks that can be moved from those that cannot, each in order of title.

    ValueError when two tasks have the same key.
    """
    ordered = sorted(tasks, key=lambda task: task.order)
    if len({task.key for task in ordered}) < len(ordered):
        raise ValueError("two tasks have the same key")
    usable, aside = [], []
    for task in ordered:
        found = _judge(task, wish)
        if isinstance(found, SetAsideWhy):
            aside.append(SetAside(task, found))
        else:
            usable.append(found)
    return tuple(usable), tuple(aside)


def _judge(task: LooseTask, wish: JobWish) -> Usable | SetAsideWhy:
    for why, holds in (
        (SetAsideWhy.ASKS_FOR_TRADE, task.asks_for_trade),
        (SetAsideWhy.MUCH_TRAINING, task.training == Training.MUCH),
        (SetAsideWhy.WOULD_DISPLACE, task.would_displace),
        (SetAsideWhy.MAY_NOT_MOVE, task.may_move is False),
    ):
        if holds:
            return why
    if task.weekly_hours is None:
        return SetAsideWhy.NO_HOURS
    days = task.weekdays & wish.weekdays if wish.weekdays else task.weekdays
    if task.weekdays and not days:
        return SetAsideWhy.OTHER_DAYS
    told = len(task.weekdays) or 1
    on_days = (task.weekly_hours * (len(days) or 1) / told).quantize(_CENT, ROUND_DOWN)
    hours = min(on_days, task.weekly_hours - task.taken)
    return Usable(task, hours, days) if hours > 0 else SetAsideWhy.TAKEN
