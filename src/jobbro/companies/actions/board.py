"""The board of the nine activities: tasks are moved to where they belong, and empty fields are asked about."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.companies.actions.saving import SavedMeanwhile, save_next_version
from jobbro.companies.models import Activity, AskedActivity, Company, WorkTask


class TaskIsThere(Exception):
    """The activity has an open task, so it is not empty."""


@transaction.atomic
def move_tasks(*, by: User, company: Company, tasks: Mapping[UUID, int], activity: Activity, at: datetime) -> int:
    """Move open tasks to an activity, all of them or none; return how many stood somewhere else.

    :param tasks: the version that was seen of each task, by its id
    :raises SavedMeanwhile: when one of them was changed after the board was opened
    :raises WorkTask.DoesNotExist: when one of them is not an open task of the company
    """
    held = WorkTask.objects.select_for_update().filter(company=company, is_open=True, pk__in=tasks).order_by("pk")
    rows = list(held)
    if len(rows) != len(tasks):
        raise WorkTask.DoesNotExist
    for row in rows:
        if row.edit_version != tasks[row.pk]:
            raise SavedMeanwhile(row, row.edit_version)
    moved = [row for row in rows if row.activity != activity]
    for row in moved:
        row.activity = activity
        save_next_version(row)
        details = {"title": row.title, "activity": activity.value}
        record(by=by.actor, at=at, action="company.task_moved", about=[company], details=details)
    if moved:
        AskedActivity.objects.filter(company=company, activity=activity).delete()
    return len(moved)


@transaction.atomic
def asked_in_vain(*, by: User, company: Company, activity: Activity, at: datetime) -> AskedActivity:
    """Note that we asked about an activity and there is nothing in it; asking again keeps the latest time.

    :raises TaskIsThere: when it has an open task
    """
    # The company's row is the lock, so that nobody notes emptiness while a colleague does the same.
    Company.objects.select_for_update().get(pk=company.pk)
    if WorkTask.objects.filter(company=company, activity=activity, is_open=True).exists():
        raise TaskIsThere
    values = {"asked_by": by, "asked_at": at}
    asked, _made = AskedActivity.objects.update_or_create(company=company, activity=activity, defaults=values)
    record(by=by.actor, at=at, action="company.activity_asked", about=[company], details={"activity": activity.value})
    return asked


@transaction.atomic
def ask_again(*, by: User, company: Company, activity: Activity, at: datetime) -> None:
    """Take back that an activity was asked about; nothing to take back is nothing done."""
    gone, _kinds = AskedActivity.objects.filter(company=company, activity=activity).delete()
    if gone:
        details = {"activity": activity.value}
        record(by=by.actor, at=at, action="company.activity_to_ask", about=[company], details=details)
