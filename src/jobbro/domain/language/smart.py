"""The five letters of SMART, judged on a text together with what has been agreed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobbro.domain.language.agreed import AgreedFacts
from jobbro.domain.language.checklist import Checklist, Question, SmartLetter, Strength, Verdict
from jobbro.domain.language.clues_goals import is_goal
from jobbro.domain.language.dates import week_numbers
from jobbro.domain.language.reading import Reading
from jobbro.domain.language.record import WORKPLACE_ROLES, Role
from jobbro.domain.language.report import AnswerSheet, Evidence, Finding, FindingCode, RecordField, SmartResult
from jobbro.domain.language.words import word_set

ANSWERED = Strength.ANSWERED
_AGAINST_THE_AGREEMENT = frozenset(
    {FindingCode.HOURS_DIFFER, FindingCode.PERIOD_DIFFERS, FindingCode.WEEKDAYS_DIFFER, FindingCode.TIMES_DIFFER}
)


def smart_of_text(
    readings: Sequence[Reading],
    sheet: AnswerSheet,
    findings: Sequence[Finding],
    agreed: AgreedFacts | None,
    checklist: Checklist,
) -> Iterator[SmartResult]:
    """Yield a verdict a letter; A needs the citizen's own words and R an agreement, neither is read between lines."""
    facts = agreed or AgreedFacts()
    goals = sheet.evidence(Question.PURPOSE_EXPECTED, Question.PURPOSE_WHY, at_least=ANSWERED)
    tasks = sheet.evidence(Question.TASKS_WHICH, at_least=ANSWERED)
    hours = sheet.evidence(Question.TASKS_HOURS, at_least=ANSWERED)
    measured = tuple(each.evidence for each in readings if is_goal(each) and each.mentions("measurable"))
    against = any(finding.code in _AGAINST_THE_AGREEMENT for finding in findings)
    wishes = _wishes(readings, facts)
    frame = _frame(readings, facts)
    agreement = _agreement(sheet, facts)
    letters = {
        SmartLetter.SPECIFIC: (bool(goals and tasks), tasks + goals),
        SmartLetter.MEASURABLE: (bool(goals and measured), measured + hours),
        SmartLetter.ATTRACTIVE: (bool(wishes), wishes),
        SmartLetter.REALISTIC: (bool(agreement and hours) and not against, agreement + hours),
        SmartLetter.TIMED: (bool(frame and goals), frame),
    }
    for letter, (met, evidence) in letters.items():
        verdict = Verdict.FULFILLED if met else Verdict.PARTLY if evidence else Verdict.MISSING
        yield SmartResult(letter, verdict, tuple(dict.fromkeys(evidence)), checklist.smart[letter].ask)


def _wishes(readings: Sequence[Reading], agreed: AgreedFacts) -> tuple[Evidence, ...]:
    """The citizen's own wish, from the agreement or told in the text about the citizen."""
    known = [Evidence(wish, RecordField("wishes", at)) for at, wish in enumerate(agreed.wishes) if wish.strip()]
    told = [each.evidence for each in readings if each.has("own_wish") and _is_about_citizen(each)]
    return (*known, *told)


def _is_about_citizen(reading: Reading) -> bool:
    first = reading.find("own_wish")[0].first
    before = reading.words[max(0, first - 5) : first + 4]
    return any(word.lower in _CITIZEN_WORDS or reading.is_citizen(word.text) for word in before)


_CITIZEN_WORDS = word_set("han hun praktikanten borgeren hans hendes kandidaten kursisten")


def _frame(readings: Sequence[Reading], agreed: AgreedFacts) -> tuple[Evidence, ...]:
    """What bounds the goal in time: a length, dates, numbered weeks, or the agreed period."""
    told = []
    for reading in readings:
        words = reading.words
        follow_up_only = reading.has("follow_up") or reading.under("follow_up")
        if not follow_up_only and (reading.lengths or reading.dates or any(week_numbers(words))):
            told.append(reading.evidence)
    if agreed.period is not None:
        told.append(Evidence(f"{agreed.period.first:%d.%m.%Y} – {agreed.period.last:%d.%m.%Y}", RecordField("period")))
    return tuple(told)


def _agreement(sheet: AnswerSheet, agreed: AgreedFacts) -> tuple[Evidence, ...]:
    """That both sides have agreed on the hours and the tasks, which is what makes a goal realistic."""
    told = sheet.evidence(Question.AGREEMENT_INVOLVED, at_least=ANSWERED)
    if Role.CITIZEN in agreed.agreed_by and agreed.agreed_by & WORKPLACE_ROLES:
        return (Evidence("", RecordField("agreed_by")), *told)
    return told
