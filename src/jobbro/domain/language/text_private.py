"""Personal data in a text: numbers and addresses for every reader, private matters where the reader has no ground."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobbro.domain.language.privacy import CPR, MAIL, PHONE
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
    """Yield numbers and addresses, and for readers at the company every private matter too."""
    for spot in checked.rules.privacy.scan(checked.text):
        message = _MESSAGES.get(spot.topic)
        if message is not None:
            yield checked.mark(TextCode.PERSONAL_DATA, message, spot.start, spot.end)
        elif checked.genre.is_read_by_company:
            yield checked.mark(TextCode.PERSONAL_DATA, "private", spot.start, spot.end, topic=spot.title)
    for match in _ADDRESS.finditer(checked.text):
        yield checked.mark(TextCode.PERSONAL_DATA, "address", match.start(), match.end())
    for match in _OWN_NUMBER.finditer(checked.text):
        yield checked.mark(TextCode.PERSONAL_DATA, "number", match.start(1), match.end(1))
