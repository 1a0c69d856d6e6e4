"""A goal in small steps: when it needs sub-goals, where they could lie, and when one has passed its day (R-060)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from jobbro.domain.calendar import Period

# A rule of thumb of ours, not of law: progress that is seen often keeps people going.
LONGEST_SUBGOAL, SHORTEST_SUBGOAL = timedelta(weeks=2), timedelta(days=3)
FRIDAY = 5


def is_long(period: Period) -> bool:
    """Whether a stretch is longer than a sub-goal should be."""
    return timedelta(days=period.days) > LONGEST_SUBGOAL


def lacks_subgoals(period: Period | None, subgoals: int) -> bool:
    """Whether a goal is long, or has no end yet, and nothing is put on the way to it."""
    return subgoals == 0 and (period is None or is_long(period))


def suggested_subgoals(period: Period) -> Iterator[Period]:
    """Yield stretches of at most two weeks that fill the period in order; the last is what is left."""
    first = period.first
    while first <= period.last:
        last = min(first + LONGEST_SUBGOAL - timedelta(days=1), period.last)
        yield Period(first, last)
        first = last + timedelta(days=1)


def suggested_days(period: Period) -> Iterator[date]:
    """Yield the day on which each suggested sub-goal could be reached: a weekday, and none right after another."""
    before: date | None = None
    for stretch in suggested_subgoals(period):
        day = stretch.last
        while day.isoweekday() > FRIDAY and day > stretch.first:
            day -= timedelta(days=1)
        if before is None or day - before >= SHORTEST_SUBGOAL:
            yield day
            before = day


def is_stale(due_on: date | None, *, today: date) -> bool:
    """Whether an open goal has passed its day, so that it is time to talk about it."""
    return due_on is not None and due_on < today
