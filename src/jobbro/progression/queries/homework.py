"""Homework that waits to be told about."""

from datetime import date

from django.db.models import QuerySet

from jobbro.progression.models import GoalState, Homework


def past_homework(today: date) -> "QuerySet[Homework]":
    """Return homework towards open goals whose day is gone and which nobody has told about, the latest day first."""
    rows = Homework.objects.filter(due_on__lt=today, reported_at__isnull=True, goal__state=GoalState.OPEN)
    rows = rows.exclude(goal__parent__state__in=(GoalState.REACHED, GoalState.DROPPED))
    return rows.order_by("-due_on", "pk")
