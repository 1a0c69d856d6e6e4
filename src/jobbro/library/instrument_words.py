"""Says the card of an instrument as it reads on a day: its standing, and each point with the values of that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from jobbro.domain.rules import Grade, Rulebook, RuleValue, State
from jobbro.library.instrument_files import InstrumentFile, InstrumentState, Point, StatusLine
from jobbro.library.instrument_texts import blanks_in, filled
from jobbro.library.term_files import TermGone, Terms
from jobbro.library.text_files import Texts
from jobbro.library.value_words import say_value


@dataclass(frozen=True, slots=True)
class StandingOn:
    """How an instrument stands on a day. `since` is the first day of it, `until` the last, where they are known."""

    standing: InstrumentState
    since: date | None
    until: date | None
    note: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it can be used that day."""
        return self.standing is InstrumentState.OPEN


@dataclass(frozen=True, slots=True)
class SaidPoint:
    """A point in words; `rule_ids` are the rules whose values are in it, `has_ended` that one of them has."""

    text: str
    is_unknown: bool
    rule_ids: tuple[str, ...]
    has_ended: bool = False


def standing_on(card: InstrumentFile, book: Rulebook, *, day: date) -> StandingOn:
    """Whether an instrument is open on a day, by its rule or by the days in its file."""
    if card.status_rule:
        return _by_rule(card, book.history(card.status_rule), day)
    begun = [line for line in card.status if line.starts <= day]
    later = [line for line in card.status if line.starts > day]
    until = later[0].starts - timedelta(days=1) if later else None
    if not begun:
        return _before(card, card.status[0].starts)
    line: StatusLine = begun[-1]
    return StandingOn(line.standing, line.starts, until, line.note)


def _by_rule(card: InstrumentFile, history: tuple[RuleValue, ...], day: date) -> StandingOn:
    known = [entry for entry in history if entry.state is not State.EXPECTED]
    now = next((entry for entry in reversed(known) if entry.starts <= day), None)
    if now is None:
        return _before(card, known[0].starts)
    match now.state:
        case State.SETTLED if now.value is not False:
            standing = InstrumentState.OPEN
        case State.ENDED | State.SETTLED if now.grade is not Grade.D:
            standing = InstrumentState.CLOSED
        case _:
            standing = InstrumentState.NOT_CONFIRMED
    return StandingOn(standing, now.starts, now.ends, now.note)


def _before(card: InstrumentFile, first: date) -> StandingOn:
    return StandingOn(InstrumentState.NOT_BEGUN if card.begins else InstrumentState.NOT_READ, first, None)


def say_point(point: Point, book: Rulebook, terms: Terms, texts: Texts, *, day: date) -> SaidPoint:
    """A point with the values and the words of a day; a value that is missing that day is said, never left blank."""
    if point.unknown:
        return SaidPoint(_filled(point.unknown, book, terms, texts, day), True, ())
    used = tuple(name for name in blanks_in(point.text) if name in book)
    entries = {name: book.entry_on(name, on_date=day) for name in used}
    if any(entry is None for entry in entries.values()):
        unread = [book.rule(name).title for name, entry in entries.items() if entry is None]
        return SaidPoint(" ".join(texts.say("card.not_read", title=title) for title in unread), True, used)
    gone = [name for name, entry in entries.items() if entry is not None and entry.state is State.ENDED]
    if gone:
        said = [point.ended] if point.ended else [texts.say("card.ended", title=book.rule(name).title) for name in gone]
        return SaidPoint(_filled(" ".join(said), book, terms, texts, day), False, used, has_ended=True)
    missing = [entry for entry in entries.values() if entry is not None and entry.state is not State.SETTLED]
    if missing:
        return SaidPoint(" ".join(_missing(entry, texts) for entry in missing), True, used)
    return SaidPoint(_filled(point.text, book, terms, texts, day), False, used)


def _missing(entry: RuleValue, texts: Texts) -> str:
    return texts.say("card.missing", title=entry.title, value=say_value(entry, texts).lower(), note=entry.note)


def _filled(text: str, book: Rulebook, terms: Terms, texts: Texts, day: date) -> str:
    return filled(text, {name: _word(name, book, terms, texts, day) for name in blanks_in(text)})


def _word(name: str, book: Rulebook, terms: Terms, texts: Texts, day: date) -> str:
    if name in book:
        entry = book.entry_on(name, on_date=day)
        return say_value(entry, texts) if entry is not None else texts.say("card.no_value")
    try:
        return terms.name_of(name, on_date=day)
    except TermGone:
        # A day outside the term's own: its first name is the oldest that has been read.
        return terms.lines[name].names[0].name
