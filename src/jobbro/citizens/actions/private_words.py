"""The last look at words before a workplace may read them."""

from dataclasses import dataclass

from jobbro.citizens.models import Fact
from jobbro.library import texts
from jobbro.library.writing_files import privacy_scan


@dataclass(frozen=True, slots=True)
class PrivateWord:
    """Words of a fact that a workplace has no ground to read, and why, in Danish."""

    words: str
    why: str


class PrivateWords(Exception):
    """A fact tells a workplace more than it may know; carries what was found, in the order of the text."""

    def __init__(self, found: tuple[PrivateWord, ...]) -> None:
        super().__init__(f"{len(found)} private words")
        self.found = found


def refuse_private_words(fact: Fact) -> None:
    """Let a fact pass when the scan finds nothing private in its words, its measure or its period.

    :raises PrivateWords: when there is a CPR number, a diagnosis, a phone number or the like
    """
    refuse_private_texts(fact.wording, fact.measure, fact.period)


def refuse_private_texts(*written: str) -> None:
    """Let texts pass when the scan finds nothing private in any of them.

    :raises PrivateWords: when there is a CPR number, a diagnosis, a phone number or the like
    """
    scan, say = privacy_scan(), texts().say
    found = []
    for text in written:
        for spot in scan.scan(text):
            why = say("private.topic", topic=spot.title) if spot.title else say(f"private.{spot.topic}")
            found.append(PrivateWord(text[spot.start : spot.end], why))
    if found:
        raise PrivateWords(tuple(found))
