"""Joins light tasks to a job of a few hours: which tasks, on which days, whose hours they free, and why (R-032)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from jobbro.domain.calendar import Weekday
from jobbro.domain.fit.loose_tasks import Hands, JobWish, LooseTask, Piece, SetAside, Training, Usable, sort_out
from jobbro.domain.fit.task_week import DayHours, spread_over_days

MOST_BUNDLES = 4
# More days than this are an ordinary week, not few days.
_FEW_DAYS = 3
# A fifth of a week of full time; a day above it is long for anybody, and for somebody new.
LONG_DAY = Decimal("7.4")
# Two bundles that share more of their hours than this are the same job to the company.
_ALIKE = Decimal("0.75")
# Less than this of the wished hours is no answer to the wish.
_ENOUGH = Decimal("0.5")
# The smallest piece of a task that is worth moving alone, in hours a week.
_LEAST_PART = Decimal(1)
_QUARTERS = 4
_CENTS = 100
NO_HOURS = Decimal(0)


class BundleIdea(StrEnum):
    """What a bundle was put together for."""

    FREES_SKILLED = "frees_skilled"
    UNDONE = "undone"
    EASY_START = "easy_start"
    FEW_DAYS = "few_days"
    ONE_CORNER = "one_corner"
    SECOND_JOB = "second_job"
    FILLS_WISH = "fills_wish"


@dataclass(frozen=True, slots=True)
class Bundle:
    """A job of a few hours: its pieces in Danish order of title, and the hours of each day that is known.

    `ideas` are what it was put together for; more than one when several lead to the same tasks. `week` holds the
    hours that have a day, `free_hours` those that may lie on any day.
    """

    ideas: tuple[BundleIdea, ...]
    pieces: tuple[Piece, ...]
    week: tuple[DayHours, ...]

    @property
    def key(self) -> str:
        """What tells one bundle from another: its tasks and their hours."""
        return "|".join(sorted(f"{piece.task.key}:{piece.hours.normalize():f}" for piece in self.pieces))

    @property
    def hours(self) -> Decimal:
        """Hours a week."""
        return self.hours_where(lambda piece: True)

    @property
    def free_hours(self) -> Decimal:
        """Hours that have no day of their own."""
        return self.hours - sum((day.hours for day in self.week), NO_HOURS)

    def hours_where(self, test: Callable[[Piece], bool]) -> Decimal:
        """The weekly hours of the pieces that pass the test."""
        return sum((piece.hours for piece in self.pieces if test(piece)), NO_HOURS)

    def hours_from(self, hands: Hands) -> Decimal:
        """The weekly hours that those hands spend today; the hours of all hands add up to `hours`."""
        return self.hours_where(lambda piece: piece.task.hands == hands)

    @property
    def corners(self) -> frozenset[str]:
        """The parts of the company's work that the tasks belong to."""
        return frozenset(piece.task.corner for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class BundleAnswer:
    """The bundles, best first; the tasks that were left out, with why; and all hours that could be used."""

    bundles: tuple[Bundle, ...]
    set_aside: tuple[SetAside, ...]
    usable_hours: Decimal


def bundle(tasks: Iterable[LooseTask], wish: JobWish) -> BundleAnswer:
    """Put light tasks together to jobs of at most the wished hours, up to four, none the same.

    The order of the tasks changes nothing. A bundle of less than half the wish is not shown. ValueError when two
    tasks have the same key.
    """
    usable, aside = sort_out(tasks, wish)
    made = _distinct(_candidates(usable, wish), wish)
    return BundleAnswer(tuple(made), aside, sum((one.hours for one in usable), NO_HOURS))


def _candidates(usable: Sequence[Usable], wish: JobWish) -> list[Bundle]:
    found = []
    for idea, counts in _WANTED.items():
        if any(counts(one.task) for one in usable):
            found.append(_job(idea, usable, wish, counts))
    if fewer := _on_few_days(usable, wish):
        found.append(fewer)
    if corner := _one_corner(usable, wish):
        found.append(_job(BundleIdea.ONE_CORNER, [one for one in usable if one.task.corner == corner], wish, _is_freed))
    if found:
        taken = {piece.task.key for piece in found[0].pieces}
        found.append(_job(BundleIdea.SECOND_JOB, [one for one in usable if one.task.key not in taken], wish, _is_freed))
    elif usable:
        found.append(_job(BundleIdea.FILLS_WISH, usable, wish, _is_freed))
    return [one for one in found if one.hours >= wish.hours * _ENOUGH]


def _is_freed(task: LooseTask) -> bool:
    return task.hands == Hands.SKILLED


def _is_undone(task: LooseTask) -> bool:
    return task.hands in (Hands.NOBODY, Hands.BOUGHT)


def _is_easy(task: LooseTask) -> bool:
    return task.training == Training.NONE


_WANTED: dict[BundleIdea, Callable[[LooseTask], bool]] = {
    BundleIdea.FREES_SKILLED: _is_freed,
    BundleIdea.UNDONE: _is_undone,
    BundleIdea.EASY_START: _is_easy,
}


def _job(idea: BundleIdea, usable: Sequence[Usable], wish: JobWish, counts: Callable[[LooseTask], bool]) -> Bundle:
    """The whole tasks that give most of what counts within the wish, and a part of one more when hours are lacking."""
    chosen = _best_whole(usable, wish.hours, counts)
    pieces = [Piece(one.task, one.hours, one.days) for one in chosen]
    gap = wish.hours - sum((piece.hours for piece in pieces), NO_HOURS)
    left = [one for one in usable if one not in chosen and one.hours > gap]
    if left and gap >= _LEAST_PART:
        best = max(left, key=lambda one: (counts(one.task), bool(one.days), one.hours))
        pieces.append(Piece(best.task, gap, _days_of_part(best, gap, pieces)))
    pieces.sort(key=lambda piece: piece.task.order)
    return Bundle((idea,), tuple(pieces), spread_over_days(pieces, wish.weekdays))


def _days_of_part(one: Usable, hours: Decimal, pieces: Sequence[Piece]) -> frozenset[Weekday]:
    """As many of the task's days as a part of it fills, first those on which the job has other work."""
    if not one.days:
        return one.days
    number = int((hours * len(one.days) / one.hours).to_integral_value(ROUND_CEILING))
    busy = {day for piece in pieces for day in piece.days}
    return frozenset(sorted(one.days, key=lambda day: (day not in busy, day))[:number])


def _best_whole(usable: Sequence[Usable], most: Decimal, counts: Callable[[LooseTask], bool]) -> list[Usable]:
    """Of all choices of whole tasks that fit: most hours that count, then most hours, then fewest tasks.

    A table over quarters of an hour, so that 200 tasks take as long as ten times 20. A task's quarters are rounded
    up, hence a choice never comes above the wish.
    """
    room = int(most * _QUARTERS)
    best = [0] * (room + 1)
    took = []
    for one in usable:
        size, worth = _quarters(one.hours), _worth(one, counts)
        row = bytearray(room + 1)
        for place in range(room, size - 1, -1):
            if best[place - size] + worth > best[place]:
                best[place] = best[place - size] + worth
                row[place] = 1
        took.append(row)
    chosen = []
    for one, row in zip(reversed(usable), reversed(took), strict=True):
        if row[room]:
            chosen.append(one)
            room -= _quarters(one.hours)
    return chosen


def _quarters(hours: Decimal) -> int:
    return int((hours * _QUARTERS).to_integral_value(ROUND_CEILING))


def _worth(one: Usable, counts: Callable[[LooseTask], bool]) -> int:
    """Hours that count, all hours, and one taken off for each task, as one number: no later part outweighs a former."""
    cents = int(one.hours * _CENTS)
    return ((cents if counts(one.task) else 0) * 10**6 + cents) * 10**4 - 1


def _on_few_days(usable: Sequence[Usable], wish: JobWish) -> Bundle | None:
    """The job on the fewest weekdays that hold the wish without a long day; None when it takes many, or all there are.

    The days that hold most work are tried first.
    """
    on_day = dict.fromkeys(Weekday, NO_HOURS)
    for one in usable:
        for day in one.days:
            on_day[day] += one.hours / len(one.days)
    known = sorted((day for day in Weekday if on_day[day]), key=lambda day: (-on_day[day], day))
    for number in range(1, min(_FEW_DAYS, len(known) - 1) + 1):
        fewer = JobWish(wish.hours, frozenset(known[:number]))
        there = sort_out((one.task for one in usable), fewer)[0]
        made = _job(BundleIdea.FEW_DAYS, there, fewer, _is_freed)
        if made.hours > wish.hours - _LEAST_PART and all(day.hours <= LONG_DAY for day in made.week):
            return made
    return None


def _one_corner(usable: Sequence[Usable], wish: JobWish) -> str:
    """The part of the company's work whose tasks come nearest to the wish together; at least two tasks."""
    hours: dict[str, Decimal] = {}
    for one in usable:
        hours[one.task.corner] = hours.get(one.task.corner, NO_HOURS) + one.hours
    several = [corner for corner in hours if corner and sum(one.task.corner == corner for one in usable) > 1]
    return max(sorted(several), key=lambda corner: min(hours[corner], wish.hours), default="")


def _distinct(candidates: Sequence[Bundle], wish: JobWish) -> list[Bundle]:
    """The same tasks are one bundle with all its ideas; one that is nearly an earlier one is left out."""
    kept: dict[str, Bundle] = {}
    for one in candidates:
        if (same := kept.get(one.key)) is not None:
            if BundleIdea.SECOND_JOB not in one.ideas:
                kept[one.key] = replace(same, ideas=(*same.ideas, *one.ideas))
        elif not any(_shared(one, other) > wish.hours * _ALIKE for other in kept.values()):
            kept[one.key] = one
    return list(kept.values())[:MOST_BUNDLES]


def _shared(one: Bundle, other: Bundle) -> Decimal:
    theirs = {piece.task.key: piece.hours for piece in other.pieces}
    return sum((min(piece.hours, theirs.get(piece.task.key, NO_HOURS)) for piece in one.pieces), NO_HOURS)
