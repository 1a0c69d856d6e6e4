"""What was taken out and what was put in between two versions of a text, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|[^\s]+")


class Change(StrEnum):
    """Whether a stretch stands in both versions, only in the old one or only in the new one."""

    SAME = "same"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """A stretch of words and what happened to it."""

    change: Change
    words: str


def changed_words(old: str, new: str) -> tuple[ChangedWords, ...]:
    """Tell two versions apart: the stretches of both, in the order they are read, what is out before what is in."""
    return tuple(_changes(_WORDS.findall(old), _WORDS.findall(new)))


def _changes(old: list[str], new: list[str]) -> Iterator[ChangedWords]:
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield ChangedWords(Change.SAME, "".join(old[first:last]))
            continue
        if last > first:
            yield ChangedWords(Change.OUT, "".join(old[first:last]))
        if end > start:
            yield ChangedWords(Change.IN, "".join(new[start:end]))
