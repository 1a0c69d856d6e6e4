"""A goal in small steps: when it needs sub-goals, where they could lie, and when one has passed its day (R-060)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from jobbro.domain.calendar import Period

# A rule of thumb of ours, not of law: progress that is seen often keeps people going.
LONGEST_SUBGOAL = timedelta(weeks=2)


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


def is_stale(due_on: date | None, *, today: date) -> bool:
    """Whether an open goal has passed its day, so that it is time to talk about it."""
    return due_on is not None and due_on < today
