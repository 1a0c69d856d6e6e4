"""Personal data in a text: numbers and addresses for every reader, private matters where the reader has no ground."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jobbro.domain.language.privacy import CPR, MAIL, PHONE, PrivateSpot
from jobbro.domain.language.text_innocent import is_of_the_work
from jobbro.domain.language.text_report import TextCode, TextFinding
from jobbro.domain.language.text_under_check import TextUnderCheck

_ADDRESS = re.compile(
    r"\b(?:[A-ZÆØÅ][a-zæøåé]{1,24}[ -]){0,2}[A-ZÆØÅ][a-zæøåé]{0,24}"
    r"(?:vej|vejen|gade|gaden|allé|alle|stræde|vænge|vænget|parken|toften|bakken|stien|plads|torv|torvet|boulevard|bakke|have|skov|mark|eng|sø|bro|strand|parkvej|stræde|dal|høj|port|kaj|havn|gård|gården|haven|engen|dalen|krogen|kæret|marken|lunden|hegnet|volden|kajen|pladsen)"
    r" \d{1,3} ?[A-Z]?\b(?:, ?(?:\d{1,2}\.|st\.) ?(?:tv|th|mf)\.?)?"
)
# The number of an account, a passport or a licence, told by the word before it.
_OWN_NUMBER = re.compile(
    r"\b(?:kontonummer|kontonr|konto|reg(?:istreringsnummer)?\.?(?: ?nr)?|pasnummer|pasnr|kørekort(?:nummer|nr))\.?:?"
    r"(?: er)? (\d{4}[ -]?\d{4,10}|\d{7,14})\b",
    re.IGNORECASE,
)
# «job@…», «info@…», «…@solby.kommune.dk»: the mail of an office and of no person.
_OF_AN_OFFICE = re.compile(
    r"(?:info|job|jobs|post|mail|kontakt|kontor|butik|reception|booking|ordre|salg|hr|personale|virksomhed\w*|"
    r"jobcenter\w*|kommune\w*|beskaeftigelse\w*|rekruttering|support|praktik|vagt)@|[\w.+-]{1,64}@[\w.-]{0,64}kommune",
    re.IGNORECASE,
)
# The word «cpr-nummer» tells nothing of anybody; the number does.
_WORD_FOR_A_NUMBER = "numbers"
# Up to two words, and no mark, between two matters that are told as one.
_BETWEEN = re.compile(r" (?:[^\W\d_]{1,20} ){0,2}")
_MESSAGES = {CPR: "cpr", PHONE: "phone", MAIL: "mail"}


def private_data(checked: TextUnderCheck) -> Iterator[TextFinding]:
    """Yield numbers and addresses, and for readers at the company every private matter too.

    The writer's own number, a meeting's address and the number of a paper are let through; the gate before a text is
    shared is stricter and asks `PrivacyScan` alone.
    """
    starts = [reading.sentence.start for reading in checked.readings]
    spots = checked.rules.privacy.scan(checked.text)
    for spot in spots:
        message = _MESSAGES.get(spot.topic)
        if message is not None:
            at = max(0, bisect_right(starts, spot.start) - 1)
            if not (_is_of_a_paper(checked, at, spot) if message == "cpr" else _is_for_use(checked, at, spot)):
                yield checked.mark(TextCode.PERSONAL_DATA, message, spot.start, spot.end)
    if checked.genre.is_read_by_company:
        for spot in _matters(checked, spots, starts):
            yield checked.mark(TextCode.PERSONAL_DATA, "private", spot.start, spot.end, topic=spot.title)
    for match in _ADDRESS.finditer(checked.text):
        at = max(0, bisect_right(starts, match.start()) - 1)
        around = checked.readings[at : at + 1]
        if not any(each.mentions("workplace") and not each.mentions("home") for each in around):
            yield checked.mark(TextCode.PERSONAL_DATA, "address", match.start(), match.end())
    for match in _OWN_NUMBER.finditer(checked.text):
        yield checked.mark(TextCode.PERSONAL_DATA, "number", match.start(1), match.end(1))


def _matters(checked: TextUnderCheck, spots: Sequence[PrivateSpot], starts: Sequence[int]) -> Iterator[PrivateSpot]:
    """The private matters of a person, those that stand close together as one: «lider af svære depressioner»."""
    last: PrivateSpot | None = None
    for spot in spots:
        if spot.topic in _MESSAGES or spot.topic == _WORD_FOR_A_NUMBER:
            continue
        at = max(0, bisect_right(starts, spot.start) - 1)
        if any(is_of_the_work(reading, spot.start, spot.end) for reading in checked.readings[at : at + 1]):
            continue
        if last is not None and (
            spot.start <= last.end or _BETWEEN.fullmatch(checked.text, last.end, spot.start) is not None
        ):
            last = replace(spot, start=last.start, end=max(last.end, spot.end))
            continue
        if last is not None:
            yield last
        last = spot
    if last is not None:
        yield last


def _is_of_a_paper(checked: TextUnderCheck, at: int, spot: PrivateSpot) -> bool:
    """«Faktura 090764-8111», «P-nummeret på gartneriet er …»: the sentence says before the number whose it is."""
    for reading in checked.readings[at : at + 1]:
        if reading.mentions("person_number"):
            return False
        return any(reading.words[hit.first].start < spot.start for hit in reading.hits.get("paper_number", ()))
    return False


def _is_for_use(checked: TextUnderCheck, at: int, spot: PrivateSpot) -> bool:
    """«Mit nummer er …», or a number below a greeting: the reader is meant to use it."""
    here = checked.readings[at : at + 1]
    if any(each.mentions("private_contact") for each in here):
        return False
    if spot.topic == MAIL and _OF_AN_OFFICE.match(checked.text, spot.start):
        return True
    if _is_of_a_paper(checked, at, spot) or any(each.mentions("own_contact") for each in here):
        return True
    return any(each.mentions("greeting") for each in checked.readings[max(0, at - _BELOW) : at + 1])


_BELOW = 3
