"""What was agreed in talks that are closed, and waits for somebody."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from jobbro.citizens.models import Citizen
from jobbro.meetings.models import Owner, TalkTask

# What nobody has spoken of for so long is no reminder any more; it stands in its talk.
LONG_GONE = timedelta(days=60)


def waiting_tasks() -> "QuerySet[TalkTask]":
    """Return what was agreed in a closed talk and is not done, the first day first."""
    rows = TalkTask.objects.filter(conversation__closed_at__isnull=False, done_on__isnull=True)
    return rows.order_by("due_on", "pk")


def own_tasks_of(citizen: Citizen, *, today: date) -> tuple[TalkTask, ...]:
    """Return what the citizen has agreed to do and is not long gone; in an open talk nothing is agreed yet."""
    mine = waiting_tasks().filter(conversation__citizen=citizen, owner=Owner.CITIZEN)
    return tuple(mine.filter(Q(due_on__isnull=True) | Q(due_on__gte=today - LONG_GONE)))
