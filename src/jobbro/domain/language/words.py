"""Words of a text with their places. Everything that reads Danish here stands on this."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# A number keeps its decimals and its clock («9.00», «1.250,50»); a word keeps hyphen and apostrophe inside it.
_WORD = re.compile(
    r"[0-9]+(?:[.,:][0-9]+)*(?:[½¼¾])?|[½¼¾]"
    r"|[^\W0-9_]+(?:[-'’][^\W_]+)*-?",
)


class Word(NamedTuple):
    """One word: as written, in small letters, where it stands, what stood between it and the word before, and
    whether it is written with digits. A named tuple, for a text has thousands of them.
    """

    text: str
    lower: str
    start: int
    end: int
    before: str
    is_number: bool

    @property
    def is_capitalised(self) -> bool:
        """Whether it starts with a capital letter and is not all capitals."""
        return self.text[0].isupper() and not (len(self.text) > 1 and self.text.isupper())

    @property
    def opens_clause(self) -> bool:
        """Whether a comma, colon, bracket or dash parts it from the word before."""
        return self.before != " " and (any(mark in self.before for mark in ",;:()[]–—/") or " - " in self.before)


def words_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words of text[start:end] with their places in the whole text."""
    stop = len(text) if end is None else end
    last = start
    for match in _WORD.finditer(text, start, stop):
        written = match.group()
        first, after = match.span()
        yield Word(written, written.lower(), first, after, text[last:first], written[0] in "0123456789½¼¾")
        last = after


def word_at(words: Sequence[Word], at: int) -> str:
    """The word at an index in small letters; an empty text outside the row."""
    return words[at].lower if 0 <= at < len(words) else ""


def word_set(written: str) -> frozenset[str]:
    """A set of small words written with blanks between, so that a long list stays readable."""
    return frozenset(written.split())
