"""The three zones that a citizen places tasks and situations in, and what the picture asks for (R-061)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ZoneName(StrEnum):
    """How a task or a situation feels: safe, a stretch that one learns from, or too much."""

    COMFORT = "comfort"
    GROWTH = "growth"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Placed:
    """Something placed in a zone, with the support agreed for it or the day it is postponed to."""

    zone: ZoneName
    support: str = ""
    postponed_until: date | None = None


def plans_no_development(items: Collection[Placed]) -> bool:
    """Whether things are placed and none of them lies where one learns."""
    return bool(items) and all(item.zone is not ZoneName.GROWTH for item in items)


def needs_a_hand(item: Placed, *, today: date) -> bool:
    """Whether something feels unsafe and is neither supported nor postponed to a day ahead."""
    if item.zone is not ZoneName.UNSAFE or item.support.strip():
        return False
    return item.postponed_until is None or item.postponed_until <= today
