"""Goals that nobody can see the end of, and in a description the points that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from jobbro.domain.language.checklist import SmartLetter, Verdict
from jobbro.domain.language.clues_goals import is_goal, is_worn
from jobbro.domain.language.description import check_description
from jobbro.domain.language.numbers import number_of
from jobbro.domain.language.reading import DescriptionText, Reading
from jobbro.domain.language.text_report import Genre, TextCode, TextFinding
from jobbro.domain.language.text_under_check import TextUnderCheck


def missing_elements(checked: TextUnderCheck) -> Iterator[TextFinding]:
    """Yield each goal without a measure and, for a whole description, each of the seven points that is missing."""
    for reading in checked.readings:
        if reading.sentence.is_question:
            continue
        if _is_open_ended(reading) or (checked.genre is Genre.PLAN and _is_open_step(reading)):
            start, end = reading.sentence.start, reading.sentence.end
            what, ask = "Målet kan ikke ses, når det er nået", checked.rules.checklist.smart[SmartLetter.MEASURABLE].ask
            yield checked.mark(TextCode.MISSING_ELEMENT, "missing", start, end, what=what, ask=ask)
    if checked.genre is Genre.DESCRIPTION and checked.is_whole and checked.readings:
        yield from _missing_points(checked)


def _is_open_ended(reading: Reading) -> bool:
    """Whether a goal holds nothing to count, see or date."""
    goal = is_goal(reading)
    if not goal and not reading.has("purpose_marker"):
        return False
    if is_worn(reading):
        return True
    dated = reading.moments or reading.lengths or reading.dates or reading.has("by_when")
    counted = dated or _is_counted(reading)
    if not counted and reading.mentions("open_goal"):
        return True
    return goal and not dated and not reading.hours and reading.has("goal_noun")


def _is_counted(reading: Reading) -> bool:
    if reading.hours or reading.clocks or reading.weekdays:
        return True
    return any(word.is_number or (number_of(word.lower) or 0) > 1 for word in reading.words)


def _is_open_step(reading: Reading) -> bool:
    """In a plan: what shall happen, without a day, a number or anything else that shows it was done."""
    if reading.moments or reading.lengths or reading.dates or reading.has("by_when") or _is_counted(reading):
        return False
    return reading.has("step") and not reading.has("step_told")


def _missing_points(checked: TextUnderCheck) -> Iterator[TextFinding]:
    rules = checked.rules
    text = DescriptionText(whole=checked.text)
    report = check_description(
        text, agreed=None, checklist=rules.checklist, lexicon=rules.lexicon, privacy=rules.privacy
    )
    for result in report.points:
        if result.verdict is Verdict.MISSING:
            ask = result.answers[0].ask
            yield checked.mark(TextCode.MISSING_ELEMENT, "missing", 0, len(checked.text), what=result.title, ask=ask)
