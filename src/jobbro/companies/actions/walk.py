"""What was found on a walk through a company: each find is a task, made once however often it is sent."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from jobbro.accounts.models import User
from jobbro.companies.actions.saving import SavedMeanwhile
from jobbro.companies.actions.tasks import TaskFacts, add_task, change_task, says_the_same
from jobbro.companies.models import Company, WorkTask

NEW_FIND = 0


class AnotherCompanys(Exception):
    """The id of the find already belongs to a task of another company, so the find is not taken."""


def keep_find(
    *, by: User, company: Company, find_id: UUID, facts: TaskFacts, edit_version: int, at: datetime
) -> WorkTask:
    """Write a find under the id that the phone gave it, and return the task; the same find twice is one task.

    :param edit_version: the version that the phone knew, NEW_FIND for a find that it has never seen saved
    :raises AnotherCompanys: when the id is a task of another company
    :raises SavedMeanwhile: when the task was changed after the phone saw it; both texts can be shown
    """
    task = WorkTask.objects.filter(pk=find_id).first()
    if task is None:
        try:
            with transaction.atomic():
                return add_task(by=by, company=company, facts=facts, at=at, task_id=find_id)
        except IntegrityError:  # sent twice at the same moment: the other one came first
            task = WorkTask.objects.get(pk=find_id)
    if task.company_id != company.pk:
        raise AnotherCompanys
    if says_the_same(task, facts):
        return task
    if edit_version != task.edit_version:
        raise SavedMeanwhile(task, task.edit_version)
    change_task(by=by, task=task, facts=facts, edit_version=edit_version, at=at)
    return WorkTask.objects.get(pk=find_id)
