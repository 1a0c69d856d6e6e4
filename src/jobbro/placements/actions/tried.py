"""Writing down how a course ended and what was learned (R-103)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record as note_change
from jobbro.citizens.actions.private_words import refuse_private_texts
from jobbro.citizens.models import Citizen
from jobbro.placements.models import Placement, TriedCourse, TriedKind, TriedOutcome


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a course ended, what was learned, and who tells it on which day."""

    outcome: TriedOutcome
    learned: str
    source: str
    source_on: date
    ended_because: str = ""


@dataclass(frozen=True, slots=True)
class EarlierCourse:
    """A course from before Jobbro."""

    kind: TriedKind
    workplace: str
    starts_on: date
    ends_on: date | None = None
    work: str = ""
    purpose: str = ""


class OutcomeStands(Exception):
    """The placement's outcome is written already; a wrong one is withdrawn first."""


@transaction.atomic
def note_earlier_course(
    *, by: User, citizen: Citizen, course: EarlierCourse, outcome: Outcome, at: datetime
) -> TriedCourse:
    """Keep a course from before Jobbro.

    :raises PrivateWords: when its words tell of health or the like; nothing is kept
    """
    refuse_private_texts(course.workplace, course.work, course.purpose, *_words(outcome))
    return _kept(by, TriedCourse(citizen=citizen, **asdict(course), **asdict(outcome)), at)


@transaction.atomic
def note_outcome(*, by: User, placement: Placement, outcome: Outcome, at: datetime) -> TriedCourse:
    """Keep how a placement of ours ended.

    :raises OutcomeStands: when that is written already
    :raises PrivateWords: when its words tell of health or the like; nothing is kept
    """
    refuse_private_texts(*_words(outcome))
    row = TriedCourse(citizen=placement.citizen, placement=placement, **asdict(outcome))
    try:
        with transaction.atomic():
            return _kept(by, row, at)
    except IntegrityError:
        raise OutcomeStands from None


@transaction.atomic
def withdraw_tried_course(*, by: User, course: TriedCourse, at: datetime) -> None:
    """Take a wrong entry off the page; it stays in the case with who took it off."""
    changed = TriedCourse.objects.filter(pk=course.pk, withdrawn_at__isnull=True)
    if changed.update(withdrawn_by=by, withdrawn_at=at):
        note_change(by=by.actor, at=at, action="tried.withdrawn", about=_about(course), details={})


def _words(outcome: Outcome) -> tuple[str, ...]:
    return (outcome.learned, outcome.ended_because, outcome.source)


def _kept(by: User, row: TriedCourse, at: datetime) -> TriedCourse:
    row.noted_by, row.noted_at = by, at
    row.save(force_insert=True)
    note_change(by=by.actor, at=at, action="tried.noted", about=_about(row), details={"outcome": row.outcome})
    return row


def _about(row: TriedCourse) -> list[Citizen | Placement]:
    return [row.citizen, *([row.placement] if row.placement else [])]
