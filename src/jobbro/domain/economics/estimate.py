"""An estimate for a company: figures in spans, how each came about, and what was assumed on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jobbro.domain.calendar import Weekday
from jobbro.domain.economics.calculation import Rates
from jobbro.domain.economics.spans import Span
from jobbro.domain.rules import NoRuleInForce, Rulebook, RuleValue, Unit

# A sum over a year is counted in the whole weeks of an ordinary year, as the rules of thumb themselves are.
MONTHS_IN_A_YEAR = Decimal(date.max.month)
DAYS_IN_A_WEEK = Decimal(len(Weekday))
WEEKS_IN_A_YEAR = (date.max - date.max.replace(month=date.min.month, day=date.min.day)).days // DAYS_IN_A_WEEK
# The figures of a formula by the names of its blanks; no unit for a plain number.
Terms = tuple[tuple[str, Span, Unit | None], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One figure of the estimate; `code` chooses its label and its formula, `terms` are the figures in it."""

    code: str
    span: Span
    unit: Unit | None
    terms: Terms = ()


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something that was assumed: from rules with a source and a day, or with none the reader's own figure."""

    code: str
    span: Span
    unit: Unit
    rules: tuple[RuleValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Estimate:
    """The figures in reading order, the assumptions, what must be said beside them, and the rates that lack."""

    parts: tuple[Part, ...]
    assumptions: tuple[Assumption, ...] = ()
    notes: tuple[str, ...] = ()
    unknown: tuple[NoRuleInForce, ...] = ()

    def part(self, code: str) -> Part:
        """The figure with a code; LookupError when the estimate has none."""
        for one in self.parts:
            if one.code == code:
                return one
        raise LookupError(code)


class Assumptions:
    """The assumptions of one day as they are used, each an own figure or a rule's."""

    def __init__(self, rulebook: Rulebook, on_date: date) -> None:
        """Remember the day."""
        self._rates, self._quiet = Rates(rulebook, on_date), Rates(rulebook, on_date)
        self._used: list[Assumption] = []

    def find(self, code: str, unit: Unit, *rule_ids: str, own: tuple[Decimal | None, ...] = ()) -> Span | None:
        """The span of the rules, an own figure in the place of its rule; None when one is neither known nor given.

        Only a rate that was needed is remembered as unknown.
        """
        asked = zip(rule_ids, own or (None,) * len(rule_ids), strict=True)
        found = [(figure, (self._rates if figure is None else self._quiet).find(rule)) for rule, figure in asked]
        figures = [rule.number if figure is None and rule is not None else figure for figure, rule in found]
        known = [figure for figure in figures if figure is not None]
        if len(known) < len(rule_ids):
            return None
        rules = tuple(rule for figure, (_, rule) in zip(known, found, strict=True) if rule and rule.number == figure)
        span = Span.of(*known)
        self._used.append(Assumption(code, span, unit, rules if len(rules) == len(rule_ids) else ()))
        return span

    def own(self, code: str, span: Span, unit: Unit) -> Span:
        """A figure that only the reader can know."""
        self._used.append(Assumption(code, span, unit))
        return span

    @property
    def used(self) -> tuple[Assumption, ...]:
        """Every assumption so far, in the order of use."""
        return tuple(self._used)

    @property
    def unknown(self) -> tuple[NoRuleInForce, ...]:
        """The rates that were asked for and not found."""
        return self._rates.unknown
