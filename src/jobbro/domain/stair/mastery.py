"""How much help somebody needs with one work function: five levels, who says so in which order, and the targets ahead.

The levels are an order and no lengths, and each belongs to one function only. Nothing here adds or averages them, over
functions or over raters, and nothing here opens or closes the way to a company or to pay (R-124 to R-127).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobbro.domain.calendar import DayWarning, day_warnings, gaps_in_days


class Mastery(StrEnum):
    """The five levels, from help all the time to standing on one's own feet."""

    BEGINNER = "beginner"
    ADVANCED_BEGINNER = "advanced_beginner"
    SELF_STARTING = "self_starting"
    SELF_RUNNING = "self_running"
    TRAINED = "trained"

    @property
    def number(self) -> int:
        """The place in the order, from 1."""
        return tuple(Mastery).index(self) + 1


class Rater(StrEnum):
    """Who says how much help is needed; the citizen comes first."""

    CITIZEN = "citizen"
    CONTACT = "contact"
    CONSULTANT = "consultant"


class AimFlaw(StrEnum):
    """Why a row of targets does not hold together."""

    LEVEL_DOES_NOT_RISE = "level"
    DAY_DOES_NOT_RISE = "day"


class AimGap(StrEnum):
    """What a target does not say yet."""

    NO_HOW = "how"
    NO_HELP = "help"


@dataclass(frozen=True, slots=True)
class Stand:
    """A level that was agreed on a day."""

    level: Mastery
    on_date: date


@dataclass(frozen=True, slots=True)
class Aim:
    """A level to reach by a day, how to get there, and the help that is agreed."""

    level: Mastery
    due_on: date
    how: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class AimSeen:
    """A target in its place: days since the one before, what it lacks, whether its day has passed, and its warnings."""

    aim: Aim
    days: int
    gaps: tuple[AimGap, ...]
    is_overdue: bool
    warnings: tuple[DayWarning, ...]


def may_rate(rater: Rater, given: Collection[Rater]) -> bool:
    """Whether it is this rater's turn in a round: each says it once, and nobody before the citizen."""
    return rater not in given and (rater is Rater.CITIZEN or Rater.CITIZEN in given)


def is_open_to_all(given: Collection[Rater]) -> bool:
    """Whether the ratings of a round may be seen: the citizen and the consultant have both said theirs."""
    return Rater.CITIZEN in given and Rater.CONSULTANT in given


def differs(ratings: Mapping[Rater, Mastery]) -> bool:
    """Whether those who rated see it differently, which is what to talk about."""
    return len(set(ratings.values())) > 1


def in_order(aims: Iterable[Aim]) -> tuple[Aim, ...]:
    """The targets by level, whatever order they were written in."""
    return tuple(sorted(aims, key=lambda aim: (aim.level.number, aim.due_on)))


def flaws(start: Stand, aims: Iterable[Aim]) -> frozenset[AimFlaw]:
    """Why the targets do not lead upwards from the start: both levels and days must rise."""
    found: set[AimFlaw] = set()
    level, day = start.level.number, start.on_date
    for aim in in_order(aims):
        if aim.level.number <= level:
            found.add(AimFlaw.LEVEL_DOES_NOT_RISE)
        if aim.due_on <= day:
            found.add(AimFlaw.DAY_DOES_NOT_RISE)
        level, day = aim.level.number, aim.due_on
    return frozenset(found)


def seen(start: Stand, aims: Iterable[Aim], *, now: Mastery, today: date) -> Iterator[AimSeen]:
    """Yield the targets from the lowest with the days between them; one that is reached is never overdue."""
    ordered = in_order(aims)
    days = gaps_in_days([start.on_date, *(aim.due_on for aim in ordered)])
    for aim, gap in zip(ordered, days, strict=True):
        overdue = aim.due_on < today and now.number < aim.level.number
        yield AimSeen(aim, gap, _gaps(aim), overdue, day_warnings(aim.due_on))


def level_of(word: str, names: Sequence[tuple[Mastery, Collection[str]]]) -> Mastery | None:
    """The level that a word means, by its names in any case and spacing; None for an unknown word."""
    told = " ".join(word.split()).casefold()
    return next((level for level, known in names if told and told in {name.casefold() for name in known}), None)


def _gaps(aim: Aim) -> tuple[AimGap, ...]:
    said = ((AimGap.NO_HOW, aim.how), (AimGap.NO_HELP, aim.help))
    return tuple(gap for gap, words in said if not words.strip())
