"""The rule sets that lie ready: what each would bring, what is unknown in it, and who has signed it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jobbro import library
from jobbro.accounts.models import RuleSetSignOff
from jobbro.domain.rules import Rule, Rulebook, RuleValue, State
from jobbro.library import Texts
from jobbro.library.value_words import say_value
from jobbro.reference.queries.listing import instrument_title


@dataclass(frozen=True, slots=True)
class SetLine:
    """What a rule says on the first day that the set speaks for it, and what it said without the set."""

    rule: Rule
    starts: date
    before: str
    after: str
    is_unknown: bool
    note: str
    entry: RuleValue


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A set that lies ready. `standing` is the signature that has not been withdrawn; it counts when not outdated."""

    id: str
    title: str
    version: str
    lines: tuple[SetLine, ...]
    sign_offs: tuple[RuleSetSignOff, ...]

    @property
    def unknown(self) -> tuple[SetLine, ...]:
        """The lines that say that something is missing: answers that stay unknown after a signature."""
        return tuple(line for line in self.lines if line.is_unknown)

    @property
    def standing(self) -> RuleSetSignOff | None:
        """The signature that has not been withdrawn."""
        return next((row for row in self.sign_offs if row.withdrawn_at is None), None)

    @property
    def counts(self) -> bool:
        """Whether the set is switched on: signed in the wording that lies here now."""
        return self.standing is not None and self.standing.set_version == self.version

    @property
    def first_day(self) -> date:
        """The first day that the set speaks for."""
        return min(line.starts for line in self.lines)


def rule_sets() -> tuple[RuleSet, ...]:
    """Every set that lies ready, in order of id; one question."""
    sets, versions = library.rule_sets(), library.rule_set_versions()
    signed: dict[str, list[RuleSetSignOff]] = {set_id: [] for set_id in sets}
    for row in RuleSetSignOff.objects.select_related("signed_by", "withdrawn_by"):
        signed.setdefault(row.set_id, []).append(row)
    counting = {
        set_id
        for set_id, rows in signed.items()
        if any(row.withdrawn_at is None and row.set_version == versions.get(set_id) for row in rows)
    }
    return tuple(
        _rule_set(set_id, rules, versions[set_id], signed[set_id], counting - {set_id})
        for set_id, rules in sets.items()
    )


def rule_set(set_id: str) -> RuleSet | None:
    """One set; None for a strange id."""
    return next((found for found in rule_sets() if found.id == set_id), None)


def _rule_set(
    set_id: str, rules: tuple[Rule, ...], version: str, rows: Iterable[RuleSetSignOff], others: set[str]
) -> RuleSet:
    texts, without = library.texts(), library.rulebook(signed_off=sorted(others))
    with_set = library.rulebook(signed_off=sorted(others | {set_id}))
    lines = [line for rule in rules for line in _lines(rule, without, with_set, texts)]
    title = instrument_title(rules[0].instrument, texts)
    return RuleSet(set_id, title, version, tuple(sorted(lines, key=lambda line: line.starts)), tuple(rows))


def _lines(rule: Rule, without: Rulebook, with_set: Rulebook, texts: Texts) -> Iterable[SetLine]:
    for entry in with_set.history(rule.id):
        if entry.starts < rule.entries[0].starts:
            continue
        known = without.entry_on(rule.id, on_date=entry.starts) if rule.id in without else None
        before = say_value(known, texts) if known is not None else ""
        yield SetLine(
            rule, entry.starts, before, say_value(entry, texts), entry.state is State.UNKNOWN, entry.note, entry
        )
