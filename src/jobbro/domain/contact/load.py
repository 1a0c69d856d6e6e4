"""How much a company has been asked of late, and when it is better to wait: a warning that can be passed, no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from jobbro.domain.contact.policy import ContactPolicy


@dataclass(frozen=True, slots=True)
class Touch:
    """A contact as the company felt it: the day, which colleague, and whether we began it and reached somebody."""

    on: date
    by: str
    is_ours: bool = True
    reached: bool = True


@dataclass(frozen=True, slots=True)
class Load:
    """How often we have asked the company within the days that are counted, and how often is enough."""

    asked: int
    enough: int
    days: int


class StopReason(StrEnum):
    """Why it is better to wait."""

    PAUSED = "paused"
    COLLEAGUE = "colleague"
    ASKED_ENOUGH = "asked_enough"


@dataclass(frozen=True, slots=True)
class SoftStop:
    """Advice to wait, and until which day; `touch` is the colleague's contact that it is about."""

    reason: StopReason
    until: date
    touch: Touch | None = None


def contact_load(touches: Iterable[Touch], *, today: date, policy: ContactPolicy) -> Load:
    """Return how much the company has been asked; calls that reached nobody, and its own, do not count."""
    return Load(len(_asked(touches, today, policy)), policy.load_most, policy.load_days)


def soft_stops(
    touches: Iterable[Touch], *, me: str, paused_until: date | None, today: date, policy: ContactPolicy
) -> tuple[SoftStop, ...]:
    """Return what speaks for waiting, the weightiest first; none when one can call.

    A colleague's call that reached nobody counts too: the company saw that the municipality rang.
    """
    seen = sorted((touch for touch in touches if touch.on <= today), key=lambda touch: touch.on)
    stops = []
    if paused_until is not None and paused_until >= today:
        stops.append(SoftStop(StopReason.PAUSED, paused_until))
    calm = timedelta(days=policy.calm_days)
    others = [touch for touch in seen if touch.is_ours and touch.by != me and touch.on + calm > today]
    if others:
        stops.append(SoftStop(StopReason.COLLEAGUE, others[-1].on + calm - timedelta(days=1), others[-1]))
    asked = _asked(seen, today, policy)
    if len(asked) >= policy.load_most:
        # As many of the oldest must leave the window as there are too many for one more.
        leaves = asked[len(asked) - policy.load_most]
        stops.append(SoftStop(StopReason.ASKED_ENOUGH, leaves.on + timedelta(days=policy.load_days - 1)))
    return tuple(stops)


def _asked(touches: Iterable[Touch], today: date, policy: ContactPolicy) -> list[Touch]:
    begins = today - timedelta(days=policy.load_days)
    found = [touch for touch in touches if touch.is_ours and touch.reached and begins < touch.on <= today]
    return sorted(found, key=lambda touch: touch.on)
