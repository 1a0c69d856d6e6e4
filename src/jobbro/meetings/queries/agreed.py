"""What was agreed in talks that are closed, and waits for somebody."""

from django.db.models import QuerySet

from jobbro.citizens.models import Citizen
from jobbro.meetings.models import Owner, TalkTask


def waiting_tasks() -> "QuerySet[TalkTask]":
    """Return what was agreed in a closed talk and is not done, the first day first."""
    rows = TalkTask.objects.filter(conversation__closed_at__isnull=False, done_on__isnull=True)
    return rows.order_by("due_on", "pk")


def own_tasks_of(citizen: Citizen) -> tuple[TalkTask, ...]:
    """Return what the citizen has agreed to do; in a talk that is still open nothing is agreed yet."""
    return tuple(waiting_tasks().filter(conversation__citizen=citizen, owner=Owner.CITIZEN))
