"""What in a text tells the needs and how they are met."""

from __future__ import annotations

from collections.abc import Sequence

from jobbro.domain.language.checklist import Question, Strength
from jobbro.domain.language.reading import Reading
from jobbro.domain.language.report import AnswerSheet

ANSWERED, HINTED = Strength.ANSWERED, Strength.HINTED


def note_needs(readings: Sequence[Reading], sheet: AnswerSheet) -> None:
    """Write down which sentences name needs, the work that can be done all the same, and the planning."""
    for at, reading in enumerate(readings):
        if reading.sentence.is_question:
            continue
        if _says_there_are_none(reading):
            for question in (Question.NEEDS_WHICH, Question.NEEDS_FUNCTIONS, Question.NEEDS_PLANNING):
                sheet.note(question, ANSWERED, reading.evidence)
            continue
        _note_one(reading, _near_a_need(readings, at), sheet)


def _says_there_are_none(reading: Reading) -> bool:
    if reading.mentions("postponed") and reading.has("postponed"):
        return False
    if reading.mentions("no_needs"):
        return True
    alone = {word.lower for word in reading.words} <= {"ingen", "nej", "intet", "særlige", "skånehensyn", "der", "er"}
    return reading.under("needs") and alone


def _near_a_need(readings: Sequence[Reading], at: int) -> bool:
    """Whether a need is told in the sentence, beside it, or in the heading above it."""
    around = readings[max(0, at - 1) : at + 2]
    same = [each for each in around if each.part is readings[at].part]
    return readings[at].under("needs") or any(each.mentions("need_word", "need_condition") for each in same)


def _note_one(reading: Reading, near_a_need: bool, sheet: AnswerSheet) -> None:
    evidence = reading.evidence
    # A limit is told with «ikke» and a handling with «uden», so a denial counts as much as the rest here.
    condition = reading.mentions("need_condition") and not reading.under("next", "follow_up", "wrong")
    if reading.has("postponed") and reading.mentions("need_word"):
        sheet.note(Question.NEEDS_WHICH, HINTED, evidence)
        return
    if condition:
        # A goal tells what should be possible later, not what is needed now.
        sheet.note(Question.NEEDS_WHICH, HINTED if reading.has("goal_noun") else ANSWERED, evidence)
    elif reading.under("needs"):
        sheet.note(Question.NEEDS_WHICH, ANSWERED if _tells_something(reading) else HINTED, evidence)
    elif reading.has("need_word"):
        sheet.note(Question.NEEDS_WHICH, HINTED, evidence)
    if reading.mentions("can_do") and (condition or near_a_need):
        sheet.note(Question.NEEDS_FUNCTIONS, ANSWERED, evidence)
    if reading.mentions("planning") and not reading.has("postponed"):
        sheet.note(Question.NEEDS_PLANNING, ANSWERED if condition or near_a_need else HINTED, evidence)
    elif reading.has("support"):
        sheet.note(Question.NEEDS_PLANNING, HINTED, evidence)


def _tells_something(reading: Reading) -> bool:
    """Whether a sentence under the heading of needs says more than that there are some."""
    taken = reading.covered("function_word", "placement_word", "need_word", "heading_needs", "hedge")
    return len(reading.words) - len(taken) > 1
