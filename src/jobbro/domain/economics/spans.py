"""A figure that nobody knows exactly: the lowest and the highest that it can be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import product


@dataclass(frozen=True, slots=True)
class Span:
    """The lowest and the highest that it can be; ValueError when the highest is the lower one."""

    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if self.high < self.low:
            raise ValueError(f"{self.high} is lower than {self.low}")

    @classmethod
    def of(cls, *figures: Decimal | int) -> Span:
        """The narrowest span that holds every figure."""
        numbers = [Decimal(figure) for figure in figures]
        return cls(min(numbers), max(numbers))

    @property
    def is_point(self) -> bool:
        """Whether it is one figure."""
        return self.low == self.high


def spread(sum_of: Callable[..., Decimal], *spans: Span) -> Span:
    """What a sum can come to when each of its figures lies somewhere in its span.

    The sum must rise or fall steadily with each figure alone, as products and differences do: its extremes lie in
    the corners, and only those are tried.
    """
    ends = [(span.low,) if span.is_point else (span.low, span.high) for span in spans]
    return Span.of(*(sum_of(*corner) for corner in product(*ends)))
