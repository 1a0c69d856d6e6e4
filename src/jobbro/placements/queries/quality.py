"""The quality gate: a description, whoever wrote it, is held against the seven points and the agreement (R-105)."""

from dataclasses import dataclass

from jobbro.domain.language import (
    AgreedFacts,
    AgreedPerson,
    DescriptionReport,
    DescriptionText,
    PointResult,
    Role,
    Verdict,
    check_description,
)
from jobbro.library.writing_files import description_checklist, phrase_lexicon, privacy_scan
from jobbro.placements.queries.description import plan_or_none
from jobbro.placements.record import Record


@dataclass(frozen=True, slots=True)
class GateAnswer:
    """What the gate says about an application: the report, and the points that send it back."""

    report: DescriptionReport

    @property
    def missing(self) -> tuple[PointResult, ...]:
        """The points that are not fulfilled, each with what to ask."""
        return tuple(point for point in self.report.points if point.verdict is not Verdict.FULFILLED)

    @property
    def met(self) -> tuple[PointResult, ...]:
        """The points that are fulfilled, each with what proves it."""
        return tuple(point for point in self.report.points if point.verdict is Verdict.FULFILLED)

    @property
    def passes(self) -> bool:
        """Whether all seven points are fulfilled."""
        return not self.missing

    @property
    def note(self) -> str:
        """The missing points in one line, for the track of the application."""
        return ", ".join(point.title for point in self.missing)[:300]


def judge_application(text: DescriptionText, record: Record) -> GateAnswer:
    """Judge an application by the seven points, and by what was agreed where the record already says it."""
    return GateAnswer(
        check_description(
            text,
            agreed=_agreed(record),
            checklist=description_checklist(),
            lexicon=phrase_lexicon(),
            privacy=privacy_scan(),
        )
    )


def _agreed(record: Record) -> AgreedFacts | None:
    """What the parties agreed in Jobbro; None until there is a plan to hold the application against."""
    plan = plan_or_none(record)
    if plan is None:
        return None
    first = plan.steps[0]
    names = record.names
    people = [(names.contact, Role.CONTACT_PERSON), (names.consultant, Role.CONSULTANT)]
    return AgreedFacts(
        citizen=names.citizen,
        company=names.company,
        people=tuple(AgreedPerson(name, role) for name, role in people if name),
        period=plan.period,
        pattern=first.practice if first.practice.slots else first.paid,
        follow_ups=tuple(line.day for line in record.follow_ups),
        tasks=tuple(task.title for task in first.tasks),
        wishes=(record.citizen_words,) if record.citizen_words else (),
        agreed_by=frozenset(Role(role) for role in record.agreed_with),
    )
