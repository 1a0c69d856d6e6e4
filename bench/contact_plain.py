"""The plain way to the same order: read the rows, judge each company with the thought itself, sort."""

from datetime import date, datetime, time, timedelta
from heapq import nsmallest
from typing import Any

from django.db.models import Count, Max, Min
from django.utils import timezone

from jobbro.companies.models import Company, CompanyContact, CompanyPromise, ContactPause, WorkTask
from jobbro.domain.contact import ContactPolicy, Standing, order_key


def plain_order(user: Any, today: date, policy: ContactPolicy, *, most: int) -> list[list[Any]]:
    """Return key and points of the first companies; nothing that stands beside a company is used."""
    spoken = CompanyContact.objects.exclude(outcome="not_reached")
    last = {key: timezone.localtime(at).date() for key, at in spoken.values_list("company").annotate(at=Max("at"))}
    ours = CompanyContact.objects.filter(they_began=False)
    calm = set(ours.filter(at__gte=_start(today, policy.calm_days)).values_list("company", flat=True))
    lately = spoken.filter(they_began=False, at__gte=_start(today, policy.load_days))
    asked = lately.values_list("company").annotate(times=Count("pk"))
    wait = calm | {key for key, times in asked if times >= policy.load_most}
    paused = set(ContactPause.objects.filter(ended_at=None, ends_on__gte=today).values_list("company", flat=True))
    promised = CompanyPromise.objects.filter(owner=user, state="open").values_list("company")
    steps = dict(promised.annotate(day=Min("due_on")))
    soon = today + timedelta(days=policy.soon_days)
    tasks = set(WorkTask.objects.filter(is_open=True).values_list("company", flat=True))
    standings = (
        Standing(str(key), employees, last.get(key), steps.get(key), key in tasks, is_own=owner == user.pk)
        for key, employees, owner in Company.objects.values_list("pk", "employees", "owner").iterator(10_000)
        if key not in paused and (key not in wait or (key in steps and steps[key] <= soon))
    )
    found = nsmallest(most, (order_key(one, today=today, policy=policy) for one in standings))
    return [[key, -points] for points, _spoken_on, key in found]


def _start(today: date, days: int) -> datetime:
    return timezone.make_aware(datetime.combine(today - timedelta(days=days - 1), time.min))
