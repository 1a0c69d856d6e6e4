"""Who does what in a story: its clauses, and whether each tells of the teller, of somebody else, or of what is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jobbro.domain.language.normal_form import fold
from jobbro.domain.language.sentences import split_sentences
from jobbro.domain.language.words import Word, word_at, word_set, words_in


class Stance(StrEnum):
    """What a clause says about the teller."""

    MINE = "mine"
    WISH = "wish"
    DENIED = "denied"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of words with one stance; `start` and `end` are places in the text."""

    words: tuple[Word, ...]
    stance: Stance
    # «… men det kan jeg ikke mere» says no to all of the clause before it.
    taken_back: bool = False

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.words[-1].end


# «a» and «æ» are how people from Jutland say «jeg».
_I = word_set("jeg vi a æ man")
_MINE = word_set("jeg vi mig os min mit mine vores æ")
_HE = word_set("han hun")
_OWNERS = word_set("min mit mine vores hans hendes deres din dit dine")
_PEOPLE = word_set(
    """mand kone kæreste samlever hustru ægtefælle eks eksmand ekskone søn sønner datter døtre barn børn unger mor far
    forældre bror brødre søster søstre søskende onkel tante moster faster farbror morbror fætter kusine bedstemor
    bedstefar mormor morfar farmor farfar svigermor svigerfar svigersøn svigerdatter svoger svigerinde ven venner
    veninde veninder kammerat nabo naboer underbo overbo kollega kolleger kollegaer chef familie drenge piger nevø
    niece barnebarn børnebørn søn datter roommate bofælle hjemmehjælper rengøringsdame"""
)
_ACTORS = word_set(
    """kommunen andre nogen naboen hjemmehjælpen hjemmehjælperen hjemmeplejen viceværten håndværkeren lægen
    rengøringshjælpen mekanikeren frisøren"""
)
_WEATHER = word_set("solen sol vejret regnen vinden månen stjernerne fuglene")
_PREPOSITIONS = word_set(
    """med for til af hos fra om på i efter ved over under mod uden som hjælper hjælpe hjalp hjulpet passer passe
    passet passede til og eller at"""
)
_CONJUNCTIONS = word_set("men mens fordi hvor når hvis selvom medmens dengang indtil siden imens hvorimod bortset")
_SUBJECTS = word_set("jeg vi han hun de det der man min mit mine vores a æ")
_STARTERS = word_set("og så for men eller samt som at da hvad hvem") | _CONJUNCTIONS
_NOT = word_set("ikke aldrig næppe ik ikk ej")
_NO_FORWARD = word_set("ingen intet uden hverken ingenting")
_AVERSE = word_set("hader hade afskyr undgår nægter opgivet opgive opgav allergisk allergi frabeder væmmes")
_ADDING = word_set("kun bare blot mindst alene udelukkende andet bange fremmed kede dårlig ringe dum nogen sen")
_HARMLESS = (
    ("noget", "imod"),
    ("noget", "problem"),
    ("lade", "være"),
    ("har", "noget", "imod"),
    ("svært",),
    ("være", "bange"),
    ("for", "fin"),
    ("fordi",),
    ("helt", "dårlig"),
    ("så", "ringe"),
)
_WISHES = (
    ("vil", "gerne"),
    ("ville", "gerne"),
    ("vil", "jeg", "gerne"),
    ("kunne", "tænke", "mig"),
    ("kunne", "jeg", "tænke", "mig"),
    ("drømmer", "om"),
    ("drøm", "er"),
    ("håber", "på"),
    ("lyst", "til"),
    ("vil", "lære"),
    ("ønsker", "at"),
    ("interesseret", "i", "at"),
    ("drømmejob",),
    ("gerne", "lære"),
)
# Who needs help with something, or only takes it in, says nothing about being able to do it.
_IN_NEED = (
    ("har", "brug", "for"),
    ("har", "jeg", "brug", "for"),
    ("får", "hjælp"),
    ("får", "jeg", "hjælp"),
    ("fik", "hjælp"),
    ("har", "hjemmehjælp"),
    ("har", "rengøringshjælp"),
    ("har", "bostøtte"),
    ("har", "en", "bostøtte"),
    ("har", "en", "kontaktperson"),
    ("går", "til", "frisør"),
    ("går", "til", "læge"),
)
_TAKING_IN = word_set(
    """hører hørte spiser spiste drikker drak ryger venter bor boede sover får fik mangler savner
    skylder lider"""
)
_NO_MORE = word_set("mere længere")


def clauses_of(text: str) -> list[Clause]:
    """The clauses of a story in order, each with its stance."""
    first_person = any(fold(word.lower) in _MINE for word in words_in(text))
    found: list[Clause] = []
    for sentence in split_sentences(text):
        words = [word._replace(lower=fold(word.lower)) for word in words_in(text, sentence.start, sentence.end)]
        for first, last in _stretches(words):
            part = words[first:last]
            stance = _stance(part, first_person=first_person)
            if stance is Stance.DENIED and found and _takes_back(part):
                found[-1] = Clause(found[-1].words, Stance.DENIED, taken_back=True)
            found.append(Clause(tuple(part), stance))
    return found


def denied_from(words: Sequence[Word], spared: Sequence[tuple[int, int]] = ()) -> int | None:
    """The index of the first denied word of a clause, or None.

    A denial inside one of the `spared` stretches belongs to the phrase found there («kan ikke have rod»).
    """
    for at, word in enumerate(words):
        if any(first <= at < last for first, last in spared):
            continue
        if word.lower in _NOT and not _adds(words, at) and not _of_others(words, at):
            return _second_half(words, at)
        if word.lower in _AVERSE or (
            word.lower == "svært" and word_at(words, at + 1) == "ved" and not _not_before(words, at)
        ):
            return 0
        if word.lower in _NO_FORWARD and word_at(words, at + 1) not in ("problem", "problemer", "sag"):
            return at
    return None


def _of_others(words: Sequence[Word], at: int) -> bool:
    """Whether «ikke» is about others or a thing: «dem, der ikke betaler», «når printeren ikke vil»."""
    if at and words[at - 1].lower in ("der", "som"):
        return True
    return words[0].lower in ("når", "hvis") and not any(word.lower in _I for word in words[: at + 2])


def _second_half(words: Sequence[Word], at: int) -> int:
    """Where a denial begins: «jeg vasker op og smider aldrig noget ud» says no only to what follows «og»."""
    for joined in range(at - 2, 0, -1):
        if words[joined].lower in _I:
            break
        if words[joined].lower == "og" and words[joined + 1].lower.endswith(("er", "ede", "gør", "går", "har")):
            return joined
    return 0


def _not_before(words: Sequence[Word], at: int) -> bool:
    return any(word.lower in _NOT for word in words[max(0, at - 3) : at])


def _adds(words: Sequence[Word], at: int) -> bool:
    """Whether «ikke» only strengthens: «ikke kun», «ikke noget imod», «kan ikke lade være»."""
    following = [word.lower for word in words[at + 1 : at + 5]]
    if following and following[0] in _ADDING:
        return True
    return any(tuple(following[: len(said)]) == said for said in _HARMLESS)


def _takes_back(words: Sequence[Word]) -> bool:
    said = {word.lower for word in words}
    return bool(said & _NO_MORE) and bool(said & {"det", "den", "dem"})


def _stance(words: Sequence[Word], *, first_person: bool) -> Stance:
    if _is_about_others(words, first_person=first_person):
        return Stance.OTHERS
    said = [word.lower for word in words]
    if _only_takes(said):
        return Stance.OTHERS
    if denied_from(words) is not None:
        return Stance.DENIED
    return Stance.WISH if _has_one_of(_WISHES, said) else Stance.MINE


def _only_takes(said: Sequence[str]) -> bool:
    """«Jeg bor på et plejehjem», «jeg får medicin», «jeg har brug for hjælp til»: no work of the teller's own."""
    takes = any("jeg" in (said[at - 1] if at else "", *said[at + 1 : at + 2]) for at in _places(said, _TAKING_IN))
    return _has_one_of(_IN_NEED, said) or (takes and "til at" not in " ".join(said))


def _places(said: Sequence[str], among: frozenset[str]) -> Iterator[int]:
    return (at for at, word in enumerate(said) if word in among)


def _has_one_of(phrases: Sequence[tuple[str, ...]], said: Sequence[str]) -> bool:
    return any(tuple(said[at : at + len(one)]) == one for one in phrases for at in range(len(said)))


def _is_about_others(words: Sequence[Word], *, first_person: bool) -> bool:
    said = [word.lower for word in words]
    if any(word in _I for word in said) or _is_handed_on(said):
        return False
    if said[0] in _WEATHER or (said[0] in _STARTERS and said[1:2] and said[1] in _WEATHER):
        return True
    for at, word in enumerate(said[:5]):
        if first_person and word in _HE:
            return True
        if first_person and word == "de" and at == 0:
            return True
        before = said[at - 1] if at else ""
        if word in _ACTORS and before not in _PREPOSITIONS:
            return True
        joined = at == 1 and before in ("og", "eller", "at")
        if word in _OWNERS and (joined or before not in _PREPOSITIONS) and _person_after(said, at):
            return True
    return False


def _person_after(said: Sequence[str], at: int) -> bool:
    """Whether «min (gamle) bror» stands here, and not «min brors cykel»."""
    return any(word in _PEOPLE for word in said[at + 1 : at + 3])


def _is_handed_on(said: Sequence[str]) -> bool:
    """Whether the teller has a part in it: «min mor lærte mig», «min bror og mig», «det får de af mig»."""
    for at, word in enumerate(said):
        before = said[at - 1] if at else ""
        if word in ("mig", "os") and before in ("lærte", "lært", "og", "er", "var", "fra", "af"):
            return True
    return False


def _stretches(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    first = 0
    for at in range(1, len(words)):
        if _opens(words, first, at):
            yield first, at
            first = at
    if first < len(words):
        yield first, len(words)


def _opens(words: Sequence[Word], first: int, at: int) -> bool:
    """Whether a new clause starts at a word: after a comma with a new subject, at «men», or at a second «jeg»."""
    lower, following = words[at].lower, [word.lower for word in words[at : at + 4]]
    if lower in _CONJUNCTIONS:
        return True
    if words[at].opens_clause:
        return lower in _STARTERS or any(word in _SUBJECTS for word in following[:3]) or _has_not(words, at)
    if lower in ("og", "så", "eller", "for", "da") and len(following) > 1:
        return following[1] in _SUBJECTS or (following[1] == "så" and len(following) > 2 and following[2] in _SUBJECTS)
    return lower == "jeg" and at - first >= 3 and any(word.lower == "jeg" for word in words[first:at])


def _has_not(words: Sequence[Word], at: int) -> bool:
    for index in range(at, min(len(words), at + 6)):
        if index > at and words[index].opens_clause:
            return False
        if words[index].lower in _NOT or words[index].lower in _NO_FORWARD:
            return True
    return False
