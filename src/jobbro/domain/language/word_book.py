"""What a dictionary can tell about a word. The domain reads no files, so the dictionary itself is handed to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from jobbro.domain.language.words import Word


class WordBook(Protocol):
    """A dictionary with the forms of its words; every question is asked in small letters unless it says otherwise."""

    def stems(self, lower: str) -> frozenset[str]:
        """The words that a word may be a form of; empty when it is unknown."""

    def knows(self, written: str) -> bool:
        """Whether a word, written as it stands, is spelt as the dictionary spells it or is a compound of such."""

    def is_only_a_compound(self, written: str) -> bool:
        """Whether a word is let through for no better reason than that its parts are words."""

    def is_definite_noun(self, lower: str) -> bool:
        """Whether a word is a noun with its article behind it («maskinen», «timerne»)."""

    def is_passive(self, lower: str) -> bool:
        """Whether a word can only be a passive verb («vurderes»)."""

    def is_participle(self, lower: str) -> bool:
        """Whether a word can be what follows «blive» in a passive («vurderet»)."""

    def is_verb_in_the_present(self, lower: str) -> bool:
        """Whether a word can be a verb in the present («kører»)."""

    def is_noun(self, lower: str) -> bool:
        """Whether a word can be a noun in any form."""

    def is_whole(self, lower: str) -> bool:
        """Whether the dictionary has a word as one word, not only as a row of parts."""

    def near(self, written: str) -> tuple[str, ...]:
        """A few words that a misspelt one may have been meant as, the likeliest first. Slow: tens of milliseconds."""


_ARTICLES = ("en", "et", "ne")


def things_among(words: Sequence[Word], book: WordBook) -> frozenset[int]:
    """The indexes of the nouns with their article behind them: what stands there is the subject before a verb."""
    return frozenset(
        at for at, word in enumerate(words) if word.lower.endswith(_ARTICLES) and book.is_definite_noun(word.lower)
    )


def strangers_among(words: Sequence[Word], book: WordBook) -> frozenset[int]:
    """The indexes of the words with a capital that are no Danish words in small letters."""
    return frozenset(at for at, word in enumerate(words) if word.is_capitalised and not book.knows(word.lower))
