"""The hours of a task that job openings have taken: none of them is taken away from under a job."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum

from jobbro.companies.models import OpeningState, OpeningTask, WorkTask


class HoursInJobs(Exception):
    """Job openings have hours of the task that it would not have any more; carries the hours and the jobs' titles."""

    def __init__(self, hours: Decimal, jobs: tuple[str, ...]) -> None:
        super().__init__(hours, jobs)
        self.hours = hours
        self.jobs = jobs


def taken_hours(task_ids: Sequence[UUID]) -> Mapping[UUID, Decimal]:
    """Return the hours a week that openings take of each of the tasks, in one question."""
    pieces = OpeningTask.objects.filter(task__in=task_ids).exclude(opening__state=OpeningState.WITHDRAWN)
    return dict(pieces.order_by().values_list("task").annotate(hours=Sum("weekly_hours")))


def leave_to_jobs(task: WorkTask, hours: Decimal | None) -> None:
    """See that a locked task keeps what openings have of it when it has so many hours a week; None is none.

    :raises HoursInJobs: when it would not
    """
    pieces = OpeningTask.objects.filter(task=task).exclude(opening__state=OpeningState.WITHDRAWN)
    taken = list(pieces.order_by("opening__title", "pk").values_list("opening__title", "weekly_hours"))
    needed = sum((part for _title, part in taken), Decimal(0))
    if needed > (hours or 0):
        raise HoursInJobs(needed, tuple(dict.fromkeys(title for title, _part in taken)))
