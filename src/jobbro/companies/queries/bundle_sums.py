"""The sums behind a bundle: each with its formula, and each that cannot be made with what is lacking."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from jobbro.companies.models import WorkTask
from jobbro.domain.economics import MovedHours, MovedPay, Span, moved_pay
from jobbro.domain.fit import Bundle, Hands, Piece
from jobbro.library import Texts
from jobbro.ui.wording import hours, kroner, number


@dataclass(frozen=True, slots=True)
class Figures:
    """What is told on the page beside the tasks: weeks of a year, pay an hour in kroner, hours of help a week."""

    weeks: Span | None = None
    skilled: Span | None = None
    helper: Span | None = None
    help_hours: Span | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure with its label and the sum behind it."""

    label: str
    amount: str
    formula: str


def bundle_sums(
    found: Bundle, rows: Mapping[str, WorkTask], figures: Figures, words: Texts
) -> tuple[tuple[Sum, ...], tuple[str, ...]]:
    """Return the sums of a bundle, and what is unknown; `rows` are its tasks by key."""
    moved = [MovedHours(piece.hours, pay_today(piece, rows[piece.task.key], figures)) for piece in found.pieces]
    helping = _span_of(each.pay_today for each, piece in zip(moved, found.pieces, strict=True) if _is_skilled(piece))
    helping = figures.skilled or helping
    pay = moved_pay(moved, helper=figures.helper, help_hours=figures.help_hours, helping_pay=helping)
    sums = (*_hour_sums(found, figures, words), *_pay_sums(pay, moved, figures, helping, words))
    return sums, tuple(_lacking(found, pay, figures, words))


def estimate_start(found: Bundle, rows: Mapping[str, WorkTask], figures: Figures) -> tuple[tuple[str, str], ...]:
    """Return what the estimates of freed time and of social return can begin with, by the names of a card's facts."""
    told = _span_of(pay_today(piece, rows[piece.task.key], figures) for piece in found.pieces if _is_skilled(piece))
    begun = {"opgavetimer": number(found.hours_from(Hands.SKILLED)), "jobtimer": number(found.hours)}
    for name, span in (
        ("uger", figures.weeks),
        ("faglaertloen", told),
        ("hjaelperloen", figures.helper),
        ("opsynstimer", figures.help_hours),
    ):
        if span is not None:
            begun |= {name: number(span.low)} | ({} if span.is_point else {f"{name}_til": number(span.high)})
    return tuple(begun.items())


def pay_today(piece: Piece, row: WorkTask, figures: Figures) -> Span | None:
    """Return what an hour of the task costs today: as told of it, as told of the skilled, or nothing when undone."""
    if row.doer_hourly_pay is not None and piece.task.hands != Hands.BOUGHT:
        return Span.of(row.doer_hourly_pay)
    if piece.task.hands == Hands.NOBODY:
        return Span.of(0)
    return figures.skilled if _is_skilled(piece) else None


def said_span(span: Span) -> str:
    """«480 kr.», or «fra 480 kr. til 780 kr.»."""
    return _ends(span, kroner)


def joined(parts: Iterable[str]) -> str:
    """«a, b og c»."""
    *first, last = list(parts) or [""]
    return f"{', '.join(first)} og {last}" if first else last


def _is_skilled(piece: Piece) -> bool:
    return piece.task.hands == Hands.SKILLED


def _span_of(spans: Iterable[Span | None]) -> Span | None:
    known = [span for span in spans if span is not None]
    return Span(min(span.low for span in known), max(span.high for span in known)) if known else None


def _hour_sums(found: Bundle, figures: Figures, words: Texts) -> Iterator[Sum]:
    yield Sum(words.say("bundle.sum.hours"), hours(found.hours), _plus(piece.hours for piece in found.pieces))
    freed = found.hours_from(Hands.SKILLED)
    if not freed:
        return
    yield Sum(words.say("bundle.sum.freed"), hours(freed), _plus(p.hours for p in found.pieces if _is_skilled(p)))
    kept = Span.of(freed)
    if figures.help_hours is not None:
        kept = Span(freed - figures.help_hours.high, freed - figures.help_hours.low)
        formula = f"{number(freed)} − {_ends(figures.help_hours, number)}"
        yield Sum(words.say("bundle.sum.kept"), _ends(kept, hours), formula)
    if figures.weeks is not None:
        corners = [a * b for a in (kept.low, kept.high) for b in (figures.weeks.low, figures.weeks.high)]
        formula = f"{_ends(kept, hours)} × {_ends(figures.weeks, number)} uger"
        yield Sum(words.say("bundle.sum.year"), _ends(Span.of(*corners), hours), formula)


def _pay_sums(
    pay: MovedPay, moved: Iterable[MovedHours], figures: Figures, helping: Span | None, words: Texts
) -> Iterator[Sum]:
    parts = " + ".join(f"{number(each.hours)} × {_ends(each.pay_today, number)}" for each in moved if each.pay_today)
    help_formula = ""
    if figures.help_hours is not None and helping is not None:
        help_formula = f"{_ends(figures.help_hours, hours)} × {said_span(helping)}"
    new_formula = f"{hours(pay.known_hours)} × {said_span(figures.helper)}" if figures.helper else ""
    for code, span, formula in (
        ("today", pay.today, parts),
        ("new", pay.new, new_formula),
        ("difference", pay.difference, _minus(pay.today, pay.new)),
        ("supervision", pay.supervision, help_formula),
        ("net", pay.net, _minus(pay.difference, pay.supervision)),
    ):
        if span is not None:
            yield Sum(words.say(f"bundle.sum.{code}"), said_span(span), formula)


def _lacking(found: Bundle, pay: MovedPay, figures: Figures, words: Texts) -> Iterator[str]:
    if found.hours_from(Hands.SKILLED) and figures.weeks is None:
        yield words.say("bundle.lack.weeks")
    if figures.help_hours is None:
        yield words.say("bundle.lack.help")
    elif pay.supervision is None:
        yield words.say("bundle.lack.helping")
    if figures.helper is None:
        yield words.say("bundle.lack.helper")
    if pay.unknown_hours:
        yield words.say("bundle.lack.pay", hours=hours(pay.unknown_hours))


def _plus(amounts: Iterable[Decimal]) -> str:
    return " + ".join(number(amount) for amount in amounts)


def _minus(whole: Span | None, part: Span | None) -> str:
    return f"({said_span(whole)}) − ({said_span(part)})" if whole and part else ""


def _ends(span: Span, write: Callable[[Decimal], str]) -> str:
    return write(span.low) if span.is_point else f"fra {write(span.low)} til {write(span.high)}"
