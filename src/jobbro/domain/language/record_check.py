"""The check of a structured description: which field answers which question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from jobbro.domain.language.checklist import (
    Checklist,
    OverviewTopic,
    PrecisionQuestion,
    Question,
    SmartLetter,
    Strength,
    Verdict,
)
from jobbro.domain.language.lexicon import Lexicon
from jobbro.domain.language.privacy import PrivacyScan
from jobbro.domain.language.record import (
    SUPPORTING_ROLES,
    WORKPLACE_ROLES,
    DescriptionRecord,
    FollowUpMeeting,
    PaidHoursRoute,
    Role,
)
from jobbro.domain.language.report import (
    AnswerSheet,
    DescriptionReport,
    Evidence,
    Finding,
    FindingCode,
    OverviewLine,
    PrecisionResult,
    RecordField,
    SmartResult,
    finding,
)
from jobbro.domain.language.text_findings import private_finding
from jobbro.domain.language.words import words_in
from jobbro.domain.plan import HourKind, PlannedTask

ANSWERED, HINTED = Strength.ANSWERED, Strength.HINTED


def check_record(
    record: DescriptionRecord, *, checklist: Checklist, lexicon: Lexicon, privacy: PrivacyScan
) -> DescriptionReport:
    """Judge a structured description by the seven points; each answer is proved by the field that holds it.

    Every text of the record is looked through for private matters, since all of it is meant for the company.
    """
    reading = _Reading(record, lexicon)
    reading.answer()
    return DescriptionReport(
        points=reading.sheet.points(checklist),
        blocks=reading.sheet.blocks(checklist),
        overview=tuple(reading.overview(checklist)),
        smart=tuple(reading.smart(checklist)),
        precision=tuple(reading.precision(checklist)),
        findings=(*_private(record, privacy, checklist), *reading.findings(checklist)),
    )


def _private(record: DescriptionRecord, privacy: PrivacyScan, checklist: Checklist) -> Iterator[Finding]:
    allowed = (record.company,) if record.company else ()
    for name, index, text in record.texts():
        for spot in privacy.scan(text, allowed=allowed):
            yield private_finding(spot, Evidence(text[spot.start : spot.end], RecordField(name, index)), checklist)


def _proof(name: str, quote: str, index: int | None = None) -> Evidence:
    return Evidence(quote.strip(), RecordField(name, index))


_ROLE_WORDS = {
    Role.CITIZEN: "borgeren",
    Role.EMPLOYER: "arbejdsgiveren",
    Role.CONTACT_PERSON: "kontaktpersonen",
    Role.MENTOR: "mentoren",
    Role.CONSULTANT: "virksomhedskonsulenten",
    Role.CASEWORKER: "sagsbehandleren",
    Role.EMPLOYEE_REPRESENTATIVE: "medarbejderrepræsentanten",
}


def _number(value: Decimal) -> str:
    """A number as Danes write it: no empty decimals, comma before the others."""
    return f"{value.normalize():f}".replace(".", ",")


def _side_by_side(quotes: Iterable[str]) -> str:
    """Quotes on one line: a whole sentence is followed by the next one, other words by a semicolon."""
    said = ""
    for quote in quotes:
        said += (" " if said.endswith((".", "!", "?")) else "; ") + quote if said else quote
    return said


def _describe(meeting: FollowUpMeeting) -> str:
    """The meeting on one line: when, with whom, about what."""
    when = f"{meeting.day:%d.%m.%Y}" if meeting.day else f"uge {meeting.week}" if meeting.week else ""
    return " · ".join(part for part in (when, ", ".join(meeting.participants), ", ".join(meeting.topics)) if part)


@dataclass(slots=True)
class _Reading:
    record: DescriptionRecord
    lexicon: Lexicon
    sheet: AnswerSheet = field(default_factory=AnswerSheet)

    def answer(self) -> None:
        """Go through the record once and note what answers which question."""
        self._purpose_and_goals()
        self._tasks_and_hours()
        self._needs()
        self._agreement()
        self._road()

    def _labels(self, text: str) -> set[str]:
        return {hit.label for hit in self.lexicon.hits(list(words_in(text)))}

    def _note(self, question: Question, name: str, text: str, index: int | None = None, *, weak: bool = False) -> None:
        if text.strip():
            self.sheet.note(question, HINTED if weak else ANSWERED, _proof(name, text, index))

    def _purpose_and_goals(self) -> None:
        record = self.record
        self._note(Question.PURPOSE_WHY, "purpose", record.purpose, weak="vague_goal" in self._labels(record.purpose))
        self._note(Question.PURPOSE_COMPANY, "company_offers", record.company_offers)
        for at, goal in enumerate(record.goals):
            self._note(Question.PURPOSE_EXPECTED, "goals", goal, at, weak="vague_goal" in self._labels(goal))
        for at, subgoal in enumerate(record.subgoals):
            self._note(Question.DIRECTION_SUBGOALS, "subgoals", subgoal.text, at, weak=subgoal.by is None)
        self._note(
            Question.DIRECTION_FORWARD, "next_step", record.next_step, weak=not (record.goals or record.subgoals)
        )

    def _tasks(self) -> tuple[PlannedTask, ...]:
        plan = self.record.plan
        return tuple(task for step in plan.steps for task in step.tasks) if plan else ()

    def _concrete(self, task: PlannedTask) -> bool:
        return bool(task.title.strip()) and "generic_task" not in self._labels(task.title)

    def _tasks_and_hours(self) -> None:
        for at, task in enumerate(self._tasks()):
            if self._concrete(task):
                self._note(Question.TASKS_WHICH, "tasks", task.title, at)
            self._note(Question.TASKS_DEVELOP, "tasks", task.purpose, at)
            self._note(Question.DIRECTION_FORWARD, "tasks", task.next_task, at, weak=True)
        if self.record.plan is None:
            return
        totals = [step.practice.hours_per_week + step.paid.hours_per_week for step in self.record.plan.steps]
        for at, hours in enumerate(totals):
            if hours > 0:
                self._note(Question.TASKS_HOURS, "plan", f"{_number(hours)} timer om ugen", at)
        if totals[-1] > totals[0] > 0:
            rise = f"Fra {_number(totals[0])} til {_number(totals[-1])} timer om ugen"
            self._note(Question.DIRECTION_FORWARD, "plan", rise)

    def _needs(self) -> None:
        record = self.record
        if record.no_needs:
            for question in (Question.NEEDS_WHICH, Question.NEEDS_FUNCTIONS, Question.NEEDS_PLANNING):
                self.sheet.note(question, ANSWERED, _proof("no_needs", "Der er ingen skånehensyn"))
        for at, need in enumerate(record.needs):
            self._note(Question.NEEDS_WHICH, "needs", need.need, at)
            self._note(Question.NEEDS_PLANNING, "needs", need.handling, at)
            self._note(Question.NEEDS_FUNCTIONS, "needs", need.functions, at)
        self._note(Question.NEEDS_PLANNING, "special_planning", record.special_planning)
        for at, person in enumerate(record.responsible):
            # Somebody to lean on is half of a handled need, even before the need has a name.
            if person.role in SUPPORTING_ROLES:
                self._note(Question.NEEDS_PLANNING, "responsible", person.name, at, weak=True)

    def _agreement(self) -> None:
        record = self.record
        if record.agreed_by:
            both = Role.CITIZEN in record.agreed_by and record.agreed_by & WORKPLACE_ROLES
            roles = ", ".join(words for role, words in _ROLE_WORDS.items() if role in record.agreed_by)
            self._note(Question.AGREEMENT_INVOLVED, "agreed_by", roles, weak=not both)
        for at, person in enumerate(record.responsible):
            at_work = person.role in WORKPLACE_ROLES
            said = f"{person.name}: {person.responsibility}" if person.responsibility else person.name
            self._note(Question.AGREEMENT_RESPONSIBLE, "responsible", said, at, weak=not at_work)
        for at, meeting in enumerate(record.follow_ups):
            dated = meeting.day is not None or meeting.week is not None
            self._note(Question.AGREEMENT_FOLLOW_UP, "follow_ups", _describe(meeting), at, weak=not dated)
        self._note(Question.AGREEMENT_IF_WRONG, "if_it_goes_wrong", record.if_it_goes_wrong)

    def _road(self) -> None:
        record = self.record
        self._note(Question.NEXT_AFTER, "next_step", record.next_step)
        self._note(Question.NEXT_ACTIVITY, "next_activity", record.next_activity)
        self._note(Question.ORDINARY_JOB, "what_it_takes", record.what_it_takes)
        if record.paid_route is PaidHoursRoute.NOT_YET:
            self._note(Question.ORDINARY_PROGRESS, "paid_route_reason", record.paid_route_reason, weak=True)
        elif record.paid_route is not None:
            self._note(Question.ORDINARY_CONVERT, "paid_route", record.paid_route, weak=True)
        for at, task in enumerate(self._tasks()):
            paid = task.kind is HourKind.PAID
            self._note(Question.ORDINARY_CONVERT, "tasks", task.title if paid else task.payable, at)

    def overview(self, checklist: Checklist) -> Iterator[OverviewLine]:
        """The five lines, each from the fields that answer it."""
        proofs = {
            OverviewTopic.NOW: self.sheet.evidence(Question.TASKS_WHICH),
            OverviewTopic.PURPOSE: self.sheet.evidence(Question.PURPOSE_WHY, Question.PURPOSE_EXPECTED),
            OverviewTopic.QUALIFICATIONS: self.sheet.evidence(
                Question.TASKS_DEVELOP, Question.NEEDS_WHICH, Question.NEEDS_PLANNING, at_least=ANSWERED
            ),
            OverviewTopic.NEXT_STEP: self.sheet.evidence(Question.NEXT_AFTER, Question.NEXT_ACTIVITY),
            OverviewTopic.ORDINARY_HOURS: self._paid_proofs(),
        }
        for topic, evidence in proofs.items():
            said = _side_by_side(dict.fromkeys(proof.quote for proof in evidence if proof.quote))
            yield OverviewLine(topic, checklist.overview[topic], said, evidence)

    def _paid_proofs(self) -> tuple[Evidence, ...]:
        found = self.sheet.evidence(Question.ORDINARY_CONVERT, Question.ORDINARY_PROGRESS, Question.ORDINARY_JOB)
        # The route is a code for the page to word, so it proves but does not speak.
        return tuple(proof for proof in found if proof.place != RecordField("paid_route"))

    def smart(self, checklist: Checklist) -> Iterator[SmartResult]:
        """The five letters; A is only met by the citizen's own words, R only by an agreement of both sides."""
        record, sheet = self.record, self.sheet
        goals = sheet.evidence(Question.PURPOSE_EXPECTED, at_least=ANSWERED)
        tasks = sheet.evidence(Question.TASKS_WHICH, at_least=ANSWERED)
        hours = sheet.evidence(Question.TASKS_HOURS, at_least=ANSWERED)
        wishes = tuple(_proof("wishes", wish, at) for at, wish in enumerate(record.wishes) if wish.strip())
        agreed = sheet.evidence(Question.AGREEMENT_INVOLVED, at_least=ANSWERED)
        period = self._period()
        dated = tuple(_proof("subgoals", goal.text, at) for at, goal in enumerate(record.subgoals) if goal.by)
        letters = {
            SmartLetter.SPECIFIC: (goals and tasks, tasks + goals),
            SmartLetter.MEASURABLE: (goals and (hours or dated), goals + dated + hours),
            SmartLetter.ATTRACTIVE: (wishes, wishes),
            SmartLetter.REALISTIC: (agreed and hours, agreed + hours),
            SmartLetter.TIMED: (goals and (period or dated), dated + period),
        }
        for letter, (met, evidence) in letters.items():
            verdict = Verdict.FULFILLED if met else Verdict.PARTLY if evidence else Verdict.MISSING
            yield SmartResult(letter, verdict, evidence, checklist.smart[letter].ask)

    def _period(self) -> tuple[Evidence, ...]:
        if self.record.plan is None:
            return ()
        period = self.record.plan.period
        return (_proof("plan", f"{period.first:%d.%m.%Y} – {period.last:%d.%m.%Y}"),)

    def precision(self, checklist: Checklist) -> Iterator[PrecisionResult]:
        """The five questions; the ones about tasks are answered when every task answers them."""
        tasks = self._tasks()
        hours = self.sheet.evidence(Question.TASKS_HOURS)
        titles = tuple(_proof("tasks", task.title, at) for at, task in enumerate(tasks) if self._concrete(task))
        columns = {
            PrecisionQuestion.NEXT_TASKS: [task.next_task for task in tasks],
            PrecisionQuestion.PAYABLE: [task.title if task.kind is HourKind.PAID else task.payable for task in tasks],
            PrecisionQuestion.CONTRIBUTION: [task.purpose or self._paid_title(task) for task in tasks],
        }
        for question in PrecisionQuestion:
            match question:
                case PrecisionQuestion.HOURS:
                    answered, evidence = bool(hours), hours
                case PrecisionQuestion.TASKS:
                    answered, evidence = bool(tasks) and len(titles) == len(tasks), titles
                case _:
                    said = columns[question]
                    answered = bool(said) and all(text.strip() for text in said)
                    evidence = tuple(_proof("tasks", text, at) for at, text in enumerate(said) if text.strip())
            yield PrecisionResult(question, answered, evidence, checklist.precision[question].ask)

    @staticmethod
    def _paid_title(task: PlannedTask) -> str:
        """A paid task is mastered: its contribution is the work itself."""
        return task.title if task.kind is HourKind.PAID else ""

    def findings(self, checklist: Checklist) -> Iterator[Finding]:
        """What is generic, missing or unanswered in the record."""
        for at, task in enumerate(self._tasks()):
            if task.title.strip() and not self._concrete(task):
                proof = _proof("tasks", task.title, at)
                yield finding(checklist, FindingCode.GENERIC_TASK, proof, said=task.title.strip())
            if task.kind is HourKind.PRACTICE and not task.payable.strip():
                yield finding(checklist, FindingCode.PAYABLE_UNANSWERED, _proof("tasks", task.title, at))
        for at, goal in enumerate(self.record.goals):
            if "vague_goal" in self._labels(goal):
                yield finding(checklist, FindingCode.VAGUE_GOAL, _proof("goals", goal, at), said=goal.strip())
        yield from (finding(checklist, code) for code in self._absent())

    def _absent(self) -> Iterable[FindingCode]:
        sheet = self.sheet
        if not self._tasks():
            yield FindingCode.NO_TASKS
        if not any(person.role in SUPPORTING_ROLES and person.name.strip() for person in self.record.responsible):
            yield FindingCode.NO_CONTACT
        if not sheet.evidence(Question.PURPOSE_EXPECTED, Question.PURPOSE_WHY):
            yield FindingCode.NO_GOAL
        if not self.record.follow_ups:
            yield FindingCode.NO_FOLLOW_UP
        if not sheet.evidence(Question.TASKS_HOURS):
            yield FindingCode.NO_HOURS
