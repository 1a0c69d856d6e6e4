"""Finds another person's feelings, thoughts, motives or health told as fact.

What a person says, what somebody saw, what a named paper tells and what is hoped for may stand. A source counts for
what follows it in the sentence, until a new subject comes after «men» or a semicolon.
"""

from __future__ import annotations

from collections.abc import Iterator

from jobbro.domain.language.lexicon import Hit
from jobbro.domain.language.reading import Reading
from jobbro.domain.language.words import word_set

_TRIGGERS = ("inner_verb", "state", "inner_noun")
_TURNS = word_set("men mens hvorimod derimod dog")
_HOPED_UNDER = ("goal", "subgoal", "purpose", "next", "wrong", "tasks")
_REACH_OF_INVERSION = 4


def unsourced(reading: Reading) -> Iterator[Hit]:
    """Yield the words that tell somebody's inner life without a source; at most one a clause."""
    if reading.sentence.is_question or reading.under(*_HOPED_UNDER):
        return
    hits = sorted((hit for label in _TRIGGERS for hit in reading.hits.get(label, ())), key=lambda hit: hit.first)
    told_to = -1
    for hit in hits:
        if hit.first < told_to or not _is_about_somebody(reading, hit) or has_source(reading, hit):
            continue
        yield hit
        told_to = _clause_end(reading, hit.last)


def _clause_end(reading: Reading, at: int) -> int:
    while at < len(reading.words) and not reading.words[at].opens_clause:
        at += 1
    return at


def _is_about_somebody(reading: Reading, hit: Hit) -> bool:
    """Whether a person is the subject: named or meant before the verb, or right after it."""
    people = reading.covered("somebody")
    near = range(min(len(reading.words), hit.last + _REACH_OF_INVERSION))
    if not any(at in people or _is_named(reading, at) for at in near):
        return hit.label == "inner_noun" and _owns(reading, hit)
    # «Det er klart», «stemningen er trykket»: a thing before the verb is the subject, unless it is hard «for» someone.
    before = hit.first - 1
    thing = hit.label == "state" and before in reading.covered("inanimate_subject")
    return not thing or reading.words[hit.last - 1].lower == "for"


def _owns(reading: Reading, hit: Hit) -> bool:
    return reading.words[hit.first].lower in ("hans", "hendes", "borgerens", "praktikantens", "deres")


def _is_named(reading: Reading, at: int) -> bool:
    return any(person.first <= at < person.last for person in reading.people)


def has_source(reading: Reading, hit: Hit) -> bool:
    """Whether somebody stands for what is told here, or it is only hoped for or thought of."""
    for label in ("reporting", "hoped"):
        for source in reading.hits.get(label, ()):
            if source.first < hit.first and not _is_parted(reading, source.last, hit.first):
                return True
    if any(source.first > hit.first for source in reading.hits.get("reporting_frame", ())):
        return True
    return _said_after(reading, hit) or _is_first_person(reading, hit)


def _is_parted(reading: Reading, first: int, last: int) -> bool:
    """Whether a semicolon or «men» with a new subject stands between a source and what follows."""
    for at in range(first, last + 1):
        word = reading.words[at]
        if ";" in word.before:
            return True
        if word.lower in _TURNS and word.opens_clause and at + 1 < len(reading.words):
            following = at + 1
            if following in reading.covered("somebody") or _is_named(reading, following):
                return True
    return False


def _said_after(reading: Reading, hit: Hit) -> bool:
    """«…, siger Peter»: the one who said it comes last."""
    for source in reading.hits.get("said_after", ()):
        if source.first >= hit.last and reading.words[source.first].opens_clause:
            return True
    return False


def _is_first_person(reading: Reading, hit: Hit) -> bool:
    """Whether the writer speaks of the writer's own thoughts."""
    start = hit.first
    while start > 0 and not reading.words[start].opens_clause:
        start -= 1
    clause = range(start, min(len(reading.words), hit.first + 3))
    return bool(reading.covered("first_person").intersection(clause))
