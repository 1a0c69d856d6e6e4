"""When a word of private life tells of nobody: the work, the house, a rule, or a place by its name."""

from __future__ import annotations

from jobbro.domain.language.reading import Reading
from jobbro.domain.language.words import Word, word_at, word_set

_SOMEBODY = word_set(
    """han hun ham hende hans hendes sin sit sine sig min mit mine mig jeg din dit dine dig du søn sønnen datter
    datteren mor moren far faren kone konen mand manden kæreste kæresten forældre børn børnene"""
)
_HOUSE = word_set("vi os vores jer jeres man ansatte medarbejdere medarbejderne kollegerne alle ingen ledelsen")
_REACH = 4
_PLACES = ("afdeling", "center", "hospital", "klinik", "sygehus", "hjem")
# Who has to be told it is told of somebody: «I skal vide, at der er et misbrug».
_TELLING = word_set("vide tale orientere orienterer oplyse oplyser informere fortælle fortæller nævne nævner tilfældet")
_DENIAL = word_set("ikke aldrig ingen uden hverken")
_AT = word_set("på hos ved i fra")


def is_of_the_work(reading: Reading, start: int, end: int) -> bool:
    """Whether what stands from `start` to `end` tells of the work or the workplace and of no person."""
    words = reading.words
    first = next((at for at, word in enumerate(words) if word.end > start), len(words))
    last = next((at for at, word in enumerate(words) if word.start >= end), len(words))
    before = frozenset(range(max(0, first - _REACH), first))
    if not before.isdisjoint(reading.covered("served")) or not before.isdisjoint(reading.covered("handling")):
        return True
    if first < last and reading.covered("scheme").issuperset(range(first, last)):
        return True
    if _is_place(reading, first, last) and reading.mentions("at_work"):
        return True
    return not _has_somebody(reading, first, last) and _is_of_the_house(reading, first, last)


def _is_place(reading: Reading, first: int, last: int) -> bool:
    """«hos Lægehuset», «på psykiatrisk afdeling»: where somebody works."""
    if first >= len(reading.words) or word_at(reading.words, first - 1) not in _AT:
        return False
    return reading.words[first].is_capitalised or word_at(reading.words, last).startswith(_PLACES)


def _has_somebody(reading: Reading, first: int, last: int) -> bool:
    if reading.mentions("role_word", "first_name"):
        return True
    outside = [at for at in range(len(reading.words)) if not first <= at < last]
    return any(reading.words[at].lower in _SOMEBODY or _is_name(reading, at) for at in outside)


def _is_name(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    return at in reading.strangers or (at > 0 and word.is_capitalised and word.before == " " and word.text != "I")


def _is_of_the_house(reading: Reading, first: int, last: int) -> bool:
    """«Vi har …», «I skal ikke …», «Maskinen har …»: said of those who work there, or of a thing."""
    words = reading.words
    told = frozenset(word.lower for word in words)
    if not told.isdisjoint(_TELLING) and told.isdisjoint(_DENIAL):
        return False
    if any(_is_they(words, at) for at in range(len(words)) if not first <= at < last):
        return True
    return first > 0 and bool(reading.covered("work_thing"))


def _is_they(words: tuple[Word, ...], at: int) -> bool:
    """«vi», «jer», or «I» to those at the company, which is not the «I» of «I dag»."""
    if words[at].lower in _HOUSE:
        return True
    return words[at].text == "I" and (at > 0 or word_at(words, 1).endswith("r") or word_at(words, 1) in _MODAL)


_MODAL = word_set("kan skal vil må bør")
