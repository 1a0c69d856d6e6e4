"""Finds other people in the texts of one person's case: their names, and numbers and addresses that are theirs.

A name is known only from the list that is given. First names alone are not looked for: half of them are somebody's.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from jobbro.domain.language.privacy import CPR, MAIL, PHONE, as_read, contact_spots


class TakenOutBecause(StrEnum):
    """TakenOutBecause a stretch of text is another's and not due."""

    OTHER_CITIZEN = "other_citizen"
    CPR = "cpr"
    PHONE = "phone"
    MAIL = "mail"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A place of the text that is not due."""

    start: int
    end: int
    why: TakenOutBecause


class ThirdParties:
    """People who are not the person of the case, made ready to look for.

    `names` are (first, last) of all others, `texts` what will be looked through, `by_hand` words that a reader wants
    out, and `known` the numbers and addresses that may stand: the person's own and those of work.
    """

    def __init__(
        self,
        names: Iterable[tuple[str, str]],
        texts: Iterable[str],
        *,
        by_hand: Collection[str] = (),
        known: Collection[str] = (),
    ) -> None:
        words = _words(texts)
        self._names = tuple(_name_pattern(*name) for name in sorted(set(names)) if _may_stand(name, words))
        self._by_hand = tuple(_whole(words) for words in by_hand if words.strip())
        self._known = frozenset(_bare(value) for value in known if value)

    def stretches(self, text: str) -> tuple[Stretch, ...]:
        """Every stretch that is not due, in order and never two on the same words."""
        found = sorted(self._found(text), key=lambda one: (one.start, -one.end))
        kept: list[Stretch] = []
        for one in found:
            if kept and one.start < kept[-1].end:
                kept[-1] = Stretch(kept[-1].start, max(kept[-1].end, one.end), kept[-1].why)
            else:
                kept.append(one)
        return tuple(kept)

    def _found(self, text: str) -> Iterator[Stretch]:
        for spot in contact_spots(text):
            if _bare(text[spot.start : spot.end]) not in self._known:
                yield Stretch(spot.start, spot.end, _WHY[spot.topic])
        plain, places = as_read(text)
        by_hand = ((pattern, TakenOutBecause.BY_HAND) for pattern in self._by_hand)
        for pattern, why in (*by_hand, *((pattern, TakenOutBecause.OTHER_CITIZEN) for pattern in self._names)):
            for match in pattern.finditer(plain):
                yield Stretch(places[match.start()], places[match.end() - 1] + 1, why)


_WHY = {CPR: TakenOutBecause.CPR, PHONE: TakenOutBecause.PHONE, MAIL: TakenOutBecause.MAIL}
_WORD = re.compile(r"\w+")
# A second first name or a middle name, whole or as a letter.
_BETWEEN = r"(?:[ -][A-ZÆØÅ][\w.]*){0,3}"
_GENITIVE = r"(?:['’]?s|['’])?"


def _bare(value: str) -> str:
    """A number as its last digits, so that +45 makes no difference; an address in small letters."""
    if "@" in value:
        return value.strip().lower()
    digits = re.sub(r"\D", "", value)
    return digits if len(digits) == 10 and not digits.startswith("45") else digits[-8:]


def _words(texts: Iterable[str]) -> frozenset[str]:
    found = {word for text in texts for word in _WORD.findall(as_read(text)[0].lower())}
    return frozenset(found | {word.removesuffix("s") for word in found})


def _ends(name: tuple[str, str]) -> tuple[str, str]:
    """The first word of the first name and the last of the last name; empty where a name has no letters."""
    first, last = (_WORD.findall(as_read(part)[0]) for part in name)
    return (first[0], last[-1]) if first and last else ("", "")


def _may_stand(name: tuple[str, str], words: frozenset[str]) -> bool:
    first, last = _ends(name)
    return bool(first) and first.lower() in words and last.lower() in words


def _name_pattern(first: str, last: str) -> re.Pattern[str]:
    one, other = (re.escape(part) for part in _ends((first, last)))
    return re.compile(
        rf"(?<!\w)(?:(?i:{one}){_BETWEEN}\s+(?:[A-ZÆØÅ][\w.]*-)?(?i:{other})"
        rf"|(?i:{other}),\s*(?i:{one}){_BETWEEN}){_GENITIVE}(?!\w|-\w)"
    )


def _whole(words: str) -> re.Pattern[str]:
    spaced = r"\s+".join(re.escape(word) for word in as_read(words)[0].split())
    return re.compile(rf"(?<!\w)(?i:{spaced}){_GENITIVE}(?!\w)")
