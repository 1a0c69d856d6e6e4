"""Whom to contact next: each reason has its points, the points add up, and both are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from jobbro.domain.contact.policy import ContactPolicy, points_at


class ReasonCode(StrEnum):
    """What speaks for contacting a company."""

    STEP_DUE = "step_due"
    STEP_SOON = "step_soon"
    NEVER = "never"
    SILENCE = "silence"
    SIZE = "size"
    OPEN_TASKS = "open_tasks"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the order of companies is made from. `my_step_on` is the day of the asker's own next step there."""

    key: str
    employees: int | None = None
    last_spoken_on: date | None = None
    my_step_on: date | None = None
    has_open_tasks: bool = False
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason and its points; `figure` is what it was read from: days of silence, employees, days to the step."""

    code: ReasonCode
    points: int
    figure: int | None = None


def reasons_for(standing: Standing, *, today: date, policy: ContactPolicy) -> tuple[Reason, ...]:
    """Return what speaks for contacting the company, the weightiest first; their points are its score."""
    weights = policy.weights
    found = [_step(standing.my_step_on, today, policy)]
    if standing.last_spoken_on is None:
        found.append(Reason(ReasonCode.NEVER, weights.never))
    else:
        days = (today - standing.last_spoken_on).days
        found.append(Reason(ReasonCode.SILENCE, points_at(weights.silence, days), days))
    if standing.employees is not None:
        found.append(Reason(ReasonCode.SIZE, points_at(weights.size, standing.employees), standing.employees))
    found += [
        Reason(code, points)
        for holds, code, points in (
            (standing.has_open_tasks, ReasonCode.OPEN_TASKS, weights.open_tasks),
            (standing.is_own, ReasonCode.OWN, weights.own),
        )
        if holds
    ]
    return tuple(sorted((reason for reason in found if reason and reason.points), key=lambda each: -each.points))


def score_of(standing: Standing, *, today: date, policy: ContactPolicy) -> int:
    """Return the sum of the points of all reasons."""
    return sum(reason.points for reason in reasons_for(standing, today=today, policy=policy))


def order_key(standing: Standing, *, today: date, policy: ContactPolicy) -> tuple[int, date, str]:
    """Return what companies are sorted by: most points first, then the longest silence, then the key."""
    score = score_of(standing, today=today, policy=policy)
    return (-score, standing.last_spoken_on or date.min, standing.key)


def _step(step_on: date | None, today: date, policy: ContactPolicy) -> Reason | None:
    if step_on is None or step_on > today + timedelta(days=policy.soon_days):
        return None
    days = (step_on - today).days
    if days <= 0:
        return Reason(ReasonCode.STEP_DUE, policy.weights.step_due, days)
    return Reason(ReasonCode.STEP_SOON, policy.weights.step_soon, days)
