"""Homework between two talks: agreed with when, where and how, and reported back with how it felt."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.actors import Actor
from jobbro.audit.changes import record
from jobbro.audit.kinds import ActorKind
from jobbro.progression.models import CitizenGoal, Homework


class AlreadyReported(Exception):
    """The homework has been reported on, so it stays as it was told."""


class HomeworkSavedMeanwhile(Exception):
    """Somebody saved the homework after this form was opened; carries it as it is stored now."""

    def __init__(self, stored: Homework) -> None:
        super().__init__(f"version {stored.edit_version} is newer")
        self.stored = stored


@dataclass(frozen=True, slots=True)
class HomeworkDetails:
    """What is agreed: what, by which day, and when, where and how it is done."""

    wording: str
    due_on: date
    when: str
    where: str
    how: str


@dataclass(frozen=True, slots=True)
class Report:
    """How it went: done or not, how hard it was, and the citizen's own words about it."""

    is_done: bool
    difficulty: str
    told: str = ""


@transaction.atomic
def give_homework(*, by: User, goal: CitizenGoal, details: HomeworkDetails, at: datetime) -> Homework:
    """Agree on homework towards a goal."""
    homework = Homework.objects.create(goal=goal, agreed_by=by, agreed_at=at, **asdict(details))
    record(by=by.actor, at=at, action="homework.agreed", about=[goal.citizen, goal])
    return homework


@transaction.atomic
def change_homework(
    *, by: User, homework: Homework, details: HomeworkDetails, edit_version: int, at: datetime
) -> Homework:
    """Write anew what was agreed, until the citizen has told how it went.

    :raises AlreadyReported: when the citizen has told how it went
    :raises HomeworkSavedMeanwhile: when somebody saved it after the form was opened
    """
    fresh = _locked(homework)
    if fresh.reported_at is not None:
        raise AlreadyReported
    if fresh.edit_version != edit_version:
        raise HomeworkSavedMeanwhile(fresh)
    changed = [name for name, value in asdict(details).items() if getattr(fresh, name) != value]
    if not changed:
        return fresh
    for name in changed:
        setattr(fresh, name, getattr(details, name))
    fresh.edit_version += 1
    fresh.save(update_fields=[*changed, "edit_version"])
    about = [fresh.goal.citizen, fresh.goal]
    record(by=by.actor, at=at, action="homework.changed", about=about, details={"fields": sorted(changed)})
    return fresh


@transaction.atomic
def report_homework(
    *, by: Actor, homework: Homework, report: Report, at: datetime, edit_version: int | None = None
) -> None:
    """Keep how the homework went; a newer report takes the place of an older one.

    A colleague says which version they had before them; the citizen's own word needs none.

    :raises HomeworkSavedMeanwhile: when somebody saved it after the colleague's form was opened
    """
    fresh = _locked(homework)
    if edit_version is not None and fresh.edit_version != edit_version:
        raise HomeworkSavedMeanwhile(fresh)
    fresh.edit_version += 1
    fresh.is_done, fresh.difficulty, fresh.told = report.is_done, report.difficulty, report.told
    fresh.reported_at, fresh.reported_by_link = at, by.kind == ActorKind.LINK
    fresh.save(update_fields=["is_done", "difficulty", "told", "reported_at", "reported_by_link", "edit_version"])
    about = [fresh.goal.citizen, fresh.goal]
    record(by=by, at=at, action="homework.reported", about=about, details={"done": report.is_done})


@transaction.atomic
def drop_homework(*, by: User, homework: Homework, at: datetime) -> None:
    """Take back homework that nobody has reported on.

    :raises AlreadyReported: when the citizen has told how it went
    """
    fresh = _locked(homework)
    if fresh.reported_at is not None:
        raise AlreadyReported
    record(by=by.actor, at=at, action="homework.dropped", about=[fresh.goal.citizen, fresh.goal])
    fresh.delete()


def _locked(homework: Homework) -> Homework:
    return Homework.objects.select_for_update(of=("self",)).select_related("goal__citizen").get(pk=homework.pk)
