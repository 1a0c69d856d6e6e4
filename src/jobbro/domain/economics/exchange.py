"""A deal has two sides: whether a company that is asked for something also gets something it counts itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class GainKind(StrEnum):
    """What sort of thing a company gains."""

    SKILLED_TIME = "skilled_time"
    WORK_DONE = "work_done"
    WAITING = "waiting"
    MONEY = "money"
    OTHER = "other"


class ExchangeFlag(StrEnum):
    """What lacks before the two sides are even; NO_GAIN is the only one that makes the deal a plain request."""

    NO_GAIN = "no_gain"
    NOT_COUNTED = "not_counted"
    FEWER_THAN_ASKS = "fewer_than_asks"


@dataclass(frozen=True, slots=True)
class Gain:
    """Something the company gets; `amount` is in the company's own `unit`, and is None while nobody has counted."""

    kind: GainKind
    amount: Decimal | None = None
    unit: str = ""

    @property
    def is_counted(self) -> bool:
        """Whether it says how much, in a unit."""
        return self.amount is not None and self.amount > 0 and bool(self.unit.strip())


@dataclass(frozen=True, slots=True)
class ExchangeAnswer:
    """How many asks there are, how many counted gains, and what lacks."""

    asks: int
    counted: int
    uncounted: int
    flags: tuple[ExchangeFlag, ...]

    @property
    def uncovered(self) -> int:
        """How many asks are left when each counted gain has answered one."""
        return max(self.asks - self.counted, 0)

    @property
    def is_flagged(self) -> bool:
        """Whether the company is asked without getting anything it counts."""
        return ExchangeFlag.NO_GAIN in self.flags


def judge_exchange(asks: Sequence[str], gains: Sequence[Gain]) -> ExchangeAnswer:
    """Weigh what is asked of a company against what it gets; a blank ask is none, and a gain counts with its number.

    One counted gain clears the flag, whatever the number of asks; a gain for each ask is a softer hint.
    """
    asked = sum(bool(ask.strip()) for ask in asks)
    counted = sum(gain.is_counted for gain in gains)
    uncounted = len(gains) - counted
    found = {
        ExchangeFlag.NO_GAIN: asked > 0 and counted == 0,
        ExchangeFlag.NOT_COUNTED: uncounted > 0,
        ExchangeFlag.FEWER_THAN_ASKS: 0 < counted < asked,
    }
    return ExchangeAnswer(asked, counted, uncounted, tuple(flag for flag, is_so in found.items() if is_so))
