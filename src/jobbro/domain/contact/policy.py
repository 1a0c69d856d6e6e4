"""What counts as enough contact and what speaks for calling: open, dated figures that a municipality can argue with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Band:
    """From this figure on, so many points; the last band that is reached counts."""

    at_least: int
    points: int


@dataclass(frozen=True, slots=True)
class Weights:
    """The points that speak for calling a company. `silence` is in days since we last spoke, `size` in employees."""

    never: int
    silence: tuple[Band, ...]
    size: tuple[Band, ...]
    step_due: int
    step_soon: int
    open_tasks: int
    own: int


@dataclass(frozen=True, slots=True)
class ContactPolicy:
    """The figures in force from a day on.

    :param calm_days: for so many days after a contact nobody makes a cold call
    :param load_days: the load is counted over so many days …
    :param load_most: … and this many contacts of ours are enough
    :param rare_most: a company that was spoken with so many times at most is rarely contacted
    :param quiet_days: a company is silent when nobody has spoken with it for so many days
    :param soon_days: a next step is near so many days before its day
    """

    starts: date
    calm_days: int
    load_days: int
    load_most: int
    rare_most: int
    quiet_days: int
    soon_days: int
    weights: Weights


class NoPolicyInForce(LookupError):
    """No policy has begun on that day."""


def policy_on(policies: Iterable[ContactPolicy], *, on_date: date) -> ContactPolicy:
    """Return the policy that counts on a day: the latest that has begun.

    :raises NoPolicyInForce: when none has
    """
    begun = [policy for policy in policies if policy.starts <= on_date]
    if not begun:
        raise NoPolicyInForce(on_date)
    return max(begun, key=lambda policy: policy.starts)


def points_at(bands: Iterable[Band], figure: int) -> int:
    """Return the points of the last band that the figure reaches; none below the first."""
    return next((band.points for band in reversed(tuple(bands)) if figure >= band.at_least), 0)
