"""The same plan on other days: when the days of a plan move or are cut, its steps go with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from jobbro.domain.calendar import Period
from jobbro.domain.eligibility.facts import PlannedPlacement, Step

Facts = tuple[tuple[str, Any], ...]


def begun_on(planned: PlannedPlacement, day: date) -> Facts:
    """The facts of a plan of the same length, begun on another day; every dated step moves as many days."""
    shift = day - planned.starts
    facts: Facts = (("period", _moved(planned.period, shift)),)
    if any(step.period is not None for step in planned.steps):
        facts += (("steps", tuple(_moved_step(step, shift) for step in planned.steps)),)
    return facts


def ended_on(planned: PlannedPlacement, last: date) -> Facts:
    """The facts of a plan that ends on a day within it; dated steps are cut there, and later ones fall away."""
    facts: Facts = (("period", Period(planned.starts, last)),)
    steps = tuple(_cut_step(step, last) for step in planned.steps if step.period is None or step.period.first <= last)
    if steps and steps != planned.steps:
        facts += (("steps", steps),)
    return facts


def _moved(period: Period, shift: timedelta) -> Period:
    return Period(period.first + shift, period.last + shift)


def _moved_step(step: Step, shift: timedelta) -> Step:
    return step if step.period is None else replace(step, period=_moved(step.period, shift))


def _cut_step(step: Step, last: date) -> Step:
    if step.period is None or step.period.last <= last:
        return step
    return replace(step, period=Period(step.period.first, last))
