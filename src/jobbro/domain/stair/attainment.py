"""How far goals have come on five levels that were agreed beforehand, and the one number that sums them up.

Goal attainment scaling as Kiresuk and Sherman published it in 1968: 0 is what was expected, −2 much less and +2 much
more. The levels are an order and no lengths, so pages show the levels first and the number after them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

LEVELS = (-2, -1, 0, 1, 2)
_EXPECTED, _SPREAD = Decimal(50), Decimal(10)
# How much goals of one person are taken to move together.
_SHARED = Decimal("0.3")


@dataclass(frozen=True, slots=True)
class Attained:
    """The level reached on one goal, and how much the goal counts; ValueError outside −2 to +2 or below one."""

    level: int
    weight: int = 1

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise ValueError(f"{self.level} is none of the five levels")
        if self.weight < 1:
            raise ValueError("a goal counts at least once")


def t_score(goals: Sequence[Attained]) -> Decimal | None:
    """T = 50 + 10·Σwx / √(0.7·Σw² + 0.3·(Σw)²), with one decimal; None when no goal has a level yet."""
    if not goals:
        return None
    weights = [Decimal(goal.weight) for goal in goals]
    reached = sum((weight * goal.level for weight, goal in zip(weights, goals, strict=True)), Decimal(0))
    alone, together = sum(weight * weight for weight in weights), sum(weights) ** 2
    spread = ((1 - _SHARED) * alone + _SHARED * together).sqrt()
    return (_EXPECTED + _SPREAD * reached / spread).quantize(Decimal("0.1"))
