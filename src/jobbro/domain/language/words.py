"""Words of a text with their places. Everything that reads Danish here stands on this."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A number keeps its decimals and its clock («9.00», «1.250,50»); a word keeps hyphen and apostrophe inside it.
_WORD = re.compile(
    r"\d+(?:[.,:]\d+)*(?:[½¼¾])?|[½¼¾]"
    r"|[^\W\d_]+(?:[-'’][^\W_]+)*-?",
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as written, in small letters, where it stands, and what stood between it and the word before."""

    text: str
    lower: str
    start: int
    end: int
    before: str

    @property
    def is_number(self) -> bool:
        """Whether it is written with digits."""
        return self.text[0].isdigit() or self.text[0] in "½¼¾"

    @property
    def is_capitalised(self) -> bool:
        """Whether it starts with a capital letter and is not all capitals."""
        return self.text[0].isupper() and not (len(self.text) > 1 and self.text.isupper())

    @property
    def opens_clause(self) -> bool:
        """Whether a comma, colon, bracket or dash parts it from the word before."""
        return any(mark in self.before for mark in ",;:()[]–—/") or " - " in self.before


def words_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words of text[start:end] with their places in the whole text."""
    stop = len(text) if end is None else end
    last = start
    for match in _WORD.finditer(text, start, stop):
        written = match.group()
        yield Word(written, written.lower(), match.start(), match.end(), text[last : match.start()])
        last = match.end()
