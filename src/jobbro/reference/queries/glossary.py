"""The words that the law has renamed or ended, as they are on a day (R-155)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jobbro import library
from jobbro.library.source_files import SourceEntry
from jobbro.library.term_files import TermName


@dataclass(frozen=True, slots=True)
class WordLine:
    """One name of a thing with the days it was used; no name when the thing had ended."""

    name: TermName
    until: date | None
    source: SourceEntry
    is_now: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A thing and what it has been called. `now` is its name on the day shown, empty when it did not exist."""

    id: str
    meaning: str
    now: str
    has_ended: bool
    lines: tuple[WordLine, ...]


def words_then(texts: Iterable[str], *, day: date, today: date) -> tuple[tuple[str, str], ...]:
    """Words in some texts of today that were others on a day: the word now and then; nothing then if it was not."""
    said = set(re.findall(r"\w+", " ".join(texts).casefold()))
    terms, told = library.terms(), []
    for term_id, line in terms.lines.items():
        if not terms.exists(term_id, on_date=today):
            continue
        now = next(name for name in reversed(line.names) if name.starts <= today)
        then = terms.name_of(term_id, on_date=day) if terms.exists(term_id, on_date=day) else ""
        if then != now.name and said & {word.casefold() for word in (now.name, *now.forms)}:
            told.append((now.name, then))
    return tuple(told)


def words_on(day: date) -> tuple[Word, ...]:
    """Every renamed word, in order of what it is called on the day."""
    sources = library.sources()
    words = []
    for term_id, line in library.terms().lines.items():
        names = list(line.names)
        begun = [name for name in names if name.starts <= day]
        current = begun[-1] if begun else None
        lines = tuple(
            WordLine(name, after.starts if after else None, sources[name.source.ref], name is current)
            for name, after in zip(names, [*names[1:], None], strict=True)
        )
        now = current.name if current else ""
        words.append(Word(term_id, line.meaning, now, bool(current and current.ended), tuple(reversed(lines))))
    return tuple(sorted(words, key=lambda word: (not word.now, (word.now or word.meaning).casefold())))
