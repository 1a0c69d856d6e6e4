"""A text while it is being checked: read once, with its quotations, and the way to mark a stretch of it."""

from __future__ import annotations

from dataclasses import dataclass

from jobbro.domain.language.lexicon import Hit
from jobbro.domain.language.quotes import is_quoted
from jobbro.domain.language.reading import Reading
from jobbro.domain.language.text_report import Genre, TextCode, TextFinding, TextRules


@dataclass(slots=True)
class TextUnderCheck:
    """A text read once, with its quoted stretches and its rules; `is_whole` unless it is a stretch of a longer one."""

    text: str
    genre: Genre
    rules: TextRules
    readings: list[Reading]
    stretches: list[tuple[int, int]]
    citizen: str
    is_whole: bool

    def is_quoted(self, reading: Reading, hit: Hit) -> bool:
        """Whether the words stand in a quotation."""
        return is_quoted(self.stretches, reading.words[hit.first].start)

    def mark(
        self, code: TextCode, message: str, start: int, end: int, *, replacement: str = "", **blanks: str
    ) -> TextFinding:
        """A finding on a stretch of the text, in the words of the content files."""
        said = self.text[start:end]
        words = self.rules.messages[message]
        blanks = {"said": said, "name": self.citizen or "NN"} | blanks
        reason, suggestion = words.reason.format_map(blanks), words.suggestion.format_map(blanks)
        return TextFinding(start, end, code, said, reason, suggestion, _as_written(replacement, said))

    def mark_words(
        self, code: TextCode, message: str, reading: Reading, hit: Hit, *, replacement: str = "", **blanks: str
    ) -> TextFinding:
        """A finding on the words of a hit."""
        start, end = reading.words[hit.first].start, reading.words[hit.last - 1].end
        return self.mark(code, message, start, end, replacement=replacement, **blanks)


def _as_written(replacement: str, said: str) -> str:
    """The replacement with the capital letter that the words began with."""
    return replacement[:1].upper() + replacement[1:] if said[:1].isupper() else replacement
