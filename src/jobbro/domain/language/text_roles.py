"""A role where the name of a person or a company belongs: «praktikanten», «virksomheden»."""

from __future__ import annotations

from collections.abc import Iterator

from jobbro.domain.language.lexicon import Hit
from jobbro.domain.language.reading import Reading
from jobbro.domain.language.text_report import Genre, TextCode, TextFinding
from jobbro.domain.language.text_under_check import TextUnderCheck
from jobbro.domain.language.words import word_at, word_set

_AT_THE_COMPANY = ("virksomhed", "arbejdsgiver", "kontakt", "mentor", "praktiksted", "praktikvært")
# Without its article a role stands for one person in hasty notes only: «Aftalt med borger», «Borger mødte».
_HASTY = word_set("borger borgers praktikant praktikants arbejdsgiver arbejdsgivers kandidat deltager kursist klient")
# These only at the head of a sentence, with a verb behind: «Mentor følger op».
_HEADS = word_set("kontaktperson mentor ledig ledige sygemeldt elev")
_BEFORE_HASTY = word_set("og at med til hos af for fra når hvis om fordi både har kan skal vil må")


def roles_in_place_of_names(checked: TextUnderCheck) -> Iterator[TextFinding]:
    """Yield the roles that stand where a name belongs, with the name when it is known."""
    for reading in checked.readings:
        if reading.has("rule_of_law"):
            continue
        for hit in _roles(checked, reading):
            if checked.is_quoted(reading, hit) or _is_named(reading, hit) or _is_anybody(reading, hit):
                continue
            role = reading.words[hit.last - 1].lower
            known = "" if role.startswith(_AT_THE_COMPANY) else checked.citizen
            offer = f"Skriv «{known}»." if known else "Skriv navnet."
            yield checked.mark_words(TextCode.IMPERSONAL, "impersonal", reading, hit, offer=offer)


def _roles(checked: TextUnderCheck, reading: Reading) -> Iterator[Hit]:
    """The roles that need a name; a question in the journal is only a thought of the writer's."""
    if reading.sentence.is_question and not checked.genre.is_read_outside:
        return
    roles = list(reading.hits.get("role_word", ()))
    if checked.genre is Genre.DESCRIPTION:
        places = reading.hits.get("role_in_description", ())
        roles += [hit for hit in places if word_at(reading.words, hit.first - 1) != "på"]
    taken: set[int] = set()
    for hit in sorted(roles, key=lambda hit: (hit.first, -hit.last)):
        if taken.isdisjoint(range(hit.first, hit.last)):
            taken.update(range(hit.first, hit.last))
            yield hit


def _is_named(reading: Reading, hit: Hit) -> bool:
    """«praktikanten, Ida Holm», «virksomheden Solby», «kontaktpersonen er Leif», «Leif, kontaktpersonen»."""
    if reading.words[hit.first].before == ", " and hit.first > 0 and reading.words[hit.first - 1].is_capitalised:
        return True
    following = hit.last
    if word_at(reading.words, following) in ("er", "hedder", "bliver"):
        following += 1
    elif following < len(reading.words) and reading.words[following].before not in (" ", ", ", ": ", " ("):
        return False
    return following < len(reading.words) and reading.words[following].is_capitalised


def _is_anybody(reading: Reading, hit: Hit) -> bool:
    """«en praktikant», «enhver borger»: everybody in that role."""
    before = word_at(reading.words, hit.first - 1)
    if hit.first - 1 in reading.covered("anybody"):
        return True
    role = reading.words[hit.first].lower
    if hit.last - hit.first > 1:
        return False
    if role in _HEADS:
        return (
            hit.first > 0
            or hit.last not in reading.covered("finite_verb")
            or word_at(reading.words, 1) in ("er", "var")
        )
    return role in _HASTY and hit.first > 0 and before not in _BEFORE_HASTY
