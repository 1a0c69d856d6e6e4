"""Names of people in a description: written inside a sentence, or known first names at its start."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from jobbro.domain.language.reading import PersonMention, Reading
from jobbro.domain.language.words import word_set

# Words that are written with a capital though they name no person.
_NOT_PEOPLE = word_set(
    """jobcenter jobcentret kommune kommunen vitas min plan danmark dansk danske i de aps as nord syd øst vest hr
    fr excel word outlook navision office windows facebook instagram linkedin navn telefon mail den det der
    januar februar marts april maj juni juli august september oktober november december mandag tirsdag onsdag
    torsdag fredag lørdag søndag jul påske pinse gdpr it edb vvs amu sosu fgu a-kasse"""
)
_PLACE_BEFORE = word_set("""på hos i fra ved til firmaet virksomheden hotel restaurant café cafe skolen""")
_BUSINESS = re.compile(
    r"(?:kirkegård|hus|hjem|center|centret|skole|kommune|bageri|lager|service|værksted|café|cafe|hotel|kro|butik|"
    r"museum|have|gartneri|fabrik|apotek|bibliotek|marked|brugsen|plejecenter|vuggestue|børnehave|trading|group|huset|"
    r"byg|bo|køkken|kantine|transport|logistik|auto|biler|cykler|mejeri|slagteri|genbrug|park|gods|anlæg|teknik|a/s)$"
)


def people_named(readings: Iterable[Reading]) -> frozenset[str]:
    """The first names of the people in a text, in small letters."""
    counted: Counter[str] = Counter()
    for reading in readings:
        for at, word in enumerate(reading.words):
            if not word.is_capitalised or len(word.text) < 2:
                continue
            known = _known(reading, at)
            inside = at > 0 and not _starts_afresh(word.before)
            if known or (inside and not _is_place(reading, at)) or (at == 0 and _opens_as_name(reading)):
                counted[_root(word.lower)] += 1
    return frozenset(name for name in counted if name not in _NOT_PEOPLE)


def _opens_as_name(reading: Reading) -> bool:
    """Whether the first word, which is always written large, can hardly be anything but a name: «Abdi kan …»."""
    if len(reading.words) < 2 or 1 not in reading.covered("finite_verb"):
        return False
    lower = reading.words[0].lower
    # A word that any list knows is no unknown name; neither is a noun with one of the common endings.
    listed = any(hit.first == 0 for hits in reading.hits.values() for hit in hits)
    return not listed and len(lower) > 2 and not lower.endswith(_NOUN_ENDINGS)


_NOUN_ENDINGS = (
    "en",
    "et",
    "er",
    "ne",
    "ning",
    "else",
    "hed",
    "skab",
    "dom",
    "ing",
    "tion",
    "eri",
    "sel",
    "inger",
    "de",
)


def _known(reading: Reading, at: int) -> bool:
    return at in reading.covered("first_name")


def _starts_afresh(before: str) -> bool:
    """Whether what stands before a word makes it natural to write it with a capital."""
    return any(mark in before for mark in ':"«“»”•\n.?!')


def _root(lower: str) -> str:
    """The name without the s or apostrophe of the owner."""
    return lower.rstrip("'’")


def _is_place(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    if word.lower in _NOT_PEOPLE or _BUSINESS.search(word.lower):
        return True
    if any(mark in word.text for mark in "-/") and word.text.upper()[:2] == word.text[:2]:
        return True
    before = reading.words[at - 1]
    if before.lower in _PLACE_BEFORE:
        return not _known(reading, at)
    following = reading.words[at + 1] if at + 1 < len(reading.words) else None
    if following is not None and following.is_capitalised and _BUSINESS.search(following.lower):
        return True
    # The later words of a place («på Solby Kirkegård») and of a full name («Leif Bruun») are no first names.
    return before.is_capitalised and at > 1


def people_in(reading: Reading, names: frozenset[str]) -> Iterator[PersonMention]:
    """Yield the people named in one sentence, with their family names."""
    at = 0
    while at < len(reading.words):
        word = reading.words[at]
        if word.is_capitalised and (_root(word.lower) in names or _without_owner(word.lower) in names):
            last = at + 1
            while last < len(reading.words) and _is_family_name(reading, last):
                last += 1
            yield PersonMention(" ".join(each.text for each in reading.words[at:last]), at, last)
            at = last
        else:
            at += 1


def _without_owner(lower: str) -> str:
    return lower[:-1] if lower.endswith("s") else lower


def _is_family_name(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    return word.is_capitalised and word.before.strip() == "" and word.lower not in _NOT_PEOPLE


def citizen_among(readings: Iterable[Reading], names: frozenset[str]) -> str:
    """The first name that the text is about, in small letters, or nothing: the name told most, helpers left out."""
    scores: Counter[str] = Counter()
    for reading in readings:
        helpers = [hit for label in ("contact_role", "attached") for hit in reading.hits.get(label, ())]
        for person in reading.people:
            name = next(form for form in _forms(person.name) if form in names)
            acts = person.last < len(reading.words) and _is_verb(reading, person.last)
            helping = reading.under("contact") or any(0 <= person.first - hit.last <= 2 for hit in helpers)
            scores[name] += -2 if helping else 3 if acts else 1
    best = max(scores, key=lambda name: scores[name], default="")
    return best if scores[best] > 0 else ""


_JOB = re.compile(
    r"\w*(?:iker(?:en)?|ist(?:en)?|ør(?:en)?|mand(?:en)?|kvinden?|leder(?:en)?|mester(?:en)?|chef(?:en)?|fører(?:en)?|"
    r"graver(?:en)?|smed(?:en)?|svend(?:en)?|kok(?:ken)?|bager(?:en)?|gartner(?:en)?|tømrer(?:en)?|murer(?:en)?|"
    r"maler(?:en)?|slagter(?:en)?|pædagog(?:en)?|lærer(?:en)?|sekretær(?:en)?|assistent(?:en)?|bestyrer(?:en)?|"
    r"forstander(?:en)?|vært(?:en)?|bonde(?:n)?|frue(?:n)?|ejer(?:en)?|inspektør(?:en)?|pedel(?:len)?|bud(?:et)?|"
    r"koordinator(?:en)?|partner(?:en)?|præst(?:en)?|tjener(?:en)?|makker(?:en)?|kollega(?:en)?|sjakbajs(?:en)?|foged(?:en)?)"
)


def titled_people(reading: Reading) -> Iterator[PersonMention]:
    """Yield the people who are named with their job («keramiker Mia»); consultants and the citizen are left out."""
    titles = reading.covered("consultant_title")
    for person in reading.people:
        at = person.first - 1
        if at < 0 or at in titles or reading.words[person.first].before != " " or reading.is_citizen(person.name):
            continue
        if _JOB.fullmatch(reading.words[at].lower):
            yield person


def consultants_among(readings: Iterable[Reading], names: frozenset[str]) -> frozenset[str]:
    """The first names of those who are called consultant or caseworker, in small letters."""
    found = set()
    for reading in readings:
        titles = {at for hit in reading.hits.get("consultant_title", ()) for at in (hit.first, hit.last - 1)}
        for person in reading.people:
            if {person.first - 1, person.last} & titles:
                found.add(person.name.split()[0].lower())
    return frozenset(found)


def _forms(name: str) -> tuple[str, str]:
    first = name.lower().split()[0]
    return _root(first), _without_owner(first)


def _is_verb(reading: Reading, at: int) -> bool:
    return at in reading.covered("finite_verb")
