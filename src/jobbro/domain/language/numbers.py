"""Danish numbers in digits and in words, and ranges of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from jobbro.domain.language.words import Word

_UNITS = {
    "nul": 0,
    "en": 1,
    "én": 1,
    "et": 1,
    "ét": 1,
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "syv": 7,
    "otte": 8,
    "ni": 9,
    "ti": 10,
    "elleve": 11,
    "tolv": 12,
    "tretten": 13,
    "fjorten": 14,
    "femten": 15,
    "seksten": 16,
    "sytten": 17,
    "atten": 18,
    "nitten": 19,
}
_TENS = {
    "tyve": 20,
    "tredive": 30,
    "fyrre": 40,
    "fyrretyve": 40,
    "halvtreds": 50,
    "tres": 60,
    "halvfjerds": 70,
    "firs": 80,
    "halvfems": 90,
    "hundrede": 100,
}
_ORDINALS = {
    "første": 1,
    "anden": 2,
    "andet": 2,
    "tredje": 3,
    "fjerde": 4,
    "femte": 5,
    "sjette": 6,
    "syvende": 7,
    "ottende": 8,
    "niende": 9,
    "tiende": 10,
    "ellevte": 11,
    "tolvte": 12,
    "trettende": 13,
    "fjortende": 14,
}
_HALVES = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_LONGEST_DIGITS = 15


@lru_cache(maxsize=4096)
def number_of(word: str) -> Decimal | None:
    """The value of one word in small letters, or None; «7,5», «2½», «femogtyve» and «halvanden» are numbers."""
    if not word:
        return None
    if word[0].isdigit() or word[0] in _HALVES:
        return _from_digits(word)
    if word == "halvanden" or word == "halvandet":
        return Decimal("1.5")
    if word in _UNITS:
        return Decimal(_UNITS[word])
    if word in _TENS:
        return Decimal(_TENS[word])
    unit, joined, ten = word.partition("og")
    if joined and unit in _UNITS and ten in _TENS:
        return Decimal(_UNITS[unit] + _TENS[ten])
    return None


def _from_digits(word: str) -> Decimal | None:
    if len(word) > _LONGEST_DIGITS:
        return None
    half = _HALVES.get(word[-1], Decimal(0))
    digits = word[:-1] if word[-1] in _HALVES else word
    if not digits:
        return half
    if _THOUSANDS.fullmatch(digits):
        digits = digits.replace(".", "")
    try:
        return Decimal(digits.replace(",", ".")) + half
    except InvalidOperation:
        return None


def ordinal_of(word: str) -> int | None:
    """The place that an ordinal in small letters names («anden» is 2), or None."""
    return _ORDINALS.get(word)


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A number or a range in a row of words: its lowest and highest value, and the index after its last word.

    `rising` says that it was written as a way from one to the other («fra 8 til 15»), not as a doubt between them.
    """

    low: Decimal
    high: Decimal
    last: int
    rising: bool = False


_DASH = re.compile(r"\s*[-–—]\s*")


def number_at(words: Sequence[Word], at: int) -> NumberSpan | None:
    """The number or range that starts at an index of the words, or None."""
    first = _single(words, at)
    if first is None:
        return None
    value, last = first
    if last < len(words):
        if _DASH.fullmatch(words[last].before) and not words[at].text.endswith("-"):
            second = _single(words, last)
        elif words[last].lower in ("til", "og", "eller") and (words[last].lower == "til" or _between(words, at)):
            second = _single(words, last + 1)
        else:
            second = None
        if second is not None and second[0] > value:
            rising = at > 0 and words[at - 1].lower == "fra" and words[last].lower == "til"
            return NumberSpan(value, second[0], second[1], rising)
    return NumberSpan(value, value, last)


def _between(words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at - 1].lower == "mellem"


def _single(words: Sequence[Word], at: int) -> tuple[Decimal, int] | None:
    if at >= len(words):
        return None
    value = number_of(words[at].lower)
    if value is None:
        return None
    after = [word.lower for word in words[at + 1 : at + 4]]
    if after[:1] == ["½"]:
        return value + Decimal("0.5"), at + 2
    if after[:3] == ["og", "en", "halv"] or after[:3] == ["og", "et", "halvt"]:
        return value + Decimal("0.5"), at + 4
    if after[:2] == ["en", "halv"]:
        return value + Decimal("0.5"), at + 3
    if words[at].lower in ("en", "et") and after[:1] in (["halv"], ["halvt"]):
        return Decimal("0.5"), at + 2
    return value, at + 1
