"""A calculation as its lines: each an amount, how it came about, and the rule behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from jobbro.domain.rules import HUNDREDTH, NoRuleInForce, Rulebook, RuleValue, Unit


@dataclass(frozen=True, slots=True)
class Line:
    """One step; `code` chooses its Danish sentence, `terms` are the figures in it, all with their units."""

    code: str
    amount: Decimal
    unit: Unit
    terms: tuple[tuple[str, Decimal, Unit], ...] = ()
    rule: RuleValue | None = None


@dataclass(frozen=True, slots=True)
class Calculation:
    """The steps and what came of them; `result` is None when a rate is unknown, and `unknown` says which."""

    lines: tuple[Line, ...]
    result: Line | None
    unknown: tuple[NoRuleInForce, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def rules(self) -> tuple[RuleValue, ...]:
        """Every rule that was used, once, in the order of the steps."""
        return tuple(dict.fromkeys(line.rule for line in self.lines if line.rule is not None))


class Rates:
    """Rates of one day; a rate that is not known is kept aside instead of ending the calculation."""

    def __init__(self, rulebook: Rulebook, on_date: date) -> None:
        """Remember the day."""
        self._rulebook, self._on_date = rulebook, on_date
        self._unknown: list[NoRuleInForce] = []

    def find(self, rule_id: str) -> RuleValue | None:
        """The value in force, or None, which is remembered as unknown."""
        try:
            return self._rulebook.value_of(rule_id, on_date=self._on_date)
        except NoRuleInForce as nothing:
            self._unknown.append(nothing)
            return None

    @property
    def unknown(self) -> tuple[NoRuleInForce, ...]:
        """The rates that were asked for and not found."""
        return tuple(self._unknown)


def told_once(lacking: Iterable[NoRuleInForce]) -> tuple[NoRuleInForce, ...]:
    """The rates that lack, each gap once although it was met on many days."""
    return tuple({(one.rule_id, one.before, one.after): one for one in reversed(list(lacking))}.values())[::-1]


def kroner(amount: Decimal) -> Decimal:
    """An amount in kroner and øre, half an øre rounded up."""
    return amount.quantize(HUNDREDTH, ROUND_HALF_UP)


def refuse_negative(**amounts: Decimal | None) -> None:
    """ValueError for an amount below zero; it names the amount."""
    for name, amount in amounts.items():
        if amount is not None and amount < 0:
            raise ValueError(f"{name} cannot be negative")
