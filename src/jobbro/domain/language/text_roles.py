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
_HASTY = word_set(
    """borger borgers praktikant praktikants arbejdsgiver arbejdsgivers kandidat kandidats kursist kursists
    klient klients ansøger ansøgers jobkandidat jobkandidats fleksjobber fleksjobbers mentors kontaktpersons
    trainee mentee"""
)
# These only at the head of a sentence, with a verb behind: «Mentor følger op».
_HEADS = word_set(
    """kontaktperson mentor ledig ledige sygemeldt elev virksomhed praktiksted praktikvært leder lærling deltager"""
)
# The same after «med» and its like: «Aftalt med kontaktperson».
_AT_WORK = word_set("kontaktperson mentor praktiksted praktikvært")
_WITH = word_set("med af fra hos til ved mellem")
_BEFORE_HASTY = word_set(
    """og at med til hos af for fra når hvis om fordi både har kan skal vil må så mens før efter inden da ifølge gennem
    via ved mellem hvor derfor under omkring sammen imens idet siden selvom dog samt men eller mod over"""
)
# «for at støtte borger», «skal kontakte arbejdsgiver».
_BEFORE_INFINITIVE = word_set("at kan skal vil må bør kunne skulle")
# «Omar er jeres praktikant», «som borger»: here the role is what is told, not who it is told of.
_TELLS_OF = word_set("er var bliver blev være blevet som blive hedder")
# «Hej Karen, praktikanten møder …»: the name is the reader's.
_GREETS = word_set("hej kære tak goddag godmorgen")
_ALSO_OF_THINGS = word_set("ledige ansvarlige syge unge ansatte oplæringsansvarlige tilsynsførende nyansatte")
# «Virksomheden ansøger om løntilskud»: the same letters as a verb.
_OBJECT = word_set("om den det de en et jeg vi du i inden hos på senest via")


def roles_in_place_of_names(checked: TextUnderCheck) -> Iterator[TextFinding]:
    """Yield the roles that stand where a name belongs, with the name when it is known."""
    for reading in checked.readings:
        if reading.has("rule_of_law"):
            continue
        for hit in _roles(checked, reading):
            if checked.is_quoted(reading, hit) or _is_named(reading, hit) or _is_anybody(reading, hit):
                continue
            if _is_only_described(checked, reading, hit):
                continue
            role = reading.words[hit.last - 1].lower
            known = "" if role.startswith(_AT_THE_COMPANY) else checked.citizen
            offer = f"Skriv «{known}»." if known else "Skriv navnet."
            instead = _owning(known) if known and role.endswith("s") else known
            yield checked.mark_words(TextCode.IMPERSONAL, "impersonal", reading, hit, replacement=instead, offer=offer)


def _owning(name: str) -> str:
    """«Idas», «Thomas'»."""
    return f"{name}'" if name.lower().endswith(("s", "x", "z")) else f"{name}s"


def _roles(checked: TextUnderCheck, reading: Reading) -> Iterator[Hit]:
    """The roles that need a name; a question in the journal is only a thought of the writer's."""
    if reading.sentence.is_question and not checked.genre.is_read_outside:
        return
    roles = list(reading.hits.get("role_word", ()))
    if checked.genre is not Genre.JOURNAL:
        places = reading.hits.get("role_in_description", ())
        always = checked.genre is Genre.DESCRIPTION
        roles += [
            hit for hit in places if word_at(reading.words, hit.first - 1) != "på" and (always or _acts(reading, hit))
        ]
        roles += [hit for hit in reading.hits.get("role_beside_verb", ()) if _acts(reading, hit)]
    taken: set[int] = set()
    for hit in sorted(roles, key=lambda hit: (hit.first, -hit.last)):
        if taken.isdisjoint(range(hit.first, hit.last)):
            taken.update(range(hit.first, hit.last))
            yield hit


def _acts(reading: Reading, hit: Hit) -> bool:
    """«Lederen viser …», «møder lederen …»: beside a verb the word stands for one who does something."""
    verbs = reading.covered("finite_verb")
    return hit.last in verbs or hit.first - 1 in verbs


def _is_named(reading: Reading, hit: Hit) -> bool:
    """«praktikanten, Ida Holm», «virksomheden Solby», «kontaktpersonen er Leif», «Leif, kontaktpersonen»."""
    if reading.words[hit.first].before == ", " and hit.first > 0 and reading.words[hit.first - 1].is_capitalised:
        return word_at(reading.words, hit.first - 2) not in _GREETS
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
        return before in _TELLS_OF and bool(reading.people) and role not in ("den", "denne")
    if reading.words[hit.first].opens_clause and hit.last in reading.covered("finite_verb"):
        return before in _TELLS_OF
    if role in _AT_WORK and before in _WITH:
        return False
    if role in _HEADS:
        return (
            hit.first > 0
            or hit.last not in reading.covered("finite_verb")
            or word_at(reading.words, 1) in ("er", "var")
        )
    if role not in _HASTY:
        return False
    if role.startswith("ansøger") and word_at(reading.words, hit.last) in _OBJECT:
        return True
    if hit.first == 0 or before in _BEFORE_HASTY or word_at(reading.words, hit.first - 2) in _BEFORE_INFINITIVE:
        return False
    if before in _TELLS_OF and role.endswith("s"):
        return False
    return before in _TELLS_OF or hit.first - 1 not in reading.covered("finite_verb")


def _is_only_described(checked: TextUnderCheck, reading: Reading, hit: Hit) -> bool:
    """«den ledige plads», «den ansvarlige gartner»: the word tells what somebody or something else is like."""
    if word_at(reading.words, hit.last - 1) not in _ALSO_OF_THINGS or hit.last >= len(reading.words):
        return False
    following = reading.words[hit.last]
    book = checked.rules.words
    if following.before != " " or hit.last in reading.covered("finite_verb", "function_word"):
        return False
    return book.is_noun(following.lower) and not book.is_verb_in_the_present(following.lower)
