"""A calculation in Danish words, each line with the rule it stands on."""

from dataclasses import dataclass

from jobbro.domain.economics import Calculation, Line
from jobbro.domain.rules import Grade
from jobbro.library import Texts
from jobbro.library.rule_words import say_no_rule, source_line
from jobbro.library.value_words import amount, is_local


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One step as a sentence; the rule's id leads to its card."""

    sentence: str
    rule_id: str
    rule_title: str
    source: str
    is_own_rate: bool
    is_uncertain: bool


@dataclass(frozen=True, slots=True)
class UnknownRate:
    """A rate that the calculation lacks, and the words on what is missing."""

    rule_id: str
    title: str
    missing: str


@dataclass(frozen=True, slots=True)
class SaidCalculation:
    """Everything that the page shows; `result` is empty when a rate is unknown."""

    lines: tuple[SaidLine, ...]
    result: str
    result_title: str
    warnings: tuple[str, ...]
    unknown: tuple[UnknownRate, ...]


def said(name: str, found: Calculation, titles: dict[str, str], texts: Texts) -> SaidCalculation:
    """Put words on a calculation; `titles` names the rules by id."""
    return SaidCalculation(
        lines=tuple(_line(name, line, texts) for line in found.lines),
        result=amount(found.result.amount, found.result.unit, texts) if found.result else "",
        result_title=texts.say(f"calc.{name}.result"),
        warnings=tuple(texts.say(f"calc.{name}.{code}") for code in found.warnings),
        unknown=tuple(
            UnknownRate(nothing.rule_id, titles[nothing.rule_id], say_no_rule(nothing, texts))
            for nothing in found.unknown
        ),
    )


def _line(name: str, line: Line, texts: Texts) -> SaidLine:
    blanks = {term: amount(value, unit, texts) for term, value, unit in line.terms}
    rule = line.rule
    return SaidLine(
        sentence=texts.say(f"calc.{name}.{line.code}", amount=amount(line.amount, line.unit, texts), **blanks),
        rule_id=rule.rule_id if rule else "",
        rule_title=rule.title if rule else "",
        source=source_line(rule, texts) if rule else "",
        is_own_rate=rule is not None and is_local(rule),
        is_uncertain=rule is not None and rule.grade in (Grade.C, Grade.D) and not is_local(rule),
    )
