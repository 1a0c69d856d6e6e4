"""Passive verbs: «bilaget er ikke modtaget», «timerne opgøres», «det blev besluttet», where nobody does anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobbro.domain.language.lexicon import Hit
from jobbro.domain.language.reading import Reading
from jobbro.domain.language.word_book import WordBook
from jobbro.domain.language.words import word_at, word_set

# Verbs in -s that have no doer to hide, though the dictionary takes them as passives, and small words in -s.
_NOT_PASSIVE = word_set(
    """mødes mødtes findes fandtes synes trives mistrives lykkes mislykkes mindes færdes enes skændes slås ses kendes
    længes ængstes skiftes gides omgås behøves følges fulgtes høres kaldes hedes håbes menes føles skyldes samles
    undres væmmes ældes brydes bides times nødes nøjes opleves bedes vænnes forliges fås haves lades"""
)
# What becomes of people every day, and nobody asks by whom.
_EVERYDAY = word_set(
    """ansat fyret opsagt sygemeldt raskmeldt syg rask født opereret indlagt udskrevet forsinket afbrudt hentet kørt
    skilt gift forhindret skadet færdig spurgt bedt uddannet udlært opvokset nødt vant forlovet optaget forkølet
    færdiguddannet ramt overrasket fastansat lidt godt stort"""
)
# The verbs of an office are made with these, and their passive hides a duty; «varerne mærkes» only tells a way.
_OFFICIAL = re.compile(
    r"(?:af|an|be|efter|for|frem|gen|godk|hen|igang|ind|iværk|med|mod|ned|om|op|over|sam|til|und|ud|vare|ved|vide)\w{3,}"
    r"|\w{2,}er(?:es|et)|(?:giv|mål|gør|træff|truff)\w+"
)
_PLAIN = re.compile(r"(?:aftal|forlæng|fordel|server|ansæt|begynd|parker|reparer|sorter|monter|forstå)\w*")
_PLACES = word_set("i på ved under bag for over til hos med om")
_BECOMES = word_set("bliver blev blive blevet")
_STATES = ("state", "inner_verb", "inner_noun", "illness")
_SHORTEST = 4
_REACH = 6
_REACHED = word_set("kan kunne")
_WAYS_TO_REACH = word_set("kontaktes træffes findes ses")


def passives(reading: Reading, book: WordBook) -> Iterator[Hit]:
    """Yield each passive that hides who does it, from «bliver» to its participle where it has two words."""
    states = reading.covered(*_STATES)
    last = 0
    for at, word in enumerate(reading.words):
        if at < last:
            continue
        if word.lower in _BECOMES:
            end = _participle_after(reading, at, book)
            if end and end - 1 not in states and not _names_the_doer(reading, end):
                yield Hit("", at, end)
                last = end
        elif word.lower.endswith("s") and not word.is_capitalised and _is_passive(reading, at, book):
            yield Hit("", at, at + 1)


def _is_passive(reading: Reading, at: int, book: WordBook) -> bool:
    """«vurderes»; not «kan kontaktes på», which tells where somebody is."""
    lower = reading.words[at].lower
    if lower in _NOT_PASSIVE or len(lower) <= _SHORTEST or not _is_official(lower) or not book.is_passive(lower):
        return False
    return not (lower in _WAYS_TO_REACH and word_at(reading.words, at - 1) in _REACHED)


def _participle_after(reading: Reading, becomes: int, book: WordBook) -> int:
    """The index after the participle of «bliver … vurderet»; 0 without one, or with one of every day."""
    for at in range(becomes + 1, min(len(reading.words), becomes + 1 + _REACH)):
        word = reading.words[at]
        if word.opens_clause or word.lower in _BECOMES:
            return 0
        if word_at(reading.words, at - 1) not in _PLACES and book.is_participle(word.lower):
            return at + 1 if _is_official(word.lower) and word.lower not in _EVERYDAY else 0
    return 0


def _is_official(lower: str) -> bool:
    return bool(_OFFICIAL.fullmatch(lower)) and not _PLAIN.match(lower)


def _names_the_doer(reading: Reading, after: int) -> bool:
    return any(word.lower == "af" for word in reading.words[after : after + 3])
