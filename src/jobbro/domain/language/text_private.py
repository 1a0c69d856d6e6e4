"""Personal data in a text: numbers and addresses for every reader, private matters where the reader has no ground."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from jobbro.domain.language.privacy import CPR, MAIL, PHONE, PrivateSpot
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
_MESSAGES = {CPR: "cpr", PHONE: "phone", MAIL: "mail"}


def private_data(checked: TextUnderCheck) -> Iterator[TextFinding]:
    """Yield numbers and addresses, and for readers at the company every private matter too.

    The writer's own number, a meeting's address and the number of a paper are let through; the gate before a text is
    shared is stricter and asks `PrivacyScan` alone.
    """
    starts = [reading.sentence.start for reading in checked.readings]
    for spot in checked.rules.privacy.scan(checked.text):
        message = _MESSAGES.get(spot.topic)
        if message is not None:
            at = max(0, bisect_right(starts, spot.start) - 1)
            if not (_is_of_a_paper(checked, at, spot) if message == "cpr" else _is_for_use(checked, at, spot)):
                yield checked.mark(TextCode.PERSONAL_DATA, message, spot.start, spot.end)
        elif checked.genre.is_read_by_company:
            yield checked.mark(TextCode.PERSONAL_DATA, "private", spot.start, spot.end, topic=spot.title)
    for match in _ADDRESS.finditer(checked.text):
        around = checked.readings[max(0, bisect_right(starts, match.start()) - 1) :][:1]
        if not any(each.mentions("workplace") and not each.mentions("home") for each in around):
            yield checked.mark(TextCode.PERSONAL_DATA, "address", match.start(), match.end())
    for match in _OWN_NUMBER.finditer(checked.text):
        yield checked.mark(TextCode.PERSONAL_DATA, "number", match.start(1), match.end(1))


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
    if _is_of_a_paper(checked, at, spot) or any(each.mentions("own_contact") for each in here):
        return True
    return any(each.mentions("greeting") for each in checked.readings[max(0, at - _BELOW) : at + 1])


_BELOW = 3
