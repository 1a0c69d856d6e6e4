"""What a change of law does to a plan: the same facts judged by two readings of the law, and what tells them apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobbro.domain.eligibility.checking import Check
from jobbro.domain.eligibility.facts import PlannedPlacement
from jobbro.domain.eligibility.findings import Finding, Verdict
from jobbro.domain.eligibility.placements import CHECKS
from jobbro.domain.rules import Rulebook, RuleValue


@dataclass(frozen=True, slots=True)
class Reading:
    """A rulebook as it reads on a day; without a day, on the first day of whatever plan is judged."""

    rulebook: Rulebook
    on_date: date | None = None

    def day_for(self, planned: PlannedPlacement) -> date:
        """The day whose law decides for a plan."""
        return self.on_date or planned.starts


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One rule that reads differently: the entries that speak on the two days; None before a rule began."""

    rule_id: str
    before: RuleValue | None
    after: RuleValue | None

    @property
    def from_day(self) -> date | None:
        """The day from which the new reading holds; None when a rule was taken out of the book."""
        return self.after.starts if self.after else None


@dataclass(frozen=True, slots=True)
class Turned:
    """A finding that another reading of the law answers otherwise; None where a reading does not ask at all."""

    code: str
    before: Finding | None
    after: Finding | None
    rules: tuple[RuleChange, ...]


def verdicts(planned: PlannedPlacement, reading: Reading) -> dict[str, Verdict]:
    """The bare answer of each rule that concerns the plan: no sentence, no arithmetic and no change is worked out."""
    found: dict[str, Verdict] = {}
    day = reading.day_for(planned)
    for check in CHECKS[planned.kind]:
        verdict = check.verdict(planned, reading.rulebook, day)
        if verdict is not None:
            found[check.code] = verdict
    return found


def turned(
    planned: PlannedPlacement, before: Reading, after: Reading, *, differing: frozenset[str] | None = None
) -> tuple[Turned, ...]:
    """The findings whose verdict differs between two readings, with the rules that they look up and that differ.

    `differing` are the ids of `changed_rules` for the plan's days, for a caller that judges many plans of one day.
    """
    first, second = before.day_for(planned), after.day_for(planned)
    if differing is None:
        differing = frozenset(rule.rule_id for rule in changed_rules(before.rulebook, first, after.rulebook, second))
    return verdicts_by_both(planned, before, after, differing)[1] if differing else ()


def verdicts_by_both(
    planned: PlannedPlacement, before: Reading, after: Reading, differing: frozenset[str]
) -> tuple[dict[str, Verdict], tuple[Turned, ...]]:
    """The bare answers of the second reading and the findings it answers otherwise, in one pass over the checks."""
    first, second = before.day_for(planned), after.day_for(planned)
    found: dict[str, Verdict] = {}
    otherwise: list[Turned] = []
    for check in CHECKS[planned.kind]:
        old, asked = check.verdict_and_rules(planned, before.rulebook, first)
        new = old if asked.isdisjoint(differing) else check.verdict(planned, after.rulebook, second)
        if new is not None:
            found[check.code] = new
        if old is not new:
            otherwise.append(_turned(check, planned, before, after))
    return found, tuple(otherwise)


def rules_behind(planned: PlannedPlacement, reading: Reading) -> dict[str, frozenset[str]]:
    """Which rules each check looks up for a plan, by the code of the check."""
    day = reading.day_for(planned)
    asked = {check.code: check.verdict_and_rules(planned, reading.rulebook, day)[1] for check in CHECKS[planned.kind]}
    return {code: frozenset(rules) for code, rules in asked.items() if rules}


def changed_rules(before: Rulebook, first: date, after: Rulebook, second: date) -> tuple[RuleChange, ...]:
    """The rules that do not read the same in one book on one day and in another on another, in order of id."""
    ids = sorted({rule.id for rule in before} | {rule.id for rule in after})
    pairs = ((rule_id, _entry(before, rule_id, first), _entry(after, rule_id, second)) for rule_id in ids)
    return tuple(RuleChange(rule_id, old, new) for rule_id, old, new in pairs if not same_reading(old, new))


def same_reading(one: RuleValue | None, other: RuleValue | None) -> bool:
    """Whether two entries say the same; the day they begin and their source may differ."""
    if one is None or other is None:
        return one is other
    return (one.state, one.value) == (other.state, other.value)


def _turned(check: Check, planned: PlannedPlacement, before: Reading, after: Reading) -> Turned:
    first, second = before.day_for(planned), after.day_for(planned)
    _old, asked_before = check.verdict_and_rules(planned, before.rulebook, first)
    _new, asked_after = check.verdict_and_rules(planned, after.rulebook, second)
    pairs = (
        RuleChange(rule_id, _entry(before.rulebook, rule_id, first), _entry(after.rulebook, rule_id, second))
        for rule_id in sorted(asked_before | asked_after)
    )
    return Turned(
        check.code,
        check.run(planned, before.rulebook, first),
        check.run(planned, after.rulebook, second),
        tuple(change for change in pairs if not same_reading(change.before, change.after)),
    )


def _entry(book: Rulebook, rule_id: str, day: date) -> RuleValue | None:
    return book.entry_on(rule_id, on_date=day) if rule_id in book else None
