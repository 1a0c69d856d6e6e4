"""Which skills a story tells of, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jobbro.domain.fit.clauses import Clause, Stance, clauses_of, denied_from
from jobbro.domain.fit.skills import Clue, Mention, SkillMap
from jobbro.domain.language.words import Word, word_set

# How much each sort of evidence counts; a second piece of evidence adds a little, never as much as the first.
NAMED = 1.0
DONE = 1.0
DONE_IN_GENERAL = 0.75
WORKED_THERE = 0.8
SPOKEN_OF_BEFORE = 0.6
SPOKEN_OF = 0.45
MORE = 0.2
MOST = 1.6
WISHED = 0.5
THING_OF_A_TASK = 0.4

_GENERAL = (
    *("lave", "laver", "lavet", "ordn", "klar", "hjælp", "hjalp", "arbejd", "ansvar", "sørg", "erfar", "ansat"),
    *("uddan", "udlær", "frivillig", "praktik", "hobby", "dygtig", "fiks", "nørd", "rode", "roder", "vikar", "øvet"),
)
# Words that mean doing only together with another: «står for», «tager mig af», «har styr på».
_GENERAL_PAIRS = (
    ("stå", "for"),
    ("stod", "for"),
    ("tag", "mig"),
    ("tag", "sig"),
    ("tog", "mig"),
    ("styr", "på"),
    ("god", "til"),
)
_AT_WORK = (
    *("arbejd", "job", "ansat", "vikar", "praktik", "stod", "stå", "sad", "sidd", "frivillig", "hjælp", "hjalp"),
    *("hjulp", "udlær", "uddan", "lærling", "havde", "drev", "afløs", "aktiver", "tjans", "ufaglær", "slid", "knokl"),
    *("ungarbejd", "fritidsjob"),
)
_WAS_AT = word_set("været var startede begyndte kom")
_TAKES_ON = word_set("tager tar tog klarer klarede")
_POINTING = word_set("det dem den sådan alt sådant sådanne slags alle ham hende")
_BETWEEN = word_set(
    """har havde selv altid ofte også tit gerne jævnligt stadig da jo så engang før tidligere nu kan kunne godt meget
    bare lige mest måske faktisk virkelig alle alt sammen dagligt"""
)
_EVERYBODY = word_set(
    """er været bliver blevet bor boet boede ser set får fået spiser spist drikker drukket venter ventet elsker elsket
    elskede tænker tror synes mener hedder cykler cyklet cyklede sidder siddet ligger ligget sover sovet går gået tager
    taget kommer kommet kender kendt bruger brugt mangler manglet savner savnet køber købt købte hører hørt ønsker
    ønsket tåler tålt glemmer glemt glemte mister mistet mistede frygter ejer ejede læser læst lejer lejet hader hadet
    håber håbet føler følt følte bider lider lidt fryser skifter siger sagt spurgte spørger kører snakker taler besøgt
    spiller møder mødt mødte løber løbet rejser rejst rejste betaler ryger røget bryder haft henter hentet
    lever levet"""
)
_NO_VERB = word_set(
    "efter eller over under aldrig år her der hver aften andet noget meget lidt ret lørdage fredage et det"
)
_PEOPLE = word_set(
    """mor mors far fars ældre gamle nabo naboer naboen dame mormor morfar farmor farfar svigermor svigerfar onkel
    tante bedstemor bedstefar folk børn unger kolleger nye ny unge drengene pigerne ungerne"""
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a text that tell of a skill: as written, how they were meant, and where the clause stands."""

    skill_id: str
    said: tuple[str, ...]
    weight: float
    stance: Stance
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A skill that a text tells of: its weight, and the evidence, strongest first."""

    skill_id: str
    weight: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A story read: what the teller can, and what the teller says no to."""

    text: str
    found: tuple[Found, ...]
    denied: tuple[Found, ...]
    able: tuple[Word, ...]


def read_story(text: str, skills: SkillMap) -> Reading:
    """Read what somebody tells about everyday life; skills strongest first, then as told."""
    evidence: list[Evidence] = []
    able: list[Word] = []
    before: list[Mention] = []
    for clause in clauses_of(text):
        mentions = skills.mentions(clause.words)
        if clause.stance is not Stance.OTHERS:
            evidence += _evidence(clause, mentions, before)
        if clause.stance is Stance.MINE and _does(clause.words, mentions):
            able += clause.words
        before = [] if clause.stance is Stance.DENIED else mentions
    told = [one for one in evidence if one.stance is not Stance.DENIED]
    refused = [one for one in evidence if one.stance is Stance.DENIED]
    return Reading(text, _gathered(told), _gathered(refused), tuple(able))


def read_task(text: str, skills: SkillMap) -> tuple[Found, ...]:
    """Read which skills the words of a work task call for; here a thing alone tells something."""
    evidence: list[Evidence] = []
    for clause in clauses_of(text):
        if clause.stance is Stance.DENIED and any(word.lower in ("jeg", "vi") for word in clause.words):
            continue
        mentions = skills.mentions(clause.words)
        task = Clause(clause.words, Stance.MINE)
        evidence += _evidence(task, mentions, ())
        evidence += [
            _piece(task, mention.skill_id, [mention], THING_OF_A_TASK)
            for mention in mentions
            if mention.role in (Clue.THINGS, Clue.PLACES) and task.words[mention.first].lower not in _PEOPLE
        ]
    return _gathered(evidence)


def _evidence(clause: Clause, mentions: Sequence[Mention], before: Sequence[Mention]) -> list[Evidence]:
    """What a clause tells, skill by skill; `before` is what the clause before it spoke of."""
    by_skill: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_skill.setdefault(mention.skill_id, []).append(mention)
    found = [
        piece
        for skill_id, ours in by_skill.items()
        for piece in (*_named(clause, skill_id, ours), *_done(clause, skill_id, ours), *_worked(clause, skill_id, ours))
    ]
    return found or _pointed_at(clause, before)


def _named(clause: Clause, skill_id: str, ours: Sequence[Mention]) -> list[Evidence]:
    """The phrases that name the skill; of phrases over the same words the longest."""
    kept: list[Mention] = []
    for one in sorted(ours, key=lambda mention: mention.first - mention.last):
        if one.role is Clue.WORDS and all(one.last <= other.first or other.last <= one.first for other in kept):
            kept.append(one)
    return [_piece(clause, skill_id, [one], NAMED) for one in sorted(kept, key=lambda mention: mention.first)]


def _done(clause: Clause, skill_id: str, ours: Sequence[Mention]) -> list[Evidence]:
    """Something done to one of the skill's things, with a word of the skill's own or one that fits many."""
    things = [one for one in ours if one.role is Clue.THINGS and not _is_beside(clause.words, one.first)]
    doing = [one for one in ours if one.role is Clue.DOING]
    found = []
    for thing in things:
        verbs = [verb for verb in doing if verb.last <= thing.first or thing.last <= verb.first]
        if verbs:
            is_vague = clause.words[thing.first].lower in _PEOPLE and _is_general(clause.words, verbs[0].first)
            found.append(_piece(clause, skill_id, [verbs[0], thing], 0.6 if is_vague else DONE))
        else:
            general, acting = _general_words(clause, thing), _acting(clause.words)
            # «jeg svarer» is no «varer»: one word is not both what is done and what it is done to.
            if acting is not None and acting in clause.words[thing.first : thing.last]:
                continue
            if general is not None:
                found.append(_piece(clause, skill_id, [thing], DONE_IN_GENERAL, general))
            elif acting is not None and clause.words[thing.first].lower not in _PEOPLE:
                found.append(_piece(clause, skill_id, [thing], SPOKEN_OF, acting))
    return found


def _is_beside(words: Sequence[Word], at: int) -> bool:
    """Whether a person only owns or is near the thing: «børnenes cykler», «haven hos en ældre dame»."""
    lower = words[at].lower
    if lower in _PEOPLE:
        return any(word.lower == "hos" for word in words[max(0, at - 3) : at])
    return lower.endswith(("enes", "ernes")) or lower.removesuffix("s") in _PEOPLE


def _acting(words: Sequence[Word]) -> Word | None:
    """The word that tells what «jeg» does, beside it; None for what everybody does or merely has."""
    for at, word in enumerate(words):
        if word.lower not in ("jeg", "vi"):
            continue
        after = next((one for one in words[at + 1 : at + 5] if one.lower not in _BETWEEN), None)
        before = words[at - 1] if at else None
        doing = before if before is not None and _is_verb(before) else after
        if doing is not None and _is_verb(doing) and doing.lower not in _EVERYBODY:
            return doing
    return None


def _taking_on(words: Sequence[Word]) -> Word | None:
    """«Det tager jeg»: what was spoken of is the teller's to do; nothing else may stand before it."""
    said = [word.lower for word in words[:3]]
    takes = len(said) == 3 and said[0] in _POINTING and said[1] in _TAKES_ON and said[2] in ("jeg", "vi")
    return words[1] if takes else None


def _is_verb(word: Word) -> bool:
    """Whether a word beside «jeg» has the ending of something done; «har» and «skal» lead on to it."""
    return word.lower.endswith(("er", "ede", "te", "et", "åt", "rt", "gt")) and word.lower not in _NO_VERB


def _worked(clause: Clause, skill_id: str, ours: Sequence[Mention]) -> list[Evidence]:
    places = [one for one in ours if one.role is Clue.PLACES]
    at_work = next((word for word in clause.words if _starts_with(word, _AT_WORK) or word.lower in _WAS_AT), None)
    if at_work is None:
        return []
    return [_piece(clause, skill_id, [place], WORKED_THERE, at_work) for place in places]


def _pointed_at(clause: Clause, before: Sequence[Mention]) -> list[Evidence]:
    """«Hængsler og pærer. Sådan noget fikser jeg»: what is done here was spoken of just before."""
    if not any(word.lower in _POINTING for word in clause.words):
        return []
    general = (word for at, word in enumerate(clause.words) if _is_general(clause.words, at))
    doer = next(general, None) or _acting(clause.words) or _taking_on(clause.words)
    if doer is None:
        return []
    return [
        _piece(clause, mention.skill_id, [], SPOKEN_OF_BEFORE, doer)
        for mention in before
        if mention.role is Clue.THINGS
    ]


def _piece(
    clause: Clause, skill_id: str, mentions: Sequence[Mention], weight: float, beside: Word | None = None
) -> Evidence:
    spans = sorted((one.first, one.last) for one in mentions)
    said = [_as_written(clause.words[first:last]) for first, last in spans]
    if beside is not None:
        said.append(beside.text)
    stance = clause.stance
    if stance is Stance.DENIED and not clause.taken_back:
        turned = denied_from(clause.words, spans)
        if turned is None or (turned and max((last for _, last in spans), default=0) <= turned):
            stance = Stance.MINE
    counted = weight * WISHED if stance is Stance.WISH else weight
    return Evidence(skill_id, tuple(dict.fromkeys(said)), counted, stance, clause.start, clause.end)


def _as_written(words: Sequence[Word]) -> str:
    first, *others = words
    return " ".join((first.text + "".join(word.before + word.text for word in others)).split())


def _gathered(evidence: Iterable[Evidence]) -> tuple[Found, ...]:
    by_skill: dict[str, list[Evidence]] = {}
    for piece in evidence:
        by_skill.setdefault(piece.skill_id, []).append(piece)
    found = []
    for skill_id, pieces in by_skill.items():
        ordered = sorted(pieces, key=lambda piece: -piece.weight)
        weight = ordered[0].weight + MORE * sum(piece.weight for piece in ordered[1:])
        found.append(Found(skill_id, min(weight, MOST), tuple(ordered)))
    return tuple(sorted(found, key=lambda one: -one.weight))


def _does(words: Sequence[Word], mentions: Sequence[Mention]) -> bool:
    named = any(one.role in (Clue.WORDS, Clue.DOING) for one in mentions)
    return named or any(_is_general(words, at) for at in range(len(words)))


def _general_words(clause: Clause, thing: Mention) -> Word | None:
    for at, word in enumerate(clause.words):
        if not thing.first <= at < thing.last and _is_general(clause.words, at):
            return word
    return None


def _is_general(words: Sequence[Word], at: int) -> bool:
    if _starts_with(words[at], _GENERAL):
        return True
    following = [word.lower for word in words[at + 1 : at + 4]]
    return any(words[at].lower.startswith(stem) and then in following for stem, then in _GENERAL_PAIRS)


def _starts_with(word: Word, stems: Sequence[str]) -> bool:
    return any(word.lower.startswith(stem) for stem in stems)
