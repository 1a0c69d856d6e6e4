"""Keeping beside a company what its contacts, promises and pauses come to; every verb of the memory ends with it."""

from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from jobbro.companies.models import (
    Company,
    CompanyContact,
    CompanyPromise,
    ContactOutcome,
    ContactPause,
    PromiseState,
)


def hold(company: Company) -> Company:
    """Return the company fresh and held until the transaction ends, so that two who tell at once take turns."""
    return Company.objects.select_for_update().get(pk=company.pk)


def refresh_standing(company: Company) -> None:
    """Write anew how often and when we last spoke, the nearest next step and the pause, from the rows themselves."""
    spoken = ~Q(outcome=ContactOutcome.NOT_REACHED)
    waits = Q(next_on__isnull=False, next_settled_on__isnull=True)
    told = CompanyContact.objects.filter(company=company).aggregate(
        times=Count("pk", filter=spoken), last=Max("at", filter=spoken), again=Min("next_on", filter=waits)
    )
    open_promises = CompanyPromise.objects.filter(company=company, state=PromiseState.OPEN)
    steps = [told["again"], open_promises.aggregate(due=Min("due_on"))["due"]]
    pauses = ContactPause.objects.filter(company=company, ended_at__isnull=True)
    Company.objects.filter(pk=company.pk).update(
        spoken_times=told["times"],
        last_spoken_on=timezone.localtime(told["last"]).date() if told["last"] else None,
        next_step_on=min((day for day in steps if day is not None), default=None),
        paused_until=pauses.aggregate(last=Max("ends_on"))["last"],
    )
