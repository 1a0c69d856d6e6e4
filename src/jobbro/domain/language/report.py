"""What a check of a placement description answers: points, blocks, letters, lines and findings, each with its proof."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from jobbro.domain.language.checklist import (
    Block,
    Checklist,
    OverviewTopic,
    Point,
    PrecisionQuestion,
    Question,
    SmartLetter,
    Strength,
    Verdict,
    judge,
)


class Part(StrEnum):
    """The fields that a placement description has in VITAS; WHOLE is a text that was not divided."""

    WHOLE = "whole"
    DESCRIPTION = "description"
    WISHES = "wishes"
    WORKING_TIME = "working_time"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A stretch of one part of the text; offsets count characters, `end` is not included."""

    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RecordField:
    """A field of a structured description; `index` counts from 0 where the field holds several."""

    name: str
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence or the field value that proves an answer, word for word, and where it stands."""

    quote: str
    place: TextSpan | RecordField


@dataclass(frozen=True, slots=True)
class Answer:
    """One helper question, ready to ask, with what already answers it."""

    question: Question
    strength: Strength
    evidence: tuple[Evidence, ...]
    ask: str
    example: str

    @property
    def is_open(self) -> bool:
        """Whether the question still needs an answer."""
        return self.strength is not Strength.ANSWERED


@dataclass(frozen=True, slots=True)
class PointResult:
    """One of the seven points with its verdict and its helper questions; `advice` is empty when it is fulfilled."""

    point: Point
    title: str
    verdict: Verdict
    advice: str
    answers: tuple[Answer, ...]

    @property
    def proof(self) -> Evidence | None:
        """The evidence that speaks most strongly for the point."""
        best = max(self.answers, key=lambda answer: (answer.strength, bool(answer.evidence)))
        return best.evidence[0] if best.evidence else None

    @property
    def open_questions(self) -> tuple[Answer, ...]:
        """The helper questions that nobody has answered yet."""
        return tuple(answer for answer in self.answers if answer.is_open)


@dataclass(frozen=True, slots=True)
class BlockResult:
    """One of the three contents that show the way to a job; `advice` is empty when it is fulfilled."""

    block: Block
    title: str
    verdict: Verdict
    advice: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class OverviewLine:
    """One of the five lines of overview; the text is empty when nothing was found to say."""

    topic: OverviewTopic
    title: str
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class SmartResult:
    """One letter of SMART with its evidence, and the question to ask when it is not fulfilled."""

    letter: SmartLetter
    verdict: Verdict
    evidence: tuple[Evidence, ...]
    ask: str


@dataclass(frozen=True, slots=True)
class PrecisionResult:
    """One of the five precision questions with what answers it."""

    question: PrecisionQuestion
    answered: bool
    evidence: tuple[Evidence, ...]
    ask: str


class FindingGroup(StrEnum):
    """Why a finding is raised: a weak text, a role for a name, privacy, precision, or hard reading."""

    WEAK = "weak"
    NAMES = "names"
    PRIVACY = "privacy"
    PRECISION = "precision"
    READABILITY = "readability"


class FindingCode(StrEnum):
    """Each kind of finding; content/checklists says what it means in Danish."""

    GENERIC_TASK = "generic-task"
    NO_TASKS = "no-tasks"
    NO_CONTACT = "no-contact"
    NO_GOAL = "no-goal"
    VAGUE_GOAL = "vague-goal"
    NO_FOLLOW_UP = "no-follow-up"
    NO_HOURS = "no-hours"
    VAGUE_HOURS = "vague-hours"
    HOURS_DIFFER = "hours-differ"
    HOURS_DO_NOT_ADD_UP = "hours-do-not-add-up"
    PERIOD_DIFFERS = "period-differs"
    WEEKDAYS_DIFFER = "weekdays-differ"
    TIMES_DIFFER = "times-differ"
    NAME_DIFFERS = "name-differs"
    TASK_DIFFERS = "task-differs"
    FOLLOW_UP_DIFFERS = "follow-up-differs"
    ROLE_NOT_NAME = "role-not-name"
    CPR_NUMBER = "cpr-number"
    PHONE_NUMBER = "phone-number"
    MAIL_ADDRESS = "mail-address"
    SENSITIVE_WORD = "sensitive-word"
    PAYABLE_UNANSWERED = "payable-unanswered"
    LONG_SENTENCE = "long-sentence"
    LONG_PARAGRAPH = "long-paragraph"
    HARD_TEXT = "hard-text"

    @property
    def group(self) -> FindingGroup:
        """The reason this kind of finding is raised for."""
        return _GROUPS.get(self, FindingGroup.WEAK)


_GROUPS: Mapping[FindingCode, FindingGroup] = {
    FindingCode.ROLE_NOT_NAME: FindingGroup.NAMES,
    FindingCode.CPR_NUMBER: FindingGroup.PRIVACY,
    FindingCode.PHONE_NUMBER: FindingGroup.PRIVACY,
    FindingCode.MAIL_ADDRESS: FindingGroup.PRIVACY,
    FindingCode.SENSITIVE_WORD: FindingGroup.PRIVACY,
    FindingCode.PAYABLE_UNANSWERED: FindingGroup.PRECISION,
    FindingCode.LONG_SENTENCE: FindingGroup.READABILITY,
    FindingCode.LONG_PARAGRAPH: FindingGroup.READABILITY,
    FindingCode.HARD_TEXT: FindingGroup.READABILITY,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at. `evidence` is None when the finding is that something is not there."""

    code: FindingCode
    title: str
    reason: str
    suggestion: str
    evidence: Evidence | None = None

    @property
    def group(self) -> FindingGroup:
        """The reason this finding is raised for."""
        return self.code.group

    @property
    def stops_sharing(self) -> bool:
        """Whether the text must not reach the company while this stands."""
        return self.code.group is FindingGroup.PRIVACY


@dataclass(frozen=True, slots=True)
class DescriptionReport:
    """The whole answer to a check of a placement description."""

    points: tuple[PointResult, ...]
    blocks: tuple[BlockResult, ...]
    overview: tuple[OverviewLine, ...]
    smart: tuple[SmartResult, ...]
    precision: tuple[PrecisionResult, ...]
    findings: tuple[Finding, ...]

    def count(self, verdict: Verdict) -> int:
        """How many of the seven points have this verdict."""
        return sum(1 for result in self.points if result.verdict is verdict)

    @property
    def fulfilled(self) -> int:
        """How many of the seven points are fulfilled."""
        return self.count(Verdict.FULFILLED)

    @property
    def partly(self) -> int:
        """How many of the seven points are partly there."""
        return self.count(Verdict.PARTLY)

    @property
    def missing(self) -> int:
        """How many of the seven points are missing."""
        return self.count(Verdict.MISSING)

    @property
    def smart_score(self) -> int:
        """How many of the five letters are fulfilled."""
        return sum(1 for result in self.smart if result.verdict is Verdict.FULFILLED)

    @property
    def open_questions(self) -> tuple[Answer, ...]:
        """The helper questions that are still open, in order of the points."""
        return tuple(answer for result in self.points for answer in result.open_questions)

    @property
    def may_be_shared(self) -> bool:
        """Whether no finding stands in the way of showing the text to the company."""
        return not any(finding.stops_sharing for finding in self.findings)

    @property
    def ready(self) -> bool:
        """Whether the description is recommended as ready: seven of seven and nothing private in it."""
        return self.fulfilled == len(Point) and self.may_be_shared

    def point(self, point: Point) -> PointResult:
        """The result of one point."""
        return next(result for result in self.points if result.point is point)

    def found(self, group: FindingGroup) -> tuple[Finding, ...]:
        """The findings raised for one reason."""
        return tuple(finding for finding in self.findings if finding.group is group)


@dataclass(slots=True)
class AnswerSheet:
    """The twenty questions while they are being answered; the strongest proof of each comes first."""

    _proofs: dict[Question, dict[Evidence, Strength]] = field(default_factory=dict)

    def note(self, question: Question, strength: Strength, evidence: Evidence) -> None:
        """Write down that this evidence answers the question, or touches upon it."""
        self._proofs.setdefault(question, {}).setdefault(evidence, strength)

    def strength(self, question: Question) -> Strength:
        """How well the question is answered so far."""
        return max(self._proofs.get(question, {}).values(), default=Strength.OPEN)

    def evidence(self, *questions: Question, at_least: Strength = Strength.HINTED) -> tuple[Evidence, ...]:
        """The proofs of these questions, strongest first, each only once."""
        noted = [proof for question in questions for proof in self._proofs.get(question, {}).items()]
        proofs = sorted((proof for proof in noted if proof[1] >= at_least), key=lambda proof: -proof[1])
        return tuple(dict.fromkeys(evidence for evidence, _ in proofs))

    def points(self, checklist: Checklist) -> tuple[PointResult, ...]:
        """Judge the seven points."""
        strengths = {question: self.strength(question) for question in Question}
        return tuple(self._point(point, strengths, checklist) for point in Point)

    def _point(self, point: Point, strengths: Mapping[Question, Strength], checklist: Checklist) -> PointResult:
        verdict = judge(point, strengths)
        words = checklist.points[point]
        answers = tuple(
            Answer(
                question=question,
                strength=strengths[question],
                evidence=self.evidence(question),
                ask=checklist.questions[question].ask,
                example=checklist.questions[question].example,
            )
            for question in point.questions
        )
        return PointResult(point, words.title, verdict, _advice(verdict, words.partly, words.missing), answers)

    def blocks(self, checklist: Checklist) -> tuple[BlockResult, ...]:
        """Judge the three contents that show the way to a job."""
        return tuple(self._block(block, checklist) for block in Block)

    def _block(self, block: Block, checklist: Checklist) -> BlockResult:
        verdict, questions = self._block_verdict(block)
        words = checklist.blocks[block]
        advice = _advice(verdict, words.partly, words.missing)
        return BlockResult(block, words.title, verdict, advice, self.evidence(*questions))

    def _block_verdict(self, block: Block) -> tuple[Verdict, tuple[Question, ...]]:
        match block:
            case Block.WORK:
                questions: tuple[Question, ...] = (Question.TASKS_WHICH,)
                verdict = _verdict(self.strength(Question.TASKS_WHICH))
            case Block.NEEDS_AND_POTENTIAL:
                needs = Point.NEEDS.questions
                potential = (Question.TASKS_DEVELOP, Question.PURPOSE_EXPECTED, Question.DIRECTION_SUBGOALS)
                questions = needs + potential
                verdict = self._both(needs, potential)
            case Block.PROGRESSION:
                goals = (Question.DIRECTION_SUBGOALS, Question.DIRECTION_FORWARD, Question.PURPOSE_EXPECTED)
                ordinary = Point.ORDINARY.questions
                questions = ordinary + goals
                verdict = self._both(goals, ordinary)
        return verdict, questions

    def _both(self, one: Sequence[Question], other: Sequence[Question]) -> Verdict:
        """Fulfilled when both sides are answered; a hint on one side alone proves nothing yet."""
        strengths = [max(self.strength(question) for question in side) for side in (one, other)]
        if min(strengths) is Strength.ANSWERED:
            return Verdict.FULFILLED
        return Verdict.PARTLY if max(strengths) is Strength.ANSWERED else Verdict.MISSING


def _verdict(strength: Strength) -> Verdict:
    return {Strength.ANSWERED: Verdict.FULFILLED, Strength.HINTED: Verdict.PARTLY}.get(strength, Verdict.MISSING)


def _advice(verdict: Verdict, partly: str, missing: str) -> str:
    match verdict:
        case Verdict.FULFILLED:
            return ""
        case Verdict.PARTLY:
            return partly
        case Verdict.MISSING:
            return missing


def finding(checklist: Checklist, code: FindingCode, evidence: Evidence | None = None, **blanks: str) -> Finding:
    """Make a finding in the words of the checklist, its blanks filled in."""
    words = checklist.findings[code]
    return Finding(
        code=code,
        title=words.title.format_map(blanks),
        reason=words.reason.format_map(blanks),
        suggestion=words.suggestion.format_map(blanks),
        evidence=evidence,
    )
