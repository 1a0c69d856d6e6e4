"""A position is told as tasks, and shared between jobs that never ask for more hours than it has (R-032, R-035)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.companies.actions.saving import locked, put, save_next_version, values_of
from jobbro.companies.actions.tasks import TaskFacts, add_task
from jobbro.companies.models import Company, JobOpening, OpeningState, Position, Site
from jobbro.domain.fit import hours_left


@dataclass(frozen=True, slots=True)
class PositionFacts:
    """What is written about a position; the obstacle is what keeps the company from growing."""

    title: str
    weekly_hours: Decimal
    site: Site | None = None
    growth_obstacle: str = ""


@dataclass(frozen=True, slots=True)
class PartTime:
    """One of the jobs that a position is shared between; weekdays are 1 for Monday to 7 for Sunday."""

    title: str
    weekly_hours: Decimal
    weekdays: tuple[int, ...] = ()


@transaction.atomic
def create_position(
    *, by: User, company: Company, facts: PositionFacts, tasks: Sequence[TaskFacts] = (), at: datetime
) -> Position:
    """Write a position with its tasks.

    :raises ValueError: for a site of another company
    """
    _own_site(company, facts)
    day = timezone.localtime(at).date()
    position = Position.objects.create(company=company, noted_on=day, **values_of(facts))
    _record(by, position, "position_added", at)
    add_position_tasks(by=by, position=position, tasks=tasks, at=at)
    return position


@transaction.atomic
def add_position_tasks(*, by: User, position: Position, tasks: Sequence[TaskFacts], at: datetime) -> None:
    """Write more tasks of a position; each is a task of the company as any other."""
    for facts in tasks:
        there = replace(facts, site=position.site)
        add_task(by=by, company=position.company, facts=there, at=at, position=position)


@transaction.atomic
def change_position(*, by: User, position: Position, facts: PositionFacts, edit_version: int, at: datetime) -> None:
    """Write what is now known about a position.

    :raises SavedMeanwhile: when somebody saved it after the form was opened
    :raises LongerThanPosition: when the jobs it is shared between ask for more than it would have
    :raises ValueError: for a site of another company
    """
    _own_site(position.company, facts)
    fresh = locked(position, edit_version=edit_version)
    if not (changed := put(fresh, values_of(facts))):
        return
    hours_left(fresh.weekly_hours, open_hours(fresh))
    save_next_version(fresh)
    _record(by, fresh, "position_changed", at, fields=changed)


@transaction.atomic
def share_position(*, by: User, position: Position, jobs: Sequence[PartTime], at: datetime) -> tuple[JobOpening, ...]:
    """Make jobs of a position, beside those it is shared between already. Two who share it at once take turns.

    :raises LongerThanPosition: when all jobs together ask for more hours than it has
    :raises ValueError: for a job without hours
    """
    fresh = Position.objects.select_for_update().get(pk=position.pk)
    hours_left(fresh.weekly_hours, (*open_hours(fresh), *(job.weekly_hours for job in jobs)))
    day = timezone.localtime(at).date()
    made = tuple(
        JobOpening.objects.create(
            company=fresh.company,
            position=fresh,
            title=job.title,
            weekly_hours=job.weekly_hours,
            weekdays=sorted(job.weekdays),
            state_on=day,
            noted_on=day,
        )
        for job in jobs
    )
    _record(by, fresh, "position_shared", at, openings=[str(job.pk) for job in made])
    return made


def open_hours(position: Position, *, besides: JobOpening | None = None) -> list[Decimal]:
    """Return the hours of each job that the position is shared between, but the one named."""
    jobs = position.openings.exclude(state=OpeningState.WITHDRAWN)
    return list((jobs.exclude(pk=besides.pk) if besides else jobs).values_list("weekly_hours", flat=True))


def _own_site(company: Company, facts: PositionFacts) -> None:
    if facts.site is not None and facts.site.company_id != company.pk:
        raise ValueError("the site belongs to another company")


def _record(by: User, position: Position, what: str, at: datetime, **more: object) -> None:
    details = {"title": position.title} | more
    record(by=by.actor, at=at, action=f"company.{what}", about=[position.company], details=details)
