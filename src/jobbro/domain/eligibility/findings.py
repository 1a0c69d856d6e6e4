"""The answer of one rule: its verdict, the value in force with its source, the arithmetic, and what would turn it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from jobbro.domain.rules import NoRuleInForce, RuleValue


class Verdict(StrEnum):
    """What a rule answers. CANNOT_TELL names the missing fact; it is never a guess."""

    MET = "met"
    BROKEN = "broken"
    CANNOT_TELL = "cannot_tell"


class Overall(StrEnum):
    """The answer for the whole plan."""

    ALLOWED = "allowed"
    NOT_ALLOWED = "not_allowed"
    INCOMPLETE = "incomplete"
    CANNOT_TELL = "cannot_tell"


class Weight(StrEnum):
    """Whether a broken rule forbids the plan, or says that something must be written before it can start."""

    SUBSTANCE = "substance"
    FORM = "form"


class Topic(StrEnum):
    """The question that a finding belongs to."""

    GROUP = "group"
    NEED = "need"
    LENGTH = "length"
    PLACE = "place"
    HOURS = "hours"
    WORKING_TIME = "working_time"
    PURPOSE = "purpose"
    DIRECTION = "direction"
    USE = "use"
    RATIO = "ratio"
    STATEMENTS = "statements"
    HYBRID = "hybrid"
    HYBRID_PAPERS = "hybrid_papers"
    PRIOR_BENEFIT = "prior_benefit"
    EMPLOYER = "employer"
    WAGE = "wage"


Term = Decimal | int | date | str | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of facts that turns the answer to MET; `kind` has its Danish sentence in content/texts."""

    kind: str
    facts: tuple[tuple[str, Any], ...]
    terms: tuple[tuple[str, Term], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule answers for one plan; `code` and `case` have their Danish words in content/texts."""

    code: str
    case: str
    topic: Topic
    verdict: Verdict
    weight: Weight
    rules: tuple[RuleValue, ...] = ()
    terms: tuple[tuple[str, Term], ...] = ()
    missing: tuple[str, ...] = ()
    last_legal_day: date | None = None
    changes: tuple[Change, ...] = ()
    no_rule: NoRuleInForce | None = None

    @property
    def rule(self) -> RuleValue | None:
        """The value that decided; None when no value is in force."""
        return self.rules[0] if self.rules else None

    @property
    def change(self) -> Change | None:
        """The smallest change that turns the answer; None when nothing in the plan itself would."""
        return self.changes[0] if self.changes else None

    def term(self, name: str) -> Term:
        """One figure of the arithmetic; KeyError if the finding does not carry it."""
        return dict(self.terms)[name]


def overall(findings: Iterable[Finding]) -> Overall:
    """The answer for the whole: a broken rule weighs most, then a missing formality, then a missing fact."""
    seen = {(finding.verdict, finding.weight) for finding in findings}
    verdicts = {verdict for verdict, _ in seen}
    if (Verdict.BROKEN, Weight.SUBSTANCE) in seen:
        return Overall.NOT_ALLOWED
    if Verdict.BROKEN in verdicts:
        return Overall.INCOMPLETE
    return Overall.CANNOT_TELL if Verdict.CANNOT_TELL in verdicts else Overall.ALLOWED


def by_topic(findings: Iterable[Finding]) -> dict[Topic, Overall]:
    """The answer for each question that was asked."""
    grouped: dict[Topic, list[Finding]] = {}
    for finding in findings:
        grouped.setdefault(finding.topic, []).append(finding)
    return {topic: overall(group) for topic, group in grouped.items()}


def missing_facts(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The facts that would have to be known, each once, in the order they are asked for."""
    return tuple(dict.fromkeys(fact for finding in findings for fact in finding.missing))
