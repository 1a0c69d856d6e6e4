"""The one way to look a rule up: by its id and a day. There is no default day and no silent zero."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from jobbro.domain.rules.types import Entry, Rule, RuleValue, State


class UnknownRule(LookupError):
    """No rule has this id."""

    def __init__(self, rule_id: str) -> None:
        """Name the id that was asked for."""
        super().__init__(f"there is no rule called {rule_id}")
        self.rule_id = rule_id


class NoRuleInForce(LookupError):
    """The rule exists but has no settled value on the day; carries the nearest values before and after."""

    def __init__(self, rule_id: str, on_date: date, before: RuleValue | None, after: RuleValue | None) -> None:
        """Name the rule, the day and its nearest neighbours."""
        near = [_neighbour("before", before), _neighbour("after", after)]
        super().__init__(f"{rule_id} has no value on {on_date.isoformat()} ({', '.join(near)})")
        self.rule_id = rule_id
        self.on_date = on_date
        self.before = before
        self.after = after


class ValueUnknown(NoRuleInForce):
    """There is a value in force on the day, but it has not been found; `missing` says what to look for."""

    def __init__(self, entry: RuleValue, on_date: date, before: RuleValue | None, after: RuleValue | None) -> None:
        """Keep the entry that says what is missing."""
        super().__init__(entry.rule_id, on_date, before, after)
        self.entry = entry
        self.missing = entry.note


def _neighbour(where: str, value: RuleValue | None) -> str:
    if value is None:
        return f"nothing {where}"
    return f"{value.value} from {value.starts.isoformat()} {where}"


class Rulebook:
    """All rules at once. Judging gets it as an argument, so a test can pass a rulebook of three lines."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Index the rules; ValueError if two share an id."""
        self._rules: dict[str, Rule] = {}
        for rule in rules:
            if rule.id in self._rules:
                raise ValueError(f"two rules are called {rule.id}")
            self._rules[rule.id] = rule
        self._series = {rule.id: _series(rule) for rule in self._rules.values()}
        stamp = "".join(f"{rule_id}:{self._rules[rule_id].version}\n" for rule_id in sorted(self._rules))
        self.version = hashlib.sha256(stamp.encode()).hexdigest()[:16]

    def __iter__(self) -> Iterator[Rule]:
        """Rules in order of id."""
        return iter(self._rules[rule_id] for rule_id in sorted(self._rules))

    def __len__(self) -> int:
        """How many rules there are."""
        return len(self._rules)

    def __contains__(self, rule_id: object) -> bool:
        """Whether a rule has this id."""
        return rule_id in self._rules

    def rule(self, rule_id: str) -> Rule:
        """The whole series; UnknownRule if the id is not known."""
        try:
            return self._rules[rule_id]
        except KeyError:
            raise UnknownRule(rule_id) from None

    def value_of(self, rule_id: str, *, on_date: date) -> RuleValue:
        """The settled value in force on a day.

        Raises UnknownRule for an unknown id, ValueUnknown when the value was never found, and NoRuleInForce
        before the first entry and after the end of a rule.
        """
        current = self.entry_on(rule_id, on_date=on_date)
        if current is not None and current.state is State.SETTLED:
            return current
        before, after = self._neighbours(rule_id, on_date)
        if current is not None and current.state is State.UNKNOWN:
            raise ValueUnknown(current, on_date, before, after)
        raise NoRuleInForce(rule_id, on_date, before, after)

    def in_force(self, rule_id: str, *, on_date: date) -> bool:
        """Whether the rule exists and has a settled value on a day; for rules that the law has begun or ended."""
        current = self.entry_on(rule_id, on_date=on_date) if rule_id in self._rules else None
        return current is not None and current.state is State.SETTLED

    def entry_on(self, rule_id: str, *, on_date: date) -> RuleValue | None:
        """The entry that speaks for a day, whatever it says (value, end or unknown); None before the first."""
        series = self._series.get(rule_id)
        if series is None:
            raise UnknownRule(rule_id)
        found: RuleValue | None = None
        for entry in series:
            if entry.starts > on_date:
                break
            found = entry
        return found

    def history(self, rule_id: str) -> tuple[RuleValue, ...]:
        """Every entry of a rule in date order: settled, ended, unknown, and last those only expected."""
        rule = self.rule(rule_id)
        expected = [
            _value(rule, index, None) for index, entry in enumerate(rule.entries) if entry.state is State.EXPECTED
        ]
        return self._series[rule_id] + tuple(expected)

    def valid_on(self, day: date) -> tuple[RuleValue, ...]:
        """Every rule with a settled value on a day, in order of id; nothing that had not begun or had ended."""
        found = (self.entry_on(rule.id, on_date=day) for rule in self)
        return tuple(entry for entry in found if entry is not None and entry.state is State.SETTLED)

    def with_entry(self, rule_id: str, entry: Entry) -> Rulebook:
        """A new rulebook where a rule has one more entry, or another on the same day: a municipality's own rate.

        Raises UnknownRule for an unknown id. The version changes, so that answers tell which rulebook they used.
        """
        rule = self.rule(rule_id)
        others = tuple(known for known in rule.entries if known.starts != entry.starts)
        entries = tuple(sorted((*others, entry), key=lambda known: known.starts))
        return self.with_rules([replace(rule, entries=entries)])

    def with_rules(self, rules: Iterable[Rule]) -> Rulebook:
        """A new rulebook where the given rules replace those of the same id or are added."""
        merged = dict(self._rules)
        merged.update({rule.id: rule for rule in rules})
        return Rulebook(merged.values())

    def _neighbours(self, rule_id: str, on_date: date) -> tuple[RuleValue | None, RuleValue | None]:
        settled = [entry for entry in self._series[rule_id] if entry.state is State.SETTLED]
        before = [entry for entry in settled if entry.starts <= on_date]
        after = [entry for entry in settled if entry.starts > on_date]
        return (before[-1] if before else None), (after[0] if after else None)


def _series(rule: Rule) -> tuple[RuleValue, ...]:
    """The entries that count, each with its last day: the day before the next entry that counts."""
    counting = [index for index, entry in enumerate(rule.entries) if entry.state is not State.EXPECTED]
    following = [*counting[1:], None]
    return tuple(_value(rule, index, after) for index, after in zip(counting, following, strict=True))


def _value(rule: Rule, index: int, following: int | None) -> RuleValue:
    entry = rule.entries[index]
    ends = rule.entries[following].starts - timedelta(days=1) if following is not None else None
    return RuleValue(
        rule_id=rule.id,
        title=rule.title,
        value=entry.value,
        unit=rule.unit,
        starts=entry.starts,
        ends=ends,
        source=entry.source,
        grade=entry.grade,
        checked_on=rule.check.on,
        checked_by=rule.check.by,
        state=entry.state,
        note=entry.note,
        version=rule.version,
    )
