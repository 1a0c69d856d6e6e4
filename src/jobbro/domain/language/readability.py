"""How hard a Danish text is to read: lixtal, long sentences and long paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jobbro.domain.language.sentences import Sentence, SentenceKind
from jobbro.domain.language.words import Word, words_in

# A word of more letters than this is long in the lix formula.
LONG_WORD = 6
# From here a sentence or a paragraph is worth a remark.
LONG_SENTENCE = 25
LONG_PARAGRAPH_LINES = 5
LETTERS_IN_A_LINE = 90


@dataclass(frozen=True, slots=True)
class Readability:
    """Counts of a text; `lix` is None for a text without words."""

    words: int
    sentences: int
    long_words: int

    @property
    def lix(self) -> int | None:
        """Words a sentence plus the percentage of long words, as a whole number."""
        if not self.words:
            return None
        return round(self.words / max(self.sentences, 1) + 100 * self.long_words / self.words)

    @property
    def words_per_sentence(self) -> float:
        """The average length of a sentence in words."""
        return self.words / max(self.sentences, 1)


def readability(sentences: Iterable[tuple[Sentence, Sequence[Word]]]) -> Readability:
    """Count the running text; headings are left out, for they are no sentences."""
    words = count = long_words = 0
    for sentence, its_words in sentences:
        if sentence.kind is SentenceKind.HEADING:
            continue
        count += 1
        words += len(its_words)
        long_words += sum(1 for word in its_words if len(word.text) > LONG_WORD)
    return Readability(words, count, long_words)


def lix(text: str, sentences: Iterable[Sentence]) -> int | None:
    """The lixtal of a text that is split already; None without words."""
    return readability((each, list(words_in(text, each.start, each.end))) for each in sentences).lix


def lines_on_paper(length: int) -> int:
    """How many lines so many letters fill on a page."""
    return -(-length // LETTERS_IN_A_LINE)
