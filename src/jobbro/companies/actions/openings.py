"""Job openings: a bundle is saved, offered, filled and taken back, and takes no hour that another one has (R-032)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.companies.actions.positions import open_hours
from jobbro.companies.actions.saving import locked, put, save_next_version
from jobbro.companies.actions.task_hours import taken_hours
from jobbro.companies.models import Company, JobOpening, OpeningState, OpeningTask, Position, WorkTask
from jobbro.domain.fit import hours_left

_NONE = Decimal(0)
# Where an opening may go from each state.
ONWARD: dict[OpeningState, tuple[OpeningState, ...]] = {
    OpeningState.PROPOSED: (OpeningState.AGREED, OpeningState.WITHDRAWN),
    OpeningState.AGREED: (OpeningState.FILLED, OpeningState.WITHDRAWN),
    OpeningState.FILLED: (OpeningState.AGREED, OpeningState.WITHDRAWN),
    OpeningState.WITHDRAWN: (OpeningState.PROPOSED,),
}


class HoursTaken(Exception):
    """A task has fewer hours left than the job asks of it, or is closed; carries the task's title."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


class NotThatWay(Exception):
    """An opening cannot go from its state to the one that was asked for."""


@dataclass(frozen=True, slots=True)
class PieceFacts:
    """What a job takes of a task."""

    task_id: UUID
    weekly_hours: Decimal
    weekdays: tuple[int, ...] = ()


@transaction.atomic
def save_bundle(
    *,
    by: User,
    company: Company,
    title: str,
    pieces: Sequence[PieceFacts],
    weekdays: Sequence[int] = (),
    at: datetime,
) -> JobOpening:
    """Save a bundle as a job opening that is proposed to the company; its hours are those of its pieces.

    :raises HoursTaken: when a task is closed, gone, or has fewer hours left than the piece asks
    :raises ValueError: for a bundle without pieces
    """
    if not pieces:
        raise ValueError("a bundle has tasks")
    _hold_hours(company, {piece.task_id: piece.weekly_hours for piece in pieces})
    day = timezone.localtime(at).date()
    opening = JobOpening.objects.create(
        company=company,
        title=title,
        weekly_hours=sum((piece.weekly_hours for piece in pieces), _NONE),
        weekdays=sorted(weekdays),
        state_on=day,
        noted_on=day,
    )
    OpeningTask.objects.bulk_create(
        OpeningTask(
            opening=opening,
            task_id=piece.task_id,
            weekly_hours=piece.weekly_hours,
            weekdays=sorted(piece.weekdays),
        )
        for piece in pieces
    )
    _record(by, opening, "opening_saved", at)
    return opening


@transaction.atomic
def rename_opening(*, by: User, opening: JobOpening, title: str, edit_version: int, at: datetime) -> None:
    """Give an opening another name.

    :raises SavedMeanwhile: when somebody saved it after the form was opened
    """
    fresh = locked(opening, edit_version=edit_version)
    if put(fresh, {"title": title}):
        save_next_version(fresh)
        _record(by, fresh, "opening_renamed", at)


@transaction.atomic
def move_opening(*, by: User, opening: JobOpening, state: OpeningState, edit_version: int, at: datetime) -> None:
    """Say how far an opening has come. Saying where it is already changes nothing.

    :raises NotThatWay: when it cannot go there from where it is
    :raises SavedMeanwhile: when somebody saved it after the page was opened
    :raises HoursTaken: when it comes back, and a task has been given to another job meanwhile
    :raises LongerThanPosition: when it comes back, and the position has no room for it any more
    """
    current = type(opening).objects.select_for_update().get(pk=opening.pk)
    if current.state == state:
        return
    fresh = locked(opening, edit_version=edit_version)
    if state not in ONWARD[OpeningState(fresh.state)]:
        raise NotThatWay
    if fresh.state == OpeningState.WITHDRAWN:
        _come_back(fresh)
    fresh.state, fresh.state_on = state, timezone.localtime(at).date()
    save_next_version(fresh)
    _record(by, fresh, f"opening_{state.value}", at)


def _come_back(opening: JobOpening) -> None:
    if opening.position_id is not None:
        position = Position.objects.select_for_update().get(pk=opening.position_id)
        hours_left(position.weekly_hours, (*open_hours(position, besides=opening), opening.weekly_hours))
    _hold_hours(opening.company, dict(opening.pieces.values_list("task", "weekly_hours")))


def _hold_hours(company: Company, asked: Mapping[UUID, Decimal]) -> None:
    """Hold the tasks until the transaction ends, and refuse hours that they do not have."""
    tasks = WorkTask.objects.select_for_update().filter(company=company, pk__in=asked).order_by("pk")
    there = {task.pk: task for task in tasks}
    taken = taken_hours(tuple(asked))
    for task_id, hours in asked.items():
        task = there.get(task_id)
        if task is None or not task.is_open or task.weekly_hours is None:
            raise HoursTaken(task.title if task else "")
        if hours > task.weekly_hours - taken.get(task_id, _NONE):
            raise HoursTaken(task.title)


def _record(by: User, opening: JobOpening, what: str, at: datetime) -> None:
    details = {"title": opening.title, "opening": str(opening.pk)}
    record(by=by.actor, at=at, action=f"company.{what}", about=[opening.company], details=details)
