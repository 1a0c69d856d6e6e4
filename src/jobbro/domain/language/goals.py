"""A citizen's goal, judged while it is written: what it leaves open, and the five letters of SMART with their proof.

The words are looked for in the same phrase lists as goals in a placement description, and the same rule says whether
a goal is concrete. Whether the goal attracts the citizen is never read between the lines: only the citizen can say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobbro.domain.calendar import Period
from jobbro.domain.language.attribution import unsourced
from jobbro.domain.language.checklist import SmartLetter, Verdict
from jobbro.domain.language.clues_goals import is_concrete, is_worn
from jobbro.domain.language.dates import week_numbers
from jobbro.domain.language.description import name_the_people
from jobbro.domain.language.lexicon import Lexicon
from jobbro.domain.language.reading import DescriptionText, Reading, read_description
from jobbro.domain.language.report import Evidence, RecordField
from jobbro.domain.language.words import word_set


class Wish(StrEnum):
    """What the citizen answers to: do you want to go for this?"""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


@dataclass(frozen=True, slots=True)
class GoalText:
    """A goal as it stands in the form. `course` is the placement or the greater goal that it belongs to.

    `wish` is None until the citizen has answered; `told_by_citizen` says that the citizen's own hand wrote the answer.
    """

    wording: str
    tasks: str = ""
    measure: str = ""
    realistic: str = ""
    due_on: date | None = None
    course: Period | None = None
    wish: Wish | None = None
    own_words: str = ""
    told_by_citizen: bool = False


class OpenEnd(StrEnum):
    """What a goal leaves open (R-062)."""

    OBJECT = "object"
    MEASURE = "measure"
    DATE = "date"


class LetterReason(StrEnum):
    """Why a letter of SMART is met or not; content/texts says it in Danish."""

    S_CLEAR = "s_clear"
    S_OPEN = "s_open"
    M_CLEAR = "m_clear"
    M_UNCOUNTED = "m_uncounted"
    M_OPEN = "m_open"
    A_YES = "a_yes"
    A_MAYBE = "a_maybe"
    A_NO = "a_no"
    A_NO_WORDS = "a_no_words"
    A_INTERPRETED = "a_interpreted"
    A_OPEN = "a_open"
    R_CLEAR = "r_clear"
    R_LOOSE = "r_loose"
    R_OPEN = "r_open"
    T_WITHIN = "t_within"
    T_NO_COURSE = "t_no_course"
    T_OUTSIDE = "t_outside"
    T_ONLY_WORDS = "t_only_words"
    T_OPEN = "t_open"


@dataclass(frozen=True, slots=True)
class GoalLetter:
    """One letter of SMART for a goal: the verdict, why, and what proves it word for word."""

    letter: SmartLetter
    verdict: Verdict
    reason: LetterReason
    evidence: tuple[Evidence, ...] = ()


def open_ends(goal: GoalText, lexicon: Lexicon) -> tuple[OpenEnd, ...]:
    """What the goal leaves open: about what, seen how, and when; nothing for a goal that says all three."""
    readings = _read(goal.wording, lexicon)
    beside = _read(goal.tasks, lexicon)
    measures = [*readings, *_read(goal.measure, lexicon)]
    found = (
        (OpenEnd.OBJECT, not _has_object([*readings, *beside])),
        (OpenEnd.MEASURE, not any(_can_be_counted(reading) for reading in measures)),
        (OpenEnd.DATE, goal.due_on is None and not any(_tells_a_time(reading) for reading in readings)),
    )
    return tuple(end for end, is_open in found if is_open)


def smart_of_goal(goal: GoalText, lexicon: Lexicon) -> tuple[GoalLetter, ...]:
    """The five letters in order, each with its verdict, its reason and its proof."""
    missing = open_ends(goal, lexicon)
    return (
        _specific(goal, OpenEnd.OBJECT in missing),
        _measurable(goal, OpenEnd.MEASURE in missing),
        _attractive(goal, lexicon),
        _realistic(goal, lexicon),
        _timed(goal, OpenEnd.DATE in missing),
    )


def letters_met(letters: Sequence[GoalLetter]) -> int:
    """How many of the five letters are met."""
    return sum(1 for letter in letters if letter.verdict is Verdict.FULFILLED)


def _specific(goal: GoalText, missing: bool) -> GoalLetter:
    proof = _proof(("wording", goal.wording), ("tasks", goal.tasks))
    if missing:
        return GoalLetter(SmartLetter.SPECIFIC, Verdict.MISSING, LetterReason.S_OPEN)
    return GoalLetter(SmartLetter.SPECIFIC, Verdict.FULFILLED, LetterReason.S_CLEAR, proof)


def _measurable(goal: GoalText, missing: bool) -> GoalLetter:
    letter, proof = SmartLetter.MEASURABLE, _proof(("measure", goal.measure))
    if not missing:
        proof = proof or _proof(("wording", goal.wording))
        return GoalLetter(letter, Verdict.FULFILLED, LetterReason.M_CLEAR, proof)
    if proof:
        return GoalLetter(letter, Verdict.PARTLY, LetterReason.M_UNCOUNTED, proof)
    return GoalLetter(letter, Verdict.MISSING, LetterReason.M_OPEN)


def _attractive(goal: GoalText, lexicon: Lexicon) -> GoalLetter:
    letter, proof = SmartLetter.ATTRACTIVE, _proof(("own_words", goal.own_words))
    match goal.wish:
        case None:
            return GoalLetter(letter, Verdict.MISSING, LetterReason.A_OPEN)
        case Wish.NO:
            return GoalLetter(letter, Verdict.MISSING, LetterReason.A_NO, proof)
        case Wish.MAYBE:
            return GoalLetter(letter, Verdict.PARTLY, LetterReason.A_MAYBE, proof)
    if goal.told_by_citizen:
        return GoalLetter(letter, Verdict.FULFILLED, LetterReason.A_YES, proof)
    if not proof:
        return GoalLetter(letter, Verdict.PARTLY, LetterReason.A_NO_WORDS)
    if any(any(unsourced(reading)) for reading in _read(goal.own_words, lexicon)):
        return GoalLetter(letter, Verdict.PARTLY, LetterReason.A_INTERPRETED, proof)
    return GoalLetter(letter, Verdict.FULFILLED, LetterReason.A_YES, proof)


def _realistic(goal: GoalText, lexicon: Lexicon) -> GoalLetter:
    letter, proof = SmartLetter.REALISTIC, _proof(("realistic", goal.realistic))
    if not proof:
        return GoalLetter(letter, Verdict.MISSING, LetterReason.R_OPEN)
    if not any(is_concrete(reading) for reading in _read(goal.realistic, lexicon)):
        return GoalLetter(letter, Verdict.PARTLY, LetterReason.R_LOOSE, proof)
    return GoalLetter(letter, Verdict.FULFILLED, LetterReason.R_CLEAR, proof)


def _timed(goal: GoalText, missing: bool) -> GoalLetter:
    letter = SmartLetter.TIMED
    if goal.due_on is None:
        if missing:
            return GoalLetter(letter, Verdict.MISSING, LetterReason.T_OPEN)
        return GoalLetter(letter, Verdict.PARTLY, LetterReason.T_ONLY_WORDS, _proof(("wording", goal.wording)))
    proof = _proof(("due_on", f"{goal.due_on:%d-%m-%Y}"))
    if goal.course is None:
        return GoalLetter(letter, Verdict.FULFILLED, LetterReason.T_NO_COURSE, proof)
    if not goal.course.contains(goal.due_on):
        return GoalLetter(letter, Verdict.PARTLY, LetterReason.T_OUTSIDE, proof)
    return GoalLetter(letter, Verdict.FULFILLED, LetterReason.T_WITHIN, proof)


def _proof(*fields: tuple[str, str]) -> tuple[Evidence, ...]:
    return tuple(Evidence(said.strip(), RecordField(name)) for name, said in fields if said.strip())


def _read(text: str, lexicon: Lexicon) -> list[Reading]:
    readings = read_description(DescriptionText(whole=text), lexicon)
    name_the_people(readings, None)
    return readings


def _has_object(readings: Sequence[Reading]) -> bool:
    """Whether it is said what is to happen, beyond words that could stand in anybody's goal."""
    return any(
        not is_worn(reading) and _says_something_own(reading) and (is_concrete(reading) or _can_be_counted(reading))
        for reading in readings
    )


def _says_something_own(reading: Reading) -> bool:
    """Whether a word of content is left when areas («kompetencer») and times are taken away."""
    taken = reading.covered("open_object", "function_word", "goal_word", "hedge", "placement_word") | _times(reading)
    return any(at not in taken and (len(word.lower) > 2 or word.is_number) for at, word in enumerate(reading.words))


def _can_be_counted(reading: Reading) -> bool:
    """Whether something can be seen or counted; how long the goal lasts is no measure of it."""
    if reading.hours or reading.clocks or reading.weekdays:
        return True
    times = _times(reading)
    return any(not times.issuperset(range(hit.first, hit.last)) for hit in reading.hits.get("measurable", ()))


def _tells_a_time(reading: Reading) -> bool:
    """Whether a day, a week or a length is told; «hver uge» is a rhythm and no end."""
    return bool(reading.lengths or reading.dates or any(_bounds(reading)))


def _bounds(reading: Reading) -> Iterator[tuple[int, int]]:
    for moment in reading.moments:
        if reading.words[moment.first].lower in _ENDS:
            yield moment.first, moment.last
    yield from ((first, last) for _from, _to, first, last in week_numbers(reading.words))


_ENDS = word_set("uge ugerne efter inden senest om")


def _times(reading: Reading) -> frozenset[int]:
    spans = [
        *((told.first, told.last) for told in reading.lengths),
        *((told.first, told.last) for told in reading.dates),
        *_bounds(reading),
    ]
    return frozenset(at for first, last in spans for at in range(first, last))
