"""Looks for what a company has no ground to see. In doubt it speaks up: a false alarm costs a glance, a leak a life.

The text is read as an eye reads it: invisible characters, soft hyphens, words broken at the end of a line, odd dashes
and letters that only look Danish make no difference. Offsets are always those of the text as it was given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from jobbro.domain.language.lexicon import LONGEST_WORD, Hit, Lexicon
from jobbro.domain.language.near_words import SHORTEST, NearWords
from jobbro.domain.language.words import Word, word_set, words_in


@dataclass(frozen=True, slots=True)
class PrivateTopic:
    """A kind of private matter: its words, what they never mean, and its Danish name in a sentence.

    `phrases` always tell. `innocent` are phrases whose words are let through where they stand. `near` are words that
    tell even when they are misspelt by a letter.
    """

    key: str
    title: str
    phrases: tuple[str, ...]
    innocent: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrivateSpot:
    """A private matter at a place of the text: the key and name of its topic."""

    start: int
    end: int
    topic: str
    title: str


CPR, PHONE, MAIL = "cpr", "phone", "mail"
_INNOCENT = "innocent "


class PrivacyScan:
    """The topics made ready to look for."""

    def __init__(self, topics: Iterable[PrivateTopic]) -> None:
        topics = tuple(topics)
        self._titles = {topic.key: topic.title for topic in topics}
        if not self._titles:
            raise ValueError("a privacy scan without topics would let everything through")
        lists = {topic.key: topic.phrases for topic in topics}
        lists |= {_INNOCENT + topic.key: topic.innocent for topic in topics if topic.innocent}
        self._lexicon = Lexicon(lists)
        self._near = NearWords({topic.key: topic.near for topic in topics})

    def scan(self, text: str, *, allowed: Sequence[str] = ()) -> list[PrivateSpot]:
        """Every private spot, in order; `allowed` are proper names, such as the company's, that are no matter."""
        plain, places = as_read(text)
        words = list(words_in(plain))
        spots = [*self._matters(words, plain, allowed), *_numbers(plain, words), *_mails(plain)]
        found = {(spot.start, spot.end, spot.topic): spot for spot in _widest(spots)}
        moved = [_move(spot, places) for spot in found.values()]
        return sorted(moved, key=lambda spot: (spot.start, spot.end))

    def _matters(self, words: Sequence[Word], plain: str, allowed: Sequence[str]) -> Iterator[PrivateSpot]:
        free = list(_stretches(plain.lower(), allowed))
        hits = [*self._lexicon.hits(words), *self._misspelt(words)]
        innocent = {
            (hit.label.removeprefix(_INNOCENT), at)
            for hit in hits
            if hit.label.startswith(_INNOCENT)
            for at in range(hit.first, hit.last)
        }
        for hit in hits:
            if hit.label.startswith(_INNOCENT) or all((hit.label, at) in innocent for at in range(hit.first, hit.last)):
                continue
            start, end = words[hit.first].start, words[hit.last - 1].end
            if not any(first <= start and end <= last for first, last in free):
                yield PrivateSpot(start, end, hit.label, self._titles[hit.label])

    def _misspelt(self, words: Sequence[Word]) -> Iterator[Hit]:
        """Words one slip from a guarded word, also when it was parted in two or spelt letter by letter."""
        for at, word in enumerate(words):
            if SHORTEST <= len(word.lower) + 1 <= LONGEST_WORD and (topic := self._near.topic_of(word.lower)):
                yield Hit(topic, at, at + 1)
                continue
            following = words[at + 1] if at + 1 < len(words) else None
            joined = word.lower.rstrip("-") + following.lower if following and following.before in _PARTING else ""
            if topic := self._near.topic_of_parted(joined):
                yield Hit(topic, at, at + 2)
        for first, last in _spelt_out(words):
            alone = Word("".join(word.lower for word in words[first:last]), "", 0, 0, "", False)
            for hit in self._lexicon.hits([alone._replace(lower=alone.text)]):
                yield Hit(hit.label, first, last)


def _spelt_out(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Rows of three or more single letters: «A.D.H.D.», «p t s d»."""
    first = 0
    while first < len(words):
        last = first
        while last < len(words) and len(words[last].lower.rstrip("-")) == 1 and words[last].text.isalpha():
            last += 1
        if last - first >= 3:
            yield first, last
        first = max(last, first + 1)


def contact_spots(text: str) -> list[PrivateSpot]:
    """Only the numbers and addresses of people: CPR, phone and mail, in order."""
    plain, places = as_read(text)
    spots = [*_numbers(plain, list(words_in(plain))), *_mails(plain)]
    return sorted((_move(spot, places) for spot in spots), key=lambda spot: (spot.start, spot.end))


_PARTING = frozenset((" ", "-", " - ", ""))


def _stretches(lower: str, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    for name in names:
        wanted = name.strip().lower()
        at = lower.find(wanted) if wanted else -1
        while at >= 0:
            yield at, at + len(wanted)
            at = lower.find(wanted, at + len(wanted))


def _widest(spots: Iterable[PrivateSpot]) -> Iterator[PrivateSpot]:
    """Of several hits on the same topic that share words, only the one that reaches furthest."""
    ordered = sorted(spots, key=lambda spot: (spot.topic, spot.start, -spot.end))
    topic, reach = "", -1
    for spot in ordered:
        if spot.topic != topic or spot.end > reach:
            yield spot
            topic, reach = spot.topic, spot.end


_LOOKALIKES = str.maketrans(
    {
        **dict(zip("аеорсухіјѕһкмтвн", "aeopcyxijshkmtbh", strict=True)),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
        ),
    }
)
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u180e\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-[ \t]*\r?\n[ \t]*(?=[a-zæøå])")


def as_read(text: str) -> tuple[str, list[int]]:
    """The text as an eye reads it, and for each of its characters (and its end) the place in the given text."""
    if _INVISIBLE.isdisjoint(text) and text.translate(_LOOKALIKES) == text and unicodedata.is_normalized("NFKC", text):
        return _joined(text, list(range(len(text) + 1)))
    letters: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        if text[at] in _INVISIBLE:
            at += 1
            continue
        end = at + 1
        while end < len(text) and end - at < 8 and unicodedata.combining(text[end]):
            end += 1
        for letter in unicodedata.normalize("NFKC", text[at:end]).translate(_LOOKALIKES):
            letters.append(letter)
            places.append(at)
        at = end
    places.append(len(text))
    return _joined("".join(letters), places)


def _joined(plain: str, places: list[int]) -> tuple[str, list[int]]:
    """Put together the words that were broken at the end of a line."""
    if "-" not in plain or "\n" not in plain:
        return plain, places
    kept: list[str] = []
    kept_places: list[int] = []
    last = 0
    for match in _BROKEN_WORD.finditer(plain):
        kept.append(plain[last : match.start()])
        kept_places += places[last : match.start()]
        last = match.end()
    return "".join((*kept, plain[last:])), kept_places + places[last:]


def _move(spot: PrivateSpot, places: list[int]) -> PrivateSpot:
    # The end is the place after the last letter, so that a broken word is covered whole.
    return PrivateSpot(places[spot.start], places[spot.end - 1] + 1, spot.topic, spot.title)


_CPR = re.compile(
    r"(?<![\d.,/-])(0[1-9]|[12]\d|3[01])[ ./-]{0,2}(0[1-9]|1[0-2])[ ./-]{0,2}"
    r"(\d\d)[ ]{0,2}[-./ ]?[ ]{0,2}(\d{4})(?!\d)"
)
_CPR_LONG_YEAR = re.compile(
    r"(?<!\d)(0[1-9]|[12]\d|3[01])[ ./-]?(0[1-9]|1[0-2])[ ./-]?(19|20)(\d\d)[ -]{0,3}(\d{4})(?!\d)"
)
_PHONE = re.compile(r"(?<![\d.,-])(?:(?:\+|00)45[ .-]?)?[2-9]\d(?:[ .-]?\d\d){3}(?![\d]|[.,]\d)")
_ABROAD = re.compile(r"(?<![\w+])(?:\+|00)\d{1,3}(?:[ .-]?\d){6,12}(?!\d)")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,24}){1,4}")
_NOT_CPR = word_set(
    """konto kontonr kontonummer ordre ordrenr faktura fakturanr sag sagsnr bevilling p-nr p-nummer cvr ean"""
)
_TELLS_PHONE = word_set("""tlf telefon telefonnr telefonnummer mobil mobilnr ring ringe ringes nummer sms træffes""")
_CONTEXT = 24


def _numbers(plain: str, words: Sequence[Word]) -> Iterator[PrivateSpot]:
    taken: list[tuple[int, int]] = []
    for pattern in (_CPR, _CPR_LONG_YEAR):
        for match in pattern.finditer(plain):
            if _is_birth_date(match) and not (_is_other_number(plain, match) and match.group().isdigit()):
                taken.append(match.span())
                yield PrivateSpot(*match.span(), CPR, "")
    for pattern in (_PHONE, _ABROAD):
        for match in pattern.finditer(plain):
            inside = any(first < match.end() and match.start() < last for first, last in taken)
            if not inside and not _is_other_number(plain, match):
                yield PrivateSpot(*match.span(), PHONE, "")


def _is_birth_date(match: re.Match[str]) -> bool:
    try:
        # 29 February is let through in any year: to stop one number too many is the lesser harm.
        date(2000, int(match.group(2)), int(match.group(1)))
    except ValueError:
        return False
    return True


def _is_other_number(plain: str, match: re.Match[str]) -> bool:
    """Whether the word right before says that it is the number of something else."""
    before = re.findall(r"[\w-]+", plain[max(0, match.start() - _CONTEXT) : match.start()].lower())
    if any(word in _TELLS_PHONE for word in before[-2:]):
        return False
    return any(
        word in _NOT_CPR or word.startswith(_PAPERS) or (word.endswith(("nummer", "nr")) and word not in _PERSON_NUMBER)
        for word in before[-2:]
    )


_PAPERS = ("faktura", "ordre", "bestilling")
_PERSON_NUMBER = word_set("""cpr-nummer cpr-nr cprnr cprnummer personnummer cpr telefonnummer telefonnr mobilnr""")


def _mails(plain: str) -> Iterator[PrivateSpot]:
    if "@" in plain:
        for match in _MAIL.finditer(plain):
            yield PrivateSpot(*match.span(), MAIL, "")
