"""Words that look like a guarded word: one letter is missing, doubled, wrong or has changed places.

A long guarded word counts as the beginning of a longer one too, so that endings and compounds are caught with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

# A shorter word has too many neighbours to be guessed at.
SHORTEST = 6
# From here on a guarded word also counts as the beginning of a word; below it, only with an ending of the language.
BEGINS_FROM = 8
_ENDINGS = frozenset(("", "e", "n", "r", "s", "t", "en", "er", "et", "es", "ens", "ets", "ene", "erne", "ernes"))
_LONGEST_ENDING = max(map(len, _ENDINGS))


class NearWords:
    """Guarded words under their topics, ready to be looked up.

    :raises ValueError: when a guarded word is too short to be guessed at
    """

    def __init__(self, guarded: Mapping[str, Sequence[str]]) -> None:
        self._index: dict[str, list[tuple[str, str]]] = {}
        sizes = set()
        for topic, words in guarded.items():
            for word in words:
                if len(word) < SHORTEST:
                    raise ValueError(f"«{word}» is too short to be guessed at")
                sizes.add(len(word))
                for variant in _lessened(word.lower()):
                    self._index.setdefault(variant, []).append((word.lower(), topic))
        self._sizes = sorted({size + more for size in sizes for more in (-1, 0, 1)})
        self._exact = {word: topic for topic, words in guarded.items() for word in words}
        self._first_letters = {word[:SHORTEST] for word in self._exact}
        self.topic_of = lru_cache(maxsize=20_000)(self._look_up)

    def topic_of_parted(self, joined: str) -> str:
        """The topic of a guarded word that two words make together, with an ending perhaps; "" when they make none."""
        if joined[:SHORTEST] not in self._first_letters:
            return ""
        for size in range(max(len(joined) - _LONGEST_ENDING, SHORTEST), len(joined) + 1):
            if joined[size:] in _ENDINGS and (topic := self._exact.get(joined[:size])):
                return topic
        return ""

    def _look_up(self, lower: str) -> str:
        """The topic of the guarded word that a word in small letters looks like; "" when it looks like none."""
        for size in self._sizes:
            if size > len(lower):
                break
            beginning = lower[:size]
            for variant in _lessened(beginning):
                for word, topic in self._index.get(variant, ()):
                    may_go_on = len(word) >= BEGINS_FROM or lower[size:] in _ENDINGS
                    if may_go_on and is_one_slip(beginning, word):
                        return topic
        return ""


def _lessened(word: str) -> Iterator[str]:
    """The word, and the word without each of its letters: two words one slip apart share one of these."""
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def is_one_slip(one: str, other: str) -> bool:
    """Whether two words are the same but for one letter left out, put in or exchanged, or two that changed places."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    at = 0
    while at < len(one) and one[at] == other[at]:
        at += 1
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return swapped or one[at + 1 :] == other[at + 1 :]
