"""The seven points of a good placement description, their helper questions, and how a point is judged.

The wording lives in content/checklists; here are only the keys and the rules of judgement, so that a municipality
can rephrase every question without changing what is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Verdict(StrEnum):
    """How well a point, a block or a letter is covered."""

    FULFILLED = "fulfilled"
    PARTLY = "partly"
    MISSING = "missing"


class Strength(IntEnum):
    """How well one helper question is answered: not at all, touched upon, or answered."""

    OPEN = 0
    HINTED = 1
    ANSWERED = 2


class Question(StrEnum):
    """The twenty helper questions; the part before the dot is the point it belongs to."""

    PURPOSE_WHY = "purpose.why"
    PURPOSE_COMPANY = "purpose.company"
    PURPOSE_EXPECTED = "purpose.expected"
    DIRECTION_SUBGOALS = "direction.subgoals"
    DIRECTION_FORWARD = "direction.forward"
    TASKS_WHICH = "tasks.which"
    TASKS_DEVELOP = "tasks.develop"
    TASKS_HOURS = "tasks.hours"
    NEEDS_WHICH = "needs.which"
    NEEDS_FUNCTIONS = "needs.functions"
    NEEDS_PLANNING = "needs.planning"
    AGREEMENT_INVOLVED = "agreement.involved"
    AGREEMENT_RESPONSIBLE = "agreement.responsible"
    AGREEMENT_FOLLOW_UP = "agreement.follow_up"
    AGREEMENT_IF_WRONG = "agreement.if_wrong"
    NEXT_AFTER = "next.after"
    NEXT_ACTIVITY = "next.activity"
    ORDINARY_PROGRESS = "ordinary.progress"
    ORDINARY_CONVERT = "ordinary.convert"
    ORDINARY_JOB = "ordinary.job"

    @property
    def point(self) -> Point:
        """The point that the question helps with."""
        return Point(self.value.partition(".")[0])


class Point(StrEnum):
    """The seven points, in the order a reader meets them."""

    PURPOSE = "purpose"
    DIRECTION = "direction"
    TASKS = "tasks"
    NEEDS = "needs"
    AGREEMENT = "agreement"
    NEXT = "next"
    ORDINARY = "ordinary"

    @property
    def questions(self) -> tuple[Question, ...]:
        """The helper questions of the point, in order."""
        return tuple(question for question in Question if question.point is self)


class Block(StrEnum):
    """The three things that a description must hold to show the way to a job."""

    WORK = "work"
    NEEDS_AND_POTENTIAL = "needs_and_potential"
    PROGRESSION = "progression"


class OverviewTopic(StrEnum):
    """The five lines that give a reader the overview."""

    NOW = "now"
    PURPOSE = "purpose"
    QUALIFICATIONS = "qualifications"
    NEXT_STEP = "next_step"
    ORDINARY_HOURS = "ordinary_hours"


class SmartLetter(StrEnum):
    """The five letters of a goal that can be met."""

    SPECIFIC = "S"
    MEASURABLE = "M"
    ATTRACTIVE = "A"
    REALISTIC = "R"
    TIMED = "T"


class PrecisionQuestion(StrEnum):
    """The five questions that make a description precise."""

    HOURS = "hours"
    TASKS = "tasks"
    NEXT_TASKS = "next_tasks"
    PAYABLE = "payable"
    CONTRIBUTION = "contribution"


@dataclass(frozen=True, slots=True)
class QuestionText:
    """One helper question in Danish, and a sentence that would answer it."""

    ask: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class PointText:
    """What a point is called, and what to say when it is not fully there."""

    title: str
    partly: str
    missing: str


@dataclass(frozen=True, slots=True)
class FindingText:
    """What to say about one kind of finding; `reason` and `suggestion` may hold {named} blanks."""

    title: str
    reason: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """All words of the check. Every key of the enums is present, or the file is refused when loaded."""

    points: Mapping[Point, PointText]
    questions: Mapping[Question, QuestionText]
    blocks: Mapping[Block, PointText]
    overview: Mapping[OverviewTopic, str]
    smart: Mapping[SmartLetter, QuestionText]
    precision: Mapping[PrecisionQuestion, QuestionText]
    findings: Mapping[str, FindingText]


Answers = Mapping[Question, Strength]


def _best(answers: Answers, *questions: Question) -> Strength:
    return max(answers[question] for question in questions)


def _met_by_any(*questions: Question) -> Callable[[Answers], bool]:
    return lambda answers: _best(answers, *questions) is Strength.ANSWERED


def _tasks_met(answers: Answers) -> bool:
    return answers[Question.TASKS_WHICH] is Strength.ANSWERED and answers[Question.TASKS_HOURS] is Strength.ANSWERED


def _needs_met(answers: Answers) -> bool:
    handled = _best(answers, Question.NEEDS_FUNCTIONS, Question.NEEDS_PLANNING)
    return answers[Question.NEEDS_WHICH] is Strength.ANSWERED and handled is Strength.ANSWERED


def _agreement_met(answers: Answers) -> bool:
    shared = _best(answers, Question.AGREEMENT_INVOLVED, Question.AGREEMENT_RESPONSIBLE)
    return (
        shared is Strength.ANSWERED
        and answers[Question.AGREEMENT_FOLLOW_UP] is Strength.ANSWERED
        and answers[Question.AGREEMENT_IF_WRONG] is Strength.ANSWERED
    )


# What it takes to meet a point. A goal may stand in for a reason and the other way round, but tasks without hours,
# a need without its handling, or an agreement that says nothing of trouble are only half told.
_MET: Mapping[Point, Callable[[Answers], bool]] = {
    Point.PURPOSE: _met_by_any(Question.PURPOSE_WHY, Question.PURPOSE_EXPECTED),
    Point.DIRECTION: _met_by_any(Question.DIRECTION_SUBGOALS, Question.DIRECTION_FORWARD),
    Point.TASKS: _tasks_met,
    Point.NEEDS: _needs_met,
    Point.AGREEMENT: _agreement_met,
    Point.NEXT: _met_by_any(Question.NEXT_AFTER, Question.NEXT_ACTIVITY),
    Point.ORDINARY: _met_by_any(Question.ORDINARY_PROGRESS, Question.ORDINARY_CONVERT, Question.ORDINARY_JOB),
}


def judge(point: Point, answers: Answers) -> Verdict:
    """Judge one point from how well each of its helper questions is answered."""
    if _MET[point](answers):
        return Verdict.FULFILLED
    touched = any(answers[question] is not Strength.OPEN for question in point.questions)
    return Verdict.PARTLY if touched else Verdict.MISSING
