"""Phrases looked up in a text: each word is looked up once, so time grows with the text and not with the lists.

A phrase is words with spaces between. `arbejd*` is a beginning, `*løs` an ending, `*misbrug*` any place inside;
`sag|sagen` is one or the other; `..` stands for up to four words in between; `#` stands for a number in digits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jobbro.domain.language.words import Word

GAP = ".."
WIDEST_GAP = 4
# A longer «word» is no Danish word; leaving it alone keeps the time bounded on text that is no text.
LONGEST_WORD = 64


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: the label of its list, and the indexes of its first and (exclusive) last word."""

    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Element:
    """One word of a phrase with the ways it may be written."""

    exact: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    insides: tuple[str, ...]
    number: bool

    def accepts(self, word: Word) -> bool:
        lower = word.lower
        return (
            lower in self.exact
            or lower.startswith(self.beginnings)
            or lower.endswith(self.endings)
            or any(inside in lower for inside in self.insides)
            or (self.number and word.is_number)
        )


class PhraseError(ValueError):
    """A phrase in a word list cannot be understood; the message says which and why."""


def _element(written: str, phrase: str) -> _Element:
    exact, beginnings, endings, insides = set(), [], [], []
    number = False
    for way in written.split("|"):
        stem = way.strip("*")
        if not stem or "*" in stem:
            raise PhraseError(f"«{way}» in «{phrase}»: a star stands only first or last, beside at least one letter")
        match way[0] == "*", way[-1] == "*":
            case True, True:
                insides.append(stem)
            case True, False:
                endings.append(stem)
            case False, True:
                beginnings.append(stem)
            case _ if way == "#":
                number = True
            case _:
                exact.add(way)
    return _Element(frozenset(exact), tuple(beginnings), tuple(endings), tuple(insides), number)


@dataclass(frozen=True, slots=True)
class _Phrase:
    label: str
    elements: tuple[_Element | None, ...]  # None is a gap

    def match_from(self, words: Sequence[Word], first: int) -> int | None:
        """The index after the phrase when it stands at `first`, its first word being known to fit."""
        at = first + 1
        gap = 0
        for element in self.elements[1:]:
            if element is None:
                gap = WIDEST_GAP
                continue
            while at < len(words) and not element.accepts(words[at]) and gap > 0:
                at, gap = at + 1, gap - 1
            if at >= len(words) or not element.accepts(words[at]):
                return None
            at, gap = at + 1, 0
        return at


class Lexicon:
    """Lists of phrases under labels, ready to be looked up.

    :raises PhraseError: when a phrase breaks the rules above
    """

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._phrases: list[_Phrase] = []
        self._exact: dict[str, list[int]] = {}
        self._beginnings: dict[str, list[int]] = {}
        self._endings: dict[str, list[int]] = {}
        self._insides: dict[str, list[int]] = {}
        self._numbers: list[int] = []
        for label, phrases in lists.items():
            for phrase in phrases:
                self._add(label, phrase)
        self._beginning_sizes = sorted({len(stem) for stem in self._beginnings})
        self._ending_sizes = sorted({len(stem) for stem in self._endings})
        self._starting = lru_cache(maxsize=20_000)(self._starting_uncached)

    def _add(self, label: str, phrase: str) -> None:
        written = phrase.lower().split()
        if not written or written[0] == GAP or written[-1] == GAP:
            raise PhraseError(f"«{phrase}»: a phrase starts and ends with a word")
        elements = tuple(None if part == GAP else _element(part, phrase) for part in written)
        number = len(self._phrases)
        self._phrases.append(_Phrase(label, elements))
        first = elements[0]
        assert first is not None
        for stems, index in (
            (first.exact, self._exact),
            (first.beginnings, self._beginnings),
            (first.endings, self._endings),
            (first.insides, self._insides),
        ):
            for stem in stems:
                index.setdefault(stem, []).append(number)
        if first.number:
            self._numbers.append(number)

    def _starting_uncached(self, lower: str) -> tuple[int, ...]:
        """The phrases that may start with this word."""
        found = list(self._exact.get(lower, ()))
        if len(lower) <= LONGEST_WORD:
            for size in self._beginning_sizes:
                found += self._beginnings.get(lower[:size], ()) if size <= len(lower) else ()
            for size in self._ending_sizes:
                found += self._endings.get(lower[-size:], ()) if size <= len(lower) else ()
            for inside, phrases in self._insides.items():
                if inside in lower:
                    found += phrases
        return tuple(dict.fromkeys(found))

    def hits(self, words: Sequence[Word]) -> list[Hit]:
        """Every place where a phrase stands, in the order of the text."""
        found = []
        for first, word in enumerate(words):
            starting = self._starting(word.lower) if len(word.lower) <= LONGEST_WORD else ()
            if word.is_number and self._numbers:
                starting = (*starting, *self._numbers)
            for number in starting:
                phrase = self._phrases[number]
                last = phrase.match_from(words, first)
                if last is not None:
                    found.append(Hit(phrase.label, first, last))
        return found
