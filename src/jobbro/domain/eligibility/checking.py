"""How one rule is judged: looked up on the first day, answered, and each proposed change tried before it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from jobbro.domain.eligibility.facts import PlannedPlacement
from jobbro.domain.eligibility.findings import Change, Finding, Term, Topic, Verdict, Weight
from jobbro.domain.eligibility.truth import Truth
from jobbro.domain.rules import NoRuleInForce, Rulebook, RuleValue, State


@dataclass(frozen=True, slots=True)
class DatedRules:
    """The rulebook as it reads on one day."""

    rulebook: Rulebook
    on_date: date

    def value(self, rule_id: str) -> RuleValue:
        """The value in force; NoRuleInForce where there is none."""
        return self.rulebook.value_of(rule_id, on_date=self.on_date)

    def in_force(self, rule_id: str) -> bool:
        """Whether the rule has begun and not ended."""
        return self.rulebook.in_force(rule_id, on_date=self.on_date)

    def entry(self, rule_id: str) -> RuleValue:
        """What the book says, be it a value, an end or that it is unknown; NoRuleInForce before it says anything."""
        return self.rulebook.entry_on(rule_id, on_date=self.on_date) or self.value(rule_id)

    def has_ended(self, rule_id: str) -> bool:
        """Whether the law has taken the rule away."""
        entry = self.rulebook.entry_on(rule_id, on_date=self.on_date)
        return entry is not None and entry.state is State.ENDED


@dataclass(frozen=True, slots=True)
class ListeningRules(DatedRules):
    """The rulebook of a day that notes which rules were looked up."""

    asked: set[str] = field(default_factory=set)

    def value(self, rule_id: str) -> RuleValue:
        """The value in force, noted."""
        self.asked.add(rule_id)
        return self.rulebook.value_of(rule_id, on_date=self.on_date)

    def in_force(self, rule_id: str) -> bool:
        """Whether the rule has begun and not ended, noted."""
        self.asked.add(rule_id)
        return self.rulebook.in_force(rule_id, on_date=self.on_date)

    def has_ended(self, rule_id: str) -> bool:
        """Whether the law has taken the rule away, noted."""
        self.asked.add(rule_id)
        return DatedRules(self.rulebook, self.on_date).has_ended(rule_id)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check answers before its changes are tried. `case` chooses the Danish sentence."""

    verdict: Verdict
    case: str
    rules: tuple[RuleValue, ...]
    terms: tuple[tuple[str, Term], ...] = ()
    missing: tuple[str, ...] = ()
    last_legal_day: date | None = None
    candidates: Iterable[Change] = ()


def terms_of(**terms: Term) -> dict[str, Term]:
    """Figures for the arithmetic, by name."""
    return terms


_NO_TERMS: Mapping[str, Term] = {}


def met(
    case: str, *rules: RuleValue, terms: Mapping[str, Term] = _NO_TERMS, last_legal_day: date | None = None
) -> Outcome:
    """The rule is met."""
    return Outcome(Verdict.MET, case, rules, tuple(terms.items()), last_legal_day=last_legal_day)


def broken(
    case: str,
    *rules: RuleValue,
    candidates: Iterable[Change] = (),
    terms: Mapping[str, Term] = _NO_TERMS,
    last_legal_day: date | None = None,
) -> Outcome:
    """The rule is broken; the candidates stand with the smallest change first."""
    return Outcome(
        Verdict.BROKEN,
        case,
        rules,
        tuple(terms.items()),
        last_legal_day=last_legal_day,
        candidates=candidates,
    )


def unknown(
    missing: Iterable[str],
    *rules: RuleValue,
    terms: Mapping[str, Term] = _NO_TERMS,
    last_legal_day: date | None = None,
) -> Outcome:
    """It depends on facts that are missing."""
    names = tuple(dict.fromkeys(missing))
    return Outcome(Verdict.CANNOT_TELL, "unknown", rules, tuple(terms.items()), names, last_legal_day=last_legal_day)


def from_truth(
    truth: Truth,
    *rules: RuleValue,
    candidates: Iterable[Change] = (),
    terms: Mapping[str, Term] = _NO_TERMS,
) -> Outcome:
    """Met when it holds, broken when it does not, otherwise unknown."""
    if truth.answer is None:
        return unknown(truth.missing, *rules, terms=terms)
    if truth.answer:
        return met("met", *rules, terms=terms)
    return broken("broken", *rules, candidates=candidates, terms=terms)


def set_fact(kind: str, path: str, value: object, **terms: Term) -> Change:
    """A change of a single fact."""
    return Change(kind, ((path, value),), tuple(terms.items()))


Judge = Callable[[PlannedPlacement, DatedRules], Outcome | None]


@dataclass(frozen=True, slots=True)
class Check:
    """One rule of law as a question to a plan; the judge answers None when the rule does not concern the plan."""

    code: str
    topic: Topic
    weight: Weight
    judge: Judge

    def run(self, planned: PlannedPlacement, rulebook: Rulebook, rules_of: date | None = None) -> Finding | None:
        """The finding, with only those changes that really turn it to met; by the rules of the first day, or of
        another day that is asked about."""
        outcome = self._judged(planned, rulebook, rules_of)
        if outcome is None:
            return None
        if isinstance(outcome, NoRuleInForce):
            return Finding(self.code, "no_rule", self.topic, Verdict.CANNOT_TELL, self.weight, no_rule=outcome)
        return Finding(
            code=self.code,
            case=outcome.case,
            topic=self.topic,
            verdict=outcome.verdict,
            weight=self.weight,
            rules=outcome.rules,
            terms=outcome.terms,
            missing=outcome.missing,
            last_legal_day=outcome.last_legal_day,
            changes=tuple(c for c in outcome.candidates if self.turns(planned, c, rulebook, rules_of)),
        )

    def verdict(self, planned: PlannedPlacement, rulebook: Rulebook, rules_of: date) -> Verdict | None:
        """The bare answer, without the changes that would turn it; None when the rule does not concern the plan."""
        return self._verdict(planned, DatedRules(rulebook, rules_of))

    def verdict_and_rules(
        self, planned: PlannedPlacement, rulebook: Rulebook, rules_of: date
    ) -> tuple[Verdict | None, set[str]]:
        """The bare answer and the rules that were looked up for it."""
        listening = ListeningRules(rulebook, rules_of)
        return self._verdict(planned, listening), listening.asked

    def _verdict(self, planned: PlannedPlacement, rules: DatedRules) -> Verdict | None:
        try:
            outcome = self.judge(planned, rules)
        except NoRuleInForce:
            return Verdict.CANNOT_TELL
        return outcome.verdict if outcome else None

    def turns(
        self, planned: PlannedPlacement, change: Change, rulebook: Rulebook, rules_of: date | None = None
    ) -> bool:
        """Whether the plan with this change is met, judged anew."""
        outcome = self._judged(planned.with_facts(dict(change.facts)), rulebook, rules_of)
        return outcome is None or (isinstance(outcome, Outcome) and outcome.verdict is Verdict.MET)

    def _judged(
        self, planned: PlannedPlacement, rulebook: Rulebook, rules_of: date | None
    ) -> Outcome | NoRuleInForce | None:
        try:
            return self.judge(planned, DatedRules(rulebook, rules_of or planned.starts))
        except NoRuleInForce as nothing:
            return nothing
