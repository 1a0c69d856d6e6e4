"""Phrases looked up in a text: each word is looked up once, so time grows with the text and not with the lists.

A phrase is words with spaces between. `arbejd*` is a beginning, `*løs` an ending, `*misbrug*` any place inside;
`sag|sagen` is one or the other; `@føle` is any form of a word, when the lexicon is told of a dictionary; `..` stands
for up to four words in between and `...` for up to eight; `#` stands for a number in digits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from jobbro.domain.language.words import Word

# The gaps that may stand between the words of a phrase, and how many words each may hold.
GAPS = {"..": 4, "...": 8}
# A longer «word» is no Danish word; leaving it alone keeps the time bounded on text that is no text.
LONGEST_WORD = 64


class Hit(NamedTuple):
    """A phrase found: the label of its list, and the indexes of its first and (exclusive) last word."""

    label: str
    first: int
    last: int


class PhraseError(ValueError):
    """A phrase in a word list cannot be understood; the message says which and why."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase as the numbers of its elements; a gap is the number of words it may hold, below zero."""

    label: str
    elements: tuple[int, ...]
    # What must stand somewhere in the sentence besides the first word: most phrases fall on that at once.
    needs: frozenset[int]

    def match_from(self, fits: Sequence[frozenset[int]], first: int) -> int | None:
        """The index after the phrase when it stands at `first`, whose word is known to fit."""
        at, count, gap = first + 1, len(fits), 0
        for element in self.elements[1:]:
            if element < 0:
                gap = -element
                continue
            while at < count and element not in fits[at] and gap > 0:
                at, gap = at + 1, gap - 1
            if at >= count or element not in fits[at]:
                return None
            at, gap = at + 1, 0
        return at


@dataclass(frozen=True, slots=True)
class _Start:
    """What may start at a word: the phrases of this one word, and longer ones; and every element the word fits."""

    alone: tuple[str, ...]
    longer: tuple[_Phrase, ...]
    fits: frozenset[int]


_NOTHING = _Start((), (), frozenset())


class Lexicon:
    """Lists of phrases under labels, ready to be looked up.

    `stems` gives the words that a word may be a form of; without it `@føle` finds only «føle» itself.

    :raises PhraseError: when a phrase breaks the rules above
    """

    def __init__(
        self, lists: Mapping[str, Iterable[str]], stems: Callable[[str], Iterable[str]] = lambda lower: ()
    ) -> None:
        self._stems = stems
        self._numbers: dict[str, int] = {}
        self._exact: dict[str, list[int]] = {}
        self._beginnings: dict[str, list[int]] = {}
        self._endings: dict[str, list[int]] = {}
        self._insides: dict[str, list[int]] = {}
        self._stemmed: dict[str, list[int]] = {}
        self._digits: list[int] = []
        self._starting: dict[int, list[_Phrase]] = {}
        for label, phrases in lists.items():
            for phrase in phrases:
                self._add(label, phrase)
        self._beginning_sizes = sorted({len(stem) for stem in self._beginnings})
        self._ending_sizes = sorted({len(stem) for stem in self._endings})
        self._look_up = lru_cache(maxsize=20_000)(self._look_up_anew)

    def _add(self, label: str, phrase: str) -> None:
        written = phrase.lower().split()
        if not written or written[0] in GAPS or written[-1] in GAPS:
            raise PhraseError(f"«{phrase}»: a phrase starts and ends with a word")
        elements = tuple(-GAPS[part] if part in GAPS else self._element(part, phrase) for part in written)
        needs = frozenset(element for element in elements[1:] if element >= 0)
        self._starting.setdefault(elements[0], []).append(_Phrase(label, elements, needs))

    def _element(self, written: str, phrase: str) -> int:
        """The number of one word of a phrase with the ways it may be written."""
        if written in self._numbers:
            return self._numbers[written]
        number = self._numbers[written] = len(self._numbers)
        for way in written.split("|"):
            stem = way.removeprefix("@").strip("*")
            if not stem or "*" in stem:
                raise PhraseError(
                    f"«{way}» in «{phrase}»: a star stands only first or last, beside at least one letter"
                )
            if way == "#":
                self._digits.append(number)
                continue
            if way[0] == "@":
                self._stemmed.setdefault(stem, []).append(number)
            index = {
                (True, True): self._insides,
                (True, False): self._endings,
                (False, True): self._beginnings,
                (False, False): self._exact,
            }[way[0] == "*", way[-1] == "*"]
            index.setdefault(stem, []).append(number)
        return number

    def _look_up_anew(self, lower: str) -> _Start:
        fits = [*self._exact.get(lower, ())]
        for size in self._beginning_sizes:
            fits += self._beginnings.get(lower[:size], ()) if size <= len(lower) else ()
        for size in self._ending_sizes:
            fits += self._endings.get(lower[-size:], ()) if size <= len(lower) else ()
        for inside, elements in self._insides.items():
            if inside in lower:
                fits += elements
        for stem in self._stems(lower) if self._stemmed else ():
            fits += self._stemmed.get(stem, ())
        if lower[0].isdigit():
            fits += self._digits
        phrases = [phrase for element in dict.fromkeys(fits) for phrase in self._starting.get(element, ())]
        alone = tuple(phrase.label for phrase in phrases if len(phrase.elements) == 1)
        return _Start(alone, tuple(phrase for phrase in phrases if len(phrase.elements) > 1), frozenset(fits))

    def hits(self, words: Sequence[Word]) -> list[Hit]:
        """Every place where a phrase stands, in the order of the text."""
        starts = [self._look_up(word.lower) if len(word.lower) <= LONGEST_WORD else _NOTHING for word in words]
        fits = [start.fits for start in starts]
        present = frozenset().union(*fits)
        found = []
        for first, start in enumerate(starts):
            for label in start.alone:
                found.append(Hit(label, first, first + 1))
            for phrase in start.longer:
                if phrase.needs <= present and (last := phrase.match_from(fits, first)) is not None:
                    found.append(Hit(phrase.label, first, last))
        return found
