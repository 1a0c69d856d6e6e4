"""A calculation in Danish words, each line with the rule it stands on."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from jobbro.domain.economics import Calculation, HoursAnswer, HoursLine, Line, Span
from jobbro.domain.rules import Grade, NoRuleInForce
from jobbro.library import Texts, danish
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
        lines=tuple(said_line(name, line, texts) for line in found.lines),
        result=amount(found.result.amount, found.result.unit, texts) if found.result else "",
        result_title=texts.say(f"calc.{name}.result"),
        warnings=tuple(texts.say(f"calc.{name}.{code}") for code in found.warnings),
        unknown=said_unknown(found.unknown, titles, texts),
    )


@dataclass(frozen=True, slots=True)
class SaidHours:
    """A row of the table: each money cell is «fra 1.200 til 1.330 kr.», or empty when it is not known."""

    hours: Decimal
    wage: str
    benefit: str
    change: str


@dataclass(frozen=True, slots=True)
class SaidPaidHours:
    """What the page on paid hours shows."""

    rows: tuple[SaidHours, ...]
    notes: tuple[str, ...]
    lines: tuple[SaidLine, ...]
    unknown: tuple[UnknownRate, ...]
    is_known: bool


def said_hours(found: HoursAnswer, titles: dict[str, str], texts: Texts) -> SaidPaidHours:
    """Put words on the change in a month's income; kroner are rounded outwards, so that a range never promises."""
    return SaidPaidHours(
        rows=tuple(_row(line, texts) for line in found.lines),
        notes=tuple(texts.say(f"calc.paid_hours.note.{note}") for note in found.notes),
        lines=tuple(said_line("paid_hours", step, texts) for step in found.steps),
        unknown=said_unknown(found.unknown, titles, texts),
        is_known=any(line.change is not None for line in found.lines),
    )


def _row(line: HoursLine, texts: Texts) -> SaidHours:
    return SaidHours(line.weekly_hours, _span(line.wage, texts), _span(line.benefit, texts), _span(line.change, texts))


def _span(span: Span | None, texts: Texts) -> str:
    if span is None:
        return ""
    low, high = (with_sign(danish.number(kroner, most=0)) for kroner in outwards(span))
    if low == high:
        return texts.say("calc.paid_hours.one", amount=low)
    return texts.say("calc.paid_hours.span", low=low, high=high)


def outwards(span: Span) -> tuple[Decimal, Decimal]:
    """The ends in whole kroner, rounded away from each other, so that a range never promises."""
    return span.low.to_integral_value(ROUND_FLOOR), span.high.to_integral_value(ROUND_CEILING)


def with_sign(words: str) -> str:
    """A number with a minus that is drawn as wide as a digit, and that screen readers say."""
    return words.replace("-", "\N{MINUS SIGN}")


def said_unknown(found: tuple[NoRuleInForce, ...], titles: dict[str, str], texts: Texts) -> tuple[UnknownRate, ...]:
    """The rates that lack, each with the words on what is missing."""
    return tuple(
        UnknownRate(nothing.rule_id, titles[nothing.rule_id], say_no_rule(nothing, texts)) for nothing in found
    )


def said_line(name: str, line: Line, texts: Texts) -> SaidLine:
    """One step as a sentence, with the rule that it stands on."""
    blanks = {term: amount(value, unit, texts) for term, value, unit in line.terms}
    rule = line.rule
    none = f"calc.{name}.{line.code}.none"
    code = none if not line.amount and none in texts else f"calc.{name}.{line.code}"
    return SaidLine(
        sentence=texts.say(code, amount=amount(line.amount, line.unit, texts), **blanks),
        rule_id=rule.rule_id if rule else "",
        rule_title=rule.title if rule else "",
        source=source_line(rule, texts) if rule else "",
        is_own_rate=rule is not None and is_local(rule),
        is_uncertain=rule is not None and rule.grade in (Grade.C, Grade.D) and not is_local(rule),
    )
