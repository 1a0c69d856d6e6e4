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
def report_homework(*, by: Actor, homework: Homework, report: Report, at: datetime) -> None:
    """Keep how the homework went; a newer report takes the place of an older one."""
    fresh = Homework.objects.select_for_update().select_related("goal__citizen").get(pk=homework.pk)
    fresh.is_done, fresh.difficulty, fresh.told = report.is_done, report.difficulty, report.told
    fresh.reported_at, fresh.reported_by_link = at, by.kind == ActorKind.LINK
    fresh.save(update_fields=["is_done", "difficulty", "told", "reported_at", "reported_by_link"])
    about = [fresh.goal.citizen, fresh.goal]
    record(by=by, at=at, action="homework.reported", about=about, details={"done": report.is_done})


@transaction.atomic
def drop_homework(*, by: User, homework: Homework, at: datetime) -> None:
    """Take back homework that nobody has reported on.

    :raises AlreadyReported: when the citizen has told how it went
    """
    fresh = Homework.objects.select_for_update().select_related("goal__citizen").get(pk=homework.pk)
    if fresh.reported_at is not None:
        raise AlreadyReported
    record(by=by.actor, at=at, action="homework.dropped", about=[fresh.goal.citizen, fresh.goal])
    fresh.delete()
