"""Texts for the text bench: lines of our own labelled set in new order, with new numbers and some long sentences."""

import re
from dataclasses import dataclass
from functools import cache
from random import Random

from bench.text_set import HALVES, read_half

SHORT, LONG, LONGEST = 3_000, 90_000, 200
_NAMES = re.compile(r"\b(Thea|Ane|Jesper|Kasper|Sofie|Samir|Lamin|Jytte|Lejf|Ahmad|Hassan|Jonas|Gitte|Merete)\b")
_OTHERS = ("Agnes", "Bertil", "Carla", "Dines", "Esra", "Folmer", "Gro", "Hamid", "Iben", "Jamila", "Knud", "Leyla")
# Ours calls a sentence long by its words, the peer by its characters: these are long and the other lines short to both.
_LONG_WORDS, _SHORT_WORDS, _SHORT_CHARACTERS = 33, 20, 150


@dataclass(frozen=True, slots=True)
class Material:
    """A text and the places of its long sentences, in characters."""

    text: str
    long: tuple[tuple[int, int], ...]


def material(chance: Random, size: int) -> Material:
    """Make a text of about `size` bytes with a long sentence in every eighth paragraph."""
    short, long = _lines()
    text, places, paragraph = "", [], 0
    while len(text.encode()) < size:
        paragraph += 1
        if paragraph % 8 == 3:
            line = _renewed(chance, chance.choice(long))
            places.append((len(text), len(text) + len(line)))
        else:
            line = " ".join(_renewed(chance, each) for each in chance.sample(short, 3))
        text += f"{line}\n\n"
    return Material(text, tuple(places))


def note(chance: Random, words: int) -> str:
    """Make a note of about so many words."""
    text = ""
    while len(text.split()) < words:
        text += material(chance, 300).text
    return text


@cache
def _lines() -> tuple[tuple[str, ...], tuple[str, ...]]:
    every = [case.text for half in HALVES for case in read_half(half) if not case.is_note]
    # The peer ends a sentence at any full stop, so a line that has one on the way is not long to it.
    whole = (text for text in every if not re.search(r"[.!?]\s", text))
    long = [text for text in whole if len(text.split()) >= _LONG_WORDS and len(text) > LONGEST]
    ended = (text for text in every if text.endswith("."))
    short = [text for text in ended if len(text.split()) <= _SHORT_WORDS and len(text) <= _SHORT_CHARACTERS]
    return tuple(short), tuple(long)


def _renewed(chance: Random, line: str) -> str:
    named = _NAMES.sub(lambda _: chance.choice(_OTHERS), line)
    return re.sub(r"\d", lambda _: str(chance.randint(1, 9)), named)
