"""A text as its letters are meant, whatever the characters they are built of, and the way back to the text as given."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

# A soft hyphen and its kin are seen by nobody and part no word.
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_MOST_MARKS = 8


def composed(text: str) -> tuple[str, Sequence[int]]:
    """The text with each letter as one character («å», not «a» with a ring), and for each of its characters, and its
    end, the place in the given text. A text that is so already is given back with the plain row of places.
    """
    if _UNSEEN.isdisjoint(text) and unicodedata.is_normalized("NFC", text):
        return text, range(len(text) + 1)
    letters: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and end - at < _MOST_MARKS and unicodedata.combining(text[end]):
            end += 1
        if text[at] not in _UNSEEN:
            letter = unicodedata.normalize("NFC", text[at:end])
            letters.append(letter)
            places += [at] * len(letter)
        at = end
    return "".join(letters), [*places, len(text)]
