"""The plan week by week, for a picture: how many hours of each kind, and in which weeks the parties meet."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from jobbro.domain.calendar import Period, WeekPattern, danish_holidays, total_hours, work_days
from jobbro.domain.plan import Plan
from jobbro.placements.queries.description import plan_or_none
from jobbro.placements.record import Record

# A longer plan is read in its table of steps; a picture of more weeks than this cannot be read.
MOST_WEEKS = 60
_WEEK = timedelta(days=7)


def weeks_of(record: Record) -> list[dict[str, Any]]:
    """Return the weeks of the plan from its first day: number, starts, practice, paid (hours), meeting.

    Holidays that are days off hold no hours. Empty while there is no plan, or a longer one than a picture can show.
    """
    plan = plan_or_none(record)
    if plan is None or plan.period.weeks > MOST_WEEKS:
        return []
    closed = tuple(danish_holidays(plan.period)) if record.off_on_holidays else ()
    return [
        {
            "number": number,
            "starts": week.first,
            "practice": hours_within(plan, week, closed, paid=False),
            "paid": hours_within(plan, week, closed, paid=True),
            "meeting": any(week.contains(meeting.day) for meeting in record.follow_ups),
        }
        for number, week in enumerate(_weeks(plan.period), 1)
    ]


def _weeks(period: Period) -> Iterator[Period]:
    """From Monday to Sunday, so that a week is the same week to everybody."""
    monday = period.first - timedelta(days=period.first.weekday())
    while monday <= period.last:
        yield Period(monday, monday + _WEEK - timedelta(days=1))
        monday += _WEEK


def hours_within(plan: Plan, period: Period, closed: tuple[date, ...], *, paid: bool) -> Decimal:
    """Return the hours of one kind that the plan holds in a period, closed days left out."""
    return sum(
        (
            total_hours(work_days(_pattern(step, paid), _within(step.period, period), closed=closed))
            for step in plan.steps
            if step.period.overlaps(period)
        ),
        Decimal(0),
    )


def _pattern(step: Any, paid: bool) -> WeekPattern:
    pattern: WeekPattern = step.paid if paid else step.practice
    return pattern


def _within(period: Period, week: Period) -> Period:
    return Period(max(period.first, week.first), min(period.last, week.last))
