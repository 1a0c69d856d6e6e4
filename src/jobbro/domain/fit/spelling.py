"""Words that are one slip of the pen from a known one: a letter too many, too few or wrong, or two changed about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

_SHORTEST = 5
_LONGEST = 24
# A beginning must be longer than a whole word to be seen through a slip: «tasken» is no «taste» and «gribe» no «grise».
_SHORTEST_BEGINNING = 6
# Right as they stand, though one letter from a word of work.
_RIGHT = frozenset(["serie", "serier", "serien", "tasken", "tasker", "pengene", "manden", "klokken", "sulter"])


class Spellings:
    """Known words and beginnings («rengør*»), ready to be compared with what somebody wrote."""

    def __init__(self, ways: Iterable[str]) -> None:
        self._known: dict[str, bool] = {}
        for way in ways:
            stem = way.strip("*")
            if len(stem) >= _SHORTEST and stem.isalpha() and not way.startswith("*"):
                self._known[stem] = self._known.get(stem, False) or way.endswith("*")
        self._shortened: dict[str, list[str]] = {}
        for stem in self._known:
            for shorter in _shorter(stem):
                self._shortened.setdefault(shorter, []).append(stem)
        self.nearest = lru_cache(maxsize=20_000)(self._nearest)

    def _nearest(self, word: str) -> str:
        """The known spelling that the word was meant to have, or the word itself."""
        if len(word) > _LONGEST or word in _RIGHT:
            return word
        for spelt in (word.replace("ae", "æ").replace("oe", "ø"), word):
            for size in range(len(spelt), _SHORTEST - 1, -1):
                for stem in self._meant_by(spelt[:size], whole=size == len(spelt)):
                    return stem + spelt[size:]
        return word

    def _meant_by(self, written: str, *, whole: bool) -> Iterator[str]:
        seen = dict.fromkeys(stem for shorter in _shorter(written) for stem in self._shortened.get(shorter, ()))
        for stem in seen:
            may_go_on = self._known[stem] and len(stem) >= _SHORTEST_BEGINNING
            if (whole or may_go_on) and stem[0] == written[0] and _one_slip(written, stem):
                yield stem


def _shorter(word: str) -> Iterator[str]:
    """The word itself and the word with each of its letters left out."""
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _one_slip(one: str, other: str) -> bool:
    """Whether one change makes the words the same."""
    if one == other:
        return True
    if len(one) > len(other):
        one, other = other, one
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return len(other) - len(one) == 1 and one[same:] == other[same + 1 :]
    swapped = one[same : same + 2] == other[same : same + 2][::-1]
    return one[same + 1 :] == other[same + 1 :] or (swapped and one[same + 2 :] == other[same + 2 :])
