"""What in a text shows a purpose, a goal or a direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobbro.domain.language.checklist import Question, Strength
from jobbro.domain.language.reading import Reading
from jobbro.domain.language.report import AnswerSheet
from jobbro.domain.language.words import word_set

ANSWERED, HINTED = Strength.ANSWERED, Strength.HINTED

# A goal that says nothing but trade words and a worn phrase needs this many words of its own to be concrete.
_WORDS_BESIDE_A_WORN_PHRASE = 3
_WORDS_OF_A_GOAL = 2


def note_goals(readings: Sequence[Reading], sheet: AnswerSheet) -> None:
    """Write down which sentences answer the questions of purpose and of direction."""
    for reading in readings:
        if reading.sentence.is_question:
            continue
        _note_purpose(reading, sheet)
        _note_direction(reading, sheet)


def is_goal(reading: Reading) -> bool:
    """Whether a sentence states a goal."""
    if reading.under("follow_up", "hours", "contact", "needs") and not reading.has("goal_marker"):
        return False
    return reading.has_or_under("goal_marker") or reading.under("goal", "subgoal")


def is_about_later(reading: Reading) -> bool:
    """Whether a sentence speaks of a time after the start, so its hours are no hours from the first day."""
    return reading.has_or_under("forward_marker") or reading.has("forward_hint", "after_marker") or is_goal(reading)


def _note_purpose(reading: Reading, sheet: AnswerSheet) -> None:
    if is_goal(reading):
        strength = ANSWERED if is_concrete(reading) else HINTED
        sheet.note(Question.PURPOSE_EXPECTED, strength, reading.evidence)
    if reading.has_or_under("purpose_marker") or reading.under("purpose"):
        strength = ANSWERED if is_concrete(reading) else HINTED
        sheet.note(Question.PURPOSE_WHY, strength, reading.evidence)
    elif reading.has("develop") and not reading.under("needs", "next"):
        sheet.note(Question.PURPOSE_WHY, HINTED, reading.evidence)
    if reading.has("expects_company") and is_concrete(reading):
        sheet.note(Question.PURPOSE_COMPANY, ANSWERED, reading.evidence)


def is_worn(reading: Reading) -> bool:
    """Whether the goal is a phrase that could stand in any description, with nothing of its own added."""
    return reading.has("vague_goal") and not is_concrete(reading)


def is_concrete(reading: Reading) -> bool:
    """Whether a goal says something of its own, beyond the words that stand in every description."""
    worn = reading.find("vague_goal")
    skipped = {at for hit in worn for at in range(hit.first, hit.last)}
    own = sum(1 for at in _own_words(reading) if at not in skipped)
    if worn:
        return own >= _WORDS_BESIDE_A_WORN_PHRASE or (own >= 1 and any(word.is_number for word in reading.words))
    # A job that is aimed at is told in few words and is concrete all the same.
    return own >= _WORDS_OF_A_GOAL or (own >= 1 and reading.has("destination"))


def _own_words(reading: Reading) -> Iterator[int]:
    """The words of a sentence that are no small words, no trade words, no markers and no names."""
    taken = reading.covered("function_word", "placement_word", "goal_word", "hedge")
    for at, word in enumerate(reading.words):
        if at not in taken and word.lower not in reading.names and (len(word.lower) > 2 or word.is_number):
            yield at


def _note_direction(reading: Reading, sheet: AnswerSheet) -> None:
    if reading.under("wishes", "contact"):
        return
    staged = _is_stage(reading) or (reading.has("stage_first") and reading.has("stage_then"))
    if reading.has_or_under("subgoal_marker") or reading.under("subgoal") or staged:
        said = is_concrete(reading) and (staged or reading.has_verb or reading.is_list_item)
        sheet.note(Question.DIRECTION_SUBGOALS, ANSWERED if said else HINTED, reading.evidence)
    forward = reading.has_or_under("forward_marker")
    if forward and not reading.has("follow_up") and _names_growth(reading):
        said = reading.has_verb or reading.is_list_item or bool(reading.context)
        sheet.note(Question.DIRECTION_FORWARD, ANSWERED if said else HINTED, reading.evidence)
    elif forward or reading.has("forward_hint"):
        sheet.note(Question.DIRECTION_FORWARD, HINTED, reading.evidence)


def _is_stage(reading: Reading) -> bool:
    """«Efter fire uger kan hun …», «I uge 6 øges timerne»: a point on the way and what is reached there."""
    if reading.has("follow_up", "trouble", "trouble_ill", "consultant_title"):
        return False
    if reading.under("follow_up", "hours", "wrong", "next"):
        return False
    # «Målet er at … inden uge 10» dates the goal itself; «Efter uge 6 er målet …» names a stage.
    goal = min((hit.first for hit in reading.find("goal_marker")), default=len(reading.words))
    dated = any(moment.first < goal and reading.words[moment.first].lower in _ON_THE_WAY for moment in reading.moments)
    reached = reading.has("measurable_verb", "forward_marker", "task_verb") or bool(reading.hours)
    return dated and reached and reading.has("finite_verb")


_ON_THE_WAY = word_set("efter inden senest fra om uge ugerne midtvejs halvvejs ved i") - {"i", "om", "ved"}


def _names_growth(reading: Reading) -> bool:
    """Whether it is said what grows or where the way leads."""
    return reading.has("growth", "destination", "ordinary") or bool(reading.hours)
