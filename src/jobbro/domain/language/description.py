"""The check of a written placement description: seven points, three contents, five lines, SMART and findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobbro.domain.language.agreed import AgreedFacts, contradictions
from jobbro.domain.language.checklist import Checklist, OverviewTopic, PrecisionQuestion, Question, Strength
from jobbro.domain.language.clues_agreement import note_agreement
from jobbro.domain.language.clues_goals import note_goals
from jobbro.domain.language.clues_needs import note_needs
from jobbro.domain.language.clues_road import note_road
from jobbro.domain.language.clues_tasks import note_hours, note_tasks, working_times
from jobbro.domain.language.lexicon import Lexicon
from jobbro.domain.language.people import citizen_among, consultants_among, people_in, people_named
from jobbro.domain.language.privacy import PrivacyScan
from jobbro.domain.language.reading import DescriptionText, Reading, read_description
from jobbro.domain.language.report import (
    AnswerSheet,
    DescriptionReport,
    Evidence,
    Finding,
    FindingCode,
    OverviewLine,
    PrecisionResult,
    finding,
)
from jobbro.domain.language.smart import smart_of_text
from jobbro.domain.language.text_findings import (
    hard_reading,
    missing_parts,
    private_matters,
    roles_for_names,
    weak_words,
    working_time_findings,
)

ANSWERED = Strength.ANSWERED


def check_description(
    text: DescriptionText,
    *,
    agreed: AgreedFacts | None,
    checklist: Checklist,
    lexicon: Lexicon,
    privacy: PrivacyScan,
) -> DescriptionReport:
    """Judge a written description by the seven points; each answer is proved by the sentence that holds it.

    Time grows with the length of the text. `agreed` is what the text must not contradict, or None when unknown.
    """
    readings = read_description(text, lexicon)
    name_the_people(readings, agreed)
    times = working_times(readings)
    sheet = AnswerSheet()
    note_goals(readings, sheet)
    note_tasks(readings, sheet)
    note_hours(times, readings, sheet)
    note_needs(readings, sheet)
    note_agreement(readings, sheet)
    note_road(readings, sheet)
    found = [
        *weak_words(readings, sheet, checklist),
        *missing_parts(readings, sheet, checklist),
        *working_time_findings(times, checklist),
        *(contradictions(readings, times, agreed, checklist) if agreed else ()),
        *roles_for_names(readings, sheet, agreed, checklist),
        *private_matters(tuple(text.parts()), agreed, privacy, checklist),
        *hard_reading(readings, checklist),
    ]
    precision = tuple(_precision(readings, sheet, checklist))
    if not next(each for each in precision if each.question is PrecisionQuestion.PAYABLE).answered:
        found.append(finding(checklist, FindingCode.PAYABLE_UNANSWERED))
    return DescriptionReport(
        points=sheet.points(checklist),
        blocks=sheet.blocks(checklist),
        overview=tuple(_overview(sheet, checklist)),
        smart=tuple(smart_of_text(readings, sheet, found, agreed, checklist)),
        precision=precision,
        findings=_in_order(found),
    )


def name_the_people(readings: Sequence[Reading], agreed: AgreedFacts | None) -> None:
    """Find who is named in a text, who of them is the citizen and who are consultants, and note it on each sentence."""
    names = people_named(readings) | (agreed.first_names() if agreed else frozenset())
    for reading in readings:
        reading.names, reading.people = names, tuple(people_in(reading, names))
    known = agreed.citizen.lower().split() if agreed else []
    citizen = known[0] if known else citizen_among(readings, names)
    consultants = consultants_among(readings, names)
    for reading in readings:
        reading.citizen, reading.consultants = citizen, consultants


def _overview(sheet: AnswerSheet, checklist: Checklist) -> Iterator[OverviewLine]:
    """The five lines that a reader looks for first, each with the sentences it is taken from."""
    proofs = {
        OverviewTopic.NOW: sheet.evidence(Question.TASKS_WHICH, Question.TASKS_HOURS),
        OverviewTopic.PURPOSE: sheet.evidence(Question.PURPOSE_WHY, Question.PURPOSE_EXPECTED),
        OverviewTopic.QUALIFICATIONS: sheet.evidence(
            Question.NEEDS_WHICH, Question.NEEDS_FUNCTIONS, Question.NEEDS_PLANNING, Question.TASKS_DEVELOP
        ),
        OverviewTopic.NEXT_STEP: sheet.evidence(Question.NEXT_AFTER, Question.NEXT_ACTIVITY),
        OverviewTopic.ORDINARY_HOURS: sheet.evidence(
            Question.ORDINARY_PROGRESS, Question.ORDINARY_CONVERT, Question.ORDINARY_JOB
        ),
    }
    for topic, evidence in proofs.items():
        said = " ".join(" ".join(proof.quote.split()) for proof in evidence)
        yield OverviewLine(topic, checklist.overview[topic], said, evidence)


def _precision(readings: Sequence[Reading], sheet: AnswerSheet, checklist: Checklist) -> Iterator[PrecisionResult]:
    """The five questions that make a text precise."""
    payable = tuple(each.evidence for each in readings if each.has("payable") and not each.sentence.is_question)
    next_tasks = tuple(each.evidence for each in readings if each.has("next_task") and not each.sentence.is_question)
    proofs: dict[PrecisionQuestion, tuple[Evidence, ...]] = {
        PrecisionQuestion.HOURS: sheet.evidence(Question.TASKS_HOURS, at_least=ANSWERED),
        PrecisionQuestion.TASKS: sheet.evidence(Question.TASKS_WHICH, at_least=ANSWERED),
        PrecisionQuestion.NEXT_TASKS: next_tasks,
        PrecisionQuestion.PAYABLE: payable,
        PrecisionQuestion.CONTRIBUTION: sheet.evidence(Question.TASKS_DEVELOP, at_least=ANSWERED),
    }
    for question, evidence in proofs.items():
        yield PrecisionResult(question, bool(evidence), evidence, checklist.precision[question].ask)


def _in_order(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Each finding once; what must be taken out before sharing stands first, then the order of the checks."""
    unique = {(each.code, each.evidence): each for each in found}
    return tuple(sorted(unique.values(), key=lambda each: not each.stops_sharing))
