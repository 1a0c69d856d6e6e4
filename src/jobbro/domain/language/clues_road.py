"""What in a text tells the next step and the way to ordinary paid hours."""

from __future__ import annotations

from collections.abc import Sequence

from jobbro.domain.language.checklist import Question, Strength
from jobbro.domain.language.clues_goals import is_goal
from jobbro.domain.language.reading import Reading
from jobbro.domain.language.report import AnswerSheet

ANSWERED, HINTED = Strength.ANSWERED, Strength.HINTED


def note_road(readings: Sequence[Reading], sheet: AnswerSheet) -> None:
    """Write down which sentences tell what comes after, and how paid hours come nearer."""
    for reading in readings:
        if reading.sentence.is_question:
            continue
        _note_next(reading, sheet)
        _note_ordinary(reading, sheet)


def _whole(reading: Reading) -> bool:
    """Whether the sentence says something, rather than dropping a word: it has a verb or stands under a heading."""
    topics = ("next", "ordinary", "goal", "subgoal")
    return reading.has_verb or reading.is_list_item or reading.under(*topics)


def _note_next(reading: Reading, sheet: AnswerSheet) -> None:
    after = reading.has_or_under("after_marker") or reading.under("next")
    after = after or (reading.has("condition") and reading.has("job_word"))
    place = reading.has("destination")
    if place and (after or is_goal(reading)):
        certain = _whole(reading) and not (reading.has("hedge") and not reading.has_verb)
        sheet.note(Question.NEXT_AFTER, ANSWERED if certain else HINTED, reading.evidence)
        if reading.has("activity"):
            sheet.note(Question.NEXT_ACTIVITY, ANSWERED if certain else HINTED, reading.evidence)
    elif reading.under("next") or (reading.has("next_hint") and not reading.negated):
        sheet.note(Question.NEXT_AFTER, HINTED, reading.evidence)


def _note_ordinary(reading: Reading, sheet: AnswerSheet) -> None:
    if not reading.has("ordinary") and not reading.under("ordinary"):
        rises = reading.has_or_under("forward_marker") and reading.has("growth_hours")
        if rises or reading.has("ordinary_weak") or (is_goal(reading) and reading.has("job_word")):
            sheet.note(Question.ORDINARY_PROGRESS, HINTED, reading.evidence)
        return
    evidence = reading.evidence
    whole = _whole(reading) and not reading.has("postponed")
    aimed = reading.has_or_under("forward_marker") or reading.has("after_marker") or is_goal(reading)
    aimed = aimed or reading.under("next", "ordinary")
    refused = bool(reading.negated) and not reading.has("condition")
    if not whole or refused or not (reading.has("ordinary") or reading.has("condition")):
        sheet.note(Question.ORDINARY_PROGRESS, HINTED, evidence)
        return
    if aimed or reading.has("possibility"):
        sheet.note(Question.ORDINARY_PROGRESS, ANSWERED, evidence)
    if reading.has("condition"):
        question = Question.ORDINARY_CONVERT if reading.has("paid_hours") else Question.ORDINARY_JOB
        sheet.note(question, ANSWERED, evidence)
    if not aimed and not reading.has("condition", "possibility"):
        sheet.note(Question.ORDINARY_PROGRESS, HINTED, evidence)
