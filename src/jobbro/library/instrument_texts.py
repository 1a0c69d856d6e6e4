"""What may stand in the text of a card: short sentences, blanks for values, and no number of law."""

from __future__ import annotations

import re

MAX_WORDS = 20
_BLANK = re.compile(r"\{([^{}]*)\}")
_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
# Numbers that only say where something stands, or when it was written: §§, documents and days.
_REFERENCES = re.compile(
    rf"§§? ?\d+(?:-\d+)?(?: [a-z]\b)?(?:(?:,| og) \d+(?:-\d+)?(?: [a-z]\b)?)*"
    rf"|\b(?:stk|nr)\. \d+(?:-\d+)?|\bkapitel \d+(?: a\b)?"
    rf"|\b(?:lov|bekendtgørelse|vejledning|afgørelse) (?:nr\. )?\d+(?:[-/]\d+)?|\bLÆ ?\d+"
    rf"|\b\d{{1,2}}\. (?:{_MONTHS})(?: \d{{4}})?|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_NUMBER_WORDS = (
    "to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten|tyve|tredive"
    "|fyrre|halvtreds|tres|hundrede|tusind|halvandet"
)
_UNITS = "ugers?|måneders?|års?|dages?|timers?|kroner|procent|ansatte|pladser|skoleuger"
_SPELT = re.compile(rf"\b(?:{_NUMBER_WORDS}) (?:{_UNITS})\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?:;]) ")
_ABBREVIATION = re.compile(r"\b(stk|nr|pkt|fx|ca|mv|evt|pr)\. ")


def blanks_in(text: str) -> tuple[str, ...]:
    """The names of the blanks in a text, each once."""
    return tuple(dict.fromkeys(_BLANK.findall(text)))


def filled(text: str, values: dict[str, str]) -> str:
    """A text with its blanks filled and a capital where a sentence begins; KeyError for a blank without a value."""
    return _BLANK.sub(lambda found: _begun(values[found.group(1)], text[: found.start()]), text)


def _begun(word: str, before: str) -> str:
    begins = not before or before.endswith((". ", "! ", "? "))
    return word[:1].upper() + word[1:] if begins else word


def complaints(text: str) -> tuple[str, ...]:
    """What has to be mended in a text, in Danish; empty when all is well."""
    plain = _REFERENCES.sub("§", _BLANK.sub("felt", text))
    found = []
    number = re.search(r"\d[\d.,]*", plain) or _SPELT.search(plain)
    if number is not None:
        written = number.group().rstrip(".,")
        found.append(f"«{written}» er et tal fra loven; skriv det i content/rules, og sæt reglens id i {{ }} her.")
    for sentence in _SENTENCE_END.split(_ABBREVIATION.sub(r"\1 ", plain)):
        words = len(sentence.split())
        if words > MAX_WORDS:
            found.append(f"sætningen er på {words} ord, højst {MAX_WORDS}: «{' '.join(sentence.split()[:6])} …».")
    return tuple(found)
