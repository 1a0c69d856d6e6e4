"""Who stands for what is told of somebody's inner life: a person, a paper, a day, a hope, or nobody.

A source counts for what follows it in the sentence, until a new subject comes after «men», «og» or a semicolon.
"""

from __future__ import annotations

from jobbro.domain.language.lexicon import Hit
from jobbro.domain.language.reading import Reading
from jobbro.domain.language.words import word_at, word_set

_CONTRASTS = word_set("men mens hvorimod derimod dog imens")
TURNS = _CONTRASTS | {"og", "så"}
_PRONOUNS = word_set("han hun de ham hende dem man begge")


def has_source(reading: Reading, hit: Hit) -> bool:
    """Whether somebody stands for what is told here, or it is only hoped for or thought of."""
    for source in reading.hits.get("reporting", ()):
        if source.first < hit.first and _tells(reading, source, hit) and not _is_parted(reading, source, hit):
            return True
    for frame in reading.hits.get("reporting_frame", ()):
        if frame.first < hit.first and not _is_parted(reading, frame, hit):
            return True
    hopes = (hope for hope in reading.hits.get("hoped", ()) if not _is_although(reading, hope.first))
    if any(hope.first < hit.first and _reaches(reading, hope, hit) for hope in hopes):
        return True
    if any(source.first > hit.first for source in reading.hits.get("reporting_frame", ())) or _is_heading(reading, hit):
        return True
    if _is_asked(reading, hit) or _tags(reading, hit) or _is_observed(reading, hit) or _is_a_case(reading, hit):
        return True
    return _said_after(reading, hit) or _is_first_person(reading, hit) or _is_spoken(reading, hit)


def _is_heading(reading: Reading, hit: Hit) -> bool:
    """«Ønsker og drømme: …»"""
    return hit.first == 0 and any(":" in word.before for word in reading.words[1:4])


def _tells(reading: Reading, source: Hit, hit: Hit) -> bool:
    """Whether what follows a verb of saying is what was said: «siger, at …», «siger hun er …», «fortæller om sin …».

    «svarede kort og var fornærmet» and «sagde ja, men var trist» tell two things, and only one of them was said.
    """
    for at in range(source.last, hit.first + 1):
        word = reading.words[at]
        if ":" in word.before or (word.lower in _BRINGS and not _is_although(reading, at)):
            return True
        if "," in word.before or ";" in word.before or word.lower in TURNS:
            return at < hit.first and word.lower not in TURNS and is_person(reading, at)
    return True


def _is_although(reading: Reading, at: int) -> bool:
    """«selv om» brings no words of anybody's; «nævner selv, at» does."""
    return word_at(reading.words, at) == "om" and word_at(reading.words, at - 1) == "selv"


_BRINGS = word_set("at om hvordan hvorfor hvad hvor hvornår hvilke hvilken")


def _reaches(reading: Reading, hope: Hit, hit: Hit) -> bool:
    """Whether a hope or a condition still holds where the words stand: «for at hente løn og var vred» is past it."""
    for at in range(hope.last, hit.first + 1):
        word = reading.words[at]
        if ";" in word.before or (word.lower in TURNS and at > hope.last and _is_fresh(reading, at + 1)):
            return False
        if word_at(reading.words, hope.first) in _CONDITIONS and "," in word.before:
            return False
    return True


_CONDITIONS = word_set("hvis såfremt medmindre")


def _is_fresh(reading: Reading, at: int) -> bool:
    """Whether a new main clause begins: with somebody, or with a verb."""
    return at < len(reading.words) and (is_person(reading, at) or at in reading.covered("finite_verb", "appearance"))


def _is_asked(reading: Reading, hit: Hit) -> bool:
    """«Jeg er i tvivl, om tre dage er for meget for Jesper»: it is not told, it is asked."""
    start = _clause_start(reading, hit.first)
    return start > 0 and start < hit.first and reading.words[start].lower in _ASKED


_ASKED = word_set("om hvorvidt hvad hvordan hvorfor")


def _tags(reading: Reading, hit: Hit) -> bool:
    """«Mor presser på, mener hans bror»: the words are themselves the source of what stands before them."""
    told = hit.first in reading.covered("said_after") and reading.words[hit.first].opens_clause
    return told and word_at(reading.words, hit.first + 1) != "at"


def _is_observed(reading: Reading, hit: Hit) -> bool:
    """«Den 4. marts så jeg, at …»: what the writer saw, with its day."""
    return bool(reading.dates) and any(seen.first < hit.first for seen in reading.hits.get("observed", ()))


def _is_a_case(reading: Reading, hit: Hit) -> bool:
    """«Når han bliver træt, holder han pause»: what is thought of as a case, not told as having been so."""
    start = _clause_start(reading, hit.first)
    verb = reading.words[hit.first].lower
    if reading.words[start].lower in ("når", "hvis") or _is_a_condition(reading, start):
        return not (verb in _PAST or verb.endswith(("ede", "te")))
    return False


def _is_a_condition(reading: Reading, start: int) -> bool:
    """«Er du i tvivl, så ring», «Bliver Marianne træt, holder hun pause»: the verb first and another clause after."""
    if start or word_at(reading.words, 0) not in _MAY_OPEN:
        return False
    if word_at(reading.words, 1) not in ("der", "du", "i") and not is_person(reading, 1):
        return False
    return any(word.opens_clause for word in reading.words[2:])


_MAY_OPEN = word_set("er bliver får har kan vil skal kommer mærker føler oplever ønsker synes")


_PAST = word_set("var blev havde fik gik kom stod lød så forekom led")


def _clause_start(reading: Reading, at: int) -> int:
    while at > 0 and not reading.words[at].opens_clause:
        at -= 1
    return at


def _is_parted(reading: Reading, source: Hit, hit: Hit) -> bool:
    """Whether a semicolon or a turn to a new subject stands between a source and what follows.

    «…, men Leif er bekymret» needs a source of its own, and so does «… siger ja, men virker trist».
    """
    for at in range(source.last, hit.first + 1):
        word = reading.words[at]
        if ";" in word.before:
            return True
        if word.lower not in TURNS or not (word.opens_clause or word.lower in _CONTRASTS):
            continue
        following = word_at(reading.words, at + 1)
        if at + 1 in reading.covered("appearance"):
            return True
        new_subject = word.lower in _CONTRASTS or following not in _PRONOUNS
        if following and new_subject and is_person(reading, at + 1):
            return True
    return False


def _said_after(reading: Reading, hit: Hit) -> bool:
    """«…, siger Peter»: the one who said it comes last."""
    for source in reading.hits.get("said_after", ()):
        if source.first >= hit.last and reading.words[source.first].opens_clause:
            return True
    return False


def _is_spoken(reading: Reading, hit: Hit) -> bool:
    """«Leif: Thomas er god at have med, og han er glad»: a name and a colon, and then somebody else is spoken of."""
    if hit.first < 2 or ":" not in reading.words[1].before or not is_person(reading, 0):
        return False
    return is_person(reading, 1) and reading.words[1].lower != reading.words[0].lower


def _is_first_person(reading: Reading, hit: Hit) -> bool:
    """Whether the writer speaks of the writer's own thoughts: nobody else stands between «jeg» and the words."""
    writers = reading.covered("first_person")
    if hit.first + 1 in writers:
        return True
    if word_at(reading.words, hit.first - 1) in ("og", "men") and _clause_start(reading, hit.first) in writers:
        return True  # «Jeg har ikke mødt Inge og ved ikke, hvad …»
    for at in range(hit.first - 1, _clause_start(reading, hit.first) - 1, -1):
        if at in writers:
            return True
        if is_person(reading, at):
            return False
    return False


def is_person(reading: Reading, at: int) -> bool:
    """Test whether the word stands for somebody."""
    if at in reading.strangers or any(person.first <= at < person.last for person in reading.people):
        return True
    return at in reading.covered("somebody") and at not in reading.covered("not_somebody")
