"""The work at a company: tasks are noted, mended, closed when they are gone and opened when they are back."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.companies.actions.saving import locked, put, save_next_version, values_of
from jobbro.companies.actions.task_hours import leave_to_jobs
from jobbro.companies.models import Activity, AskedActivity, Company, Demand, Position, Site, WorkTask
from jobbro.companies.search_text import task_search_text


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """What is written about a task; demands are codes of Demand, weekdays are 1 for Monday to 7 for Sunday.

    None and an empty text say that nobody knows yet. A supplier or a volume says that the task is bought.
    """

    title: str
    activity: Activity
    description: str = ""
    site: Site | None = None
    weekly_hours: Decimal | None = None
    when: str = ""
    demands: tuple[str, ...] = ()
    level: WorkTask.Level = WorkTask.Level.EASY
    done_today_by: str = ""
    frequency: str = ""
    weekdays: tuple[int, ...] = ()
    training: str = ""
    taught_by: str = ""
    doer: str = ""
    doer_hourly_pay: Decimal | None = None
    wanted_as: str = ""
    role_here: str = ""
    green: str = ""
    can_be_moved: bool | None = None
    is_bought: bool | None = None
    supplier: str = ""
    bought_volume: str = ""
    would_displace: bool | None = None


@transaction.atomic
def add_task(
    *,
    by: User,
    company: Company,
    facts: TaskFacts,
    at: datetime,
    position: Position | None = None,
    task_id: UUID | None = None,
) -> WorkTask:
    """Note a task that somebody could learn or be paid for, perhaps as a part of a position.

    :param task_id: an id that was given to it beforehand, when there is one
    :raises IntegrityError: when the id is taken
    :raises ValueError: for an unknown demand or weekday, or a site of another company
    """
    day, key = timezone.localtime(at).date(), task_id or uuid4()
    task = WorkTask(id=key, company=company, position=position, noted_on=day, **_values(company, facts))
    task.search_text = task_search_text(task)
    task.save(force_insert=True)
    _not_empty(task)
    record(by=by.actor, at=at, action="company.task_added", about=[company], details={"title": task.title})
    return task


@transaction.atomic
def change_task(*, by: User, task: WorkTask, facts: TaskFacts, edit_version: int, at: datetime) -> None:
    """Write what is now known about a task.

    :raises HoursInJobs: when openings have more of its hours than it would have left
    :raises SavedMeanwhile: when somebody saved it after the form was opened
    :raises ValueError: for an unknown demand or weekday, or a site of another company
    """
    fresh = locked(task, edit_version=edit_version)
    if (facts.weekly_hours or 0) < (fresh.weekly_hours or 0):
        leave_to_jobs(fresh, facts.weekly_hours)
    if not (changed := put(fresh, _values(fresh.company, facts))):
        return
    fresh.search_text = task_search_text(fresh)
    save_next_version(fresh)
    _not_empty(fresh)
    details = {"title": fresh.title, "fields": changed}
    record(by=by.actor, at=at, action="company.task_changed", about=[fresh.company], details=details)


@transaction.atomic
def close_task(*, by: User, task: WorkTask, at: datetime) -> None:
    """Close a task that is not to be had any more; it stays in the story. Closing twice is closing once.

    :raises HoursInJobs: when openings have hours of it
    """
    _set_open(by, task, open_now=False, at=at)


@transaction.atomic
def reopen_task(*, by: User, task: WorkTask, at: datetime) -> None:
    """Open a task that can be had again."""
    _set_open(by, task, open_now=True, at=at)


def says_the_same(task: WorkTask, facts: TaskFacts) -> bool:
    """Test whether the task already says all of it."""
    return all(getattr(task, name) == value for name, value in _values(task.company, facts).items())


def _set_open(by: User, task: WorkTask, *, open_now: bool, at: datetime) -> None:
    fresh = WorkTask.objects.select_for_update().select_related("company").get(pk=task.pk)
    if fresh.is_open == open_now:
        return
    if not open_now:
        leave_to_jobs(fresh, None)
    fresh.is_open = open_now
    save_next_version(fresh)
    _not_empty(fresh)
    action = "company.task_reopened" if open_now else "company.task_closed"
    record(by=by.actor, at=at, action=action, about=[fresh.company], details={"title": fresh.title})


def _not_empty(task: WorkTask) -> None:
    """With a task in it, an activity is not one that was asked about and found empty."""
    if task.is_open:
        AskedActivity.objects.filter(company=task.company_id, activity=task.activity).delete()


def _values(company: Company, facts: TaskFacts) -> dict[str, object]:
    if unknown := set(facts.demands) - set(Demand.values):
        raise ValueError(f"unknown demands: {sorted(unknown)}")
    if not set(facts.weekdays) <= set(range(1, 8)):
        raise ValueError(f"unknown weekdays: {sorted(facts.weekdays)}")
    if facts.site is not None and facts.site.company_id != company.pk:
        raise ValueError("the site belongs to another company")
    ordered = [demand for demand in Demand.values if demand in facts.demands]
    return values_of(facts) | {"demands": ordered, "weekdays": sorted(set(facts.weekdays))}
