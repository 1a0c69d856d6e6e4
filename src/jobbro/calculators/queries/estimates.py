"""An estimate in Danish words: each figure with its sum, each assumption with its source or the word «jeres eget»."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from jobbro.calculators.queries.rates import UnknownRate, outwards, said_unknown, with_sign
from jobbro.domain.economics import Assumption, Estimate, Part, Span
from jobbro.domain.rules import Grade, RuleValue, Unit
from jobbro.library import Texts, danish
from jobbro.library.rule_words import source_line
from jobbro.library.value_words import amount, is_local

# The figures that answer the question; the others lead to them.
_ANSWERS = frozenset(
    {
        *("weeks", "shares", "failed"),
        *("freed_week", "units_week", "units_year", "net"),
        *("net_without", "even", "even_at_best"),
        *("gain", "state", "municipality"),
    }
)
_THOUSAND = Decimal(1000)
_ONE = Decimal(1)
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class SaidPart:
    """A figure with its label and the sum behind it."""

    label: str
    amount: str
    formula: str
    is_answer: bool


@dataclass(frozen=True, slots=True)
class SaidSource:
    """The rule behind an assumption, and where it was read."""

    rule_id: str
    title: str
    source: str
    is_own_rate: bool
    is_uncertain: bool


@dataclass(frozen=True, slots=True)
class SaidAssumption:
    """What was assumed; no sources when it is the reader's own figure."""

    label: str
    amount: str
    sources: tuple[SaidSource, ...]


@dataclass(frozen=True, slots=True)
class SaidEstimate:
    """Everything that the page and the paper show; no parts when a rate that is needed is unknown."""

    title: str
    company: str
    day: date | None
    parts: tuple[SaidPart, ...]
    assumptions: tuple[SaidAssumption, ...]
    notes: tuple[str, ...]
    unknown: tuple[UnknownRate, ...]
    left_out: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Which estimate it is, whose paper, of which day, and what the company counts in."""

    name: str
    company: str = ""
    day: date | None = None
    things: str = ""


def said_estimate(frame: Frame, found: Estimate, titles: dict[str, str], texts: Texts) -> SaidEstimate:
    """Put words on an estimate; `titles` names the rules by id."""
    code = f"calc.{frame.name}"
    return SaidEstimate(
        title=texts.say(f"{code}.title"),
        company=frame.company,
        day=frame.day,
        parts=tuple(_part(frame, part, texts) for part in found.parts),
        assumptions=tuple(_assumption(code, one, texts) for one in found.assumptions),
        notes=tuple(texts.say(f"{code}.note.{note}") for note in found.notes),
        unknown=said_unknown(found.unknown, titles, texts),
        left_out=texts.say(f"{code}.left_out"),
    )


def say_span(span: Span, unit: Unit | None, texts: Texts) -> str:
    """«107.692 til 123.077 kroner»; kroner outwards to whole ones, rates and hours with the decimals they have."""
    low, high = _whole_kroner(span) if unit is Unit.KRONER else (span.low, span.high)
    last = with_sign(_say(high, unit, texts))
    if low == high:
        return last
    first = low * 100 if unit is Unit.SHARE else low
    return texts.say("estimate.span", low=with_sign(danish.number(first, most=4)), high=last)


def _whole_kroner(span: Span) -> tuple[Decimal, Decimal]:
    """A single amount to the nearest krone, a range outwards."""
    if span.is_point:
        return (span.low.quantize(_ONE, ROUND_HALF_UP),) * 2
    return outwards(span)


def _say(figure: Decimal, unit: Unit | None, texts: Texts) -> str:
    return danish.number(figure) if unit is None else amount(_short(figure, unit), unit, texts)


def _short(figure: Decimal, unit: Unit) -> Decimal:
    """Hours are shown with two decimals; a share keeps what it has."""
    return figure if unit is Unit.SHARE else figure.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _part(frame: Frame, part: Part, texts: Texts) -> SaidPart:
    code = f"calc.{frame.name}.{part.code}"
    blanks = {name: say_span(span, unit, texts) for name, span, unit in part.terms}
    blanks |= {"things": frame.things}
    if f"{code}.sum" in texts:
        blanks |= {"round": _rounded(part.span, _THOUSAND, texts), "whole": _rounded(part.span, _ONE, texts)}
    return SaidPart(
        label=texts.say(code, **blanks),
        amount=_amount(frame, part, texts),
        formula=texts.say(f"{code}.sum", **blanks) if f"{code}.sum" in texts else "",
        is_answer=part.code in _ANSWERS,
    )


def _amount(frame: Frame, part: Part, texts: Texts) -> str:
    """The figure in words; some figures have words of their own around them."""
    counts_things = part.unit is None and frame.things
    said = say_span(_tenths(part.span) if counts_things else part.span, part.unit, texts)
    around = f"calc.{frame.name}.{part.code}.amount"
    return texts.say(around, amount=said) if around in texts else said


def _tenths(span: Span) -> Span:
    return Span(*(end.quantize(_TENTH, ROUND_HALF_UP) for end in (span.low, span.high)))


def _rounded(span: Span, step: Decimal, texts: Texts) -> str:
    """Both ends to the nearest whole step."""
    ends = [(end / step).quantize(_ONE, ROUND_HALF_UP) * step for end in (span.low, span.high)]
    return say_span(Span.of(*ends), None, texts)


def _assumption(code: str, one: Assumption, texts: Texts) -> SaidAssumption:
    return SaidAssumption(
        label=texts.say(f"{code}.assume.{one.code}"),
        amount=say_span(one.span, one.unit, texts),
        sources=tuple(_source(rule, texts) for rule in one.rules),
    )


def _source(rule: RuleValue, texts: Texts) -> SaidSource:
    own = is_local(rule)
    return SaidSource(
        rule.rule_id, rule.title, source_line(rule, texts), own, not own and rule.grade in (Grade.C, Grade.D)
    )
