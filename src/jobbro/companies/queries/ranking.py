"""Whom to contact now: the order of `domain.contact.ranking` asked of the database, with the reasons of those shown.

The same bands and points make the database's sum and the reasons on the page; the tests and the bench compare them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, DateField, F, Min, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from jobbro.accounts.models import User
from jobbro.accounts.viewer import Viewer
from jobbro.companies.access import visible_companies
from jobbro.companies.models import (
    Company,
    CompanyContact,
    CompanyPromise,
    CompanyQuerySet,
    ContactOutcome,
    PromiseState,
    WorkTask,
)
from jobbro.companies.queries.advice import start_of_day
from jobbro.companies.queries.listing import with_columns
from jobbro.companies.queries.segments import Segment, in_segment
from jobbro.domain.contact import Band, ContactPolicy, Reason, Standing, reasons_for

PAGE_SIZE = 25
NEVER = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of the order ended: points, the day one last spoke, and the company."""

    points: int
    spoken_on: date
    key: UUID

    def __str__(self) -> str:
        return f"{self.points}_{self.spoken_on.isoformat()}_{self.key}"

    @classmethod
    def read(cls, written: str) -> "Place":
        """Read what `str` wrote.

        :raises ValueError: when it is something else
        """
        points, spoken_on, key = written.split("_")
        return cls(int(points), date.fromisoformat(spoken_on), UUID(key))


@dataclass(frozen=True, slots=True)
class RankedCompany:
    """A company of the order with its points and what they are made of."""

    company: Company
    points: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class RankedPage:
    """A page of the order. `next_key` leads on."""

    rows: tuple[RankedCompany, ...]
    next_key: str


def next_companies(
    viewer: Viewer, segment: Segment, *, policy: ContactPolicy, after: Place | None = None, size: int = PAGE_SIZE
) -> RankedPage:
    """Return those to contact now, the weightiest first; who has peace, or was asked enough, is left out."""
    user, today = viewer.user, viewer.today
    assert user is not None
    asked = Asked(user, today, policy)
    fitting = in_segment(visible_companies(viewer), segment)
    places = order_of(fitting, asked, after=after)[: size + 1]
    found = [Place(points, spoken_on, key) for key, points, spoken_on in places]
    shown = found[:size]
    rows = _with_reasons(shown, asked)
    return RankedPage(rows, str(shown[-1]) if len(found) > size else "")


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, on which day, by which figures."""

    user: User
    today: date
    policy: ContactPolicy

    @property
    def soon(self) -> date:
        """The last day on which a next step is near."""
        return self.today + timedelta(days=self.policy.soon_days)


def order_of(companies: CompanyQuerySet, asked: Asked, *, after: Place | None = None) -> "QuerySet[Any, Any]":
    """Return key, points and last day of those who may be contacted, in order, after a place in it."""
    rows = (
        companies.filter(_may_be_contacted(asked))
        .annotate(points=_points(asked), spoken_on=Coalesce("last_spoken_on", NEVER, output_field=DateField()))
        .order_by("-points", "spoken_on", "pk")
        .values_list("pk", "points", "spoken_on")
    )
    if after is None:
        return rows
    same = Q(points=after.points)
    later = Q(spoken_on__gt=after.spoken_on) | Q(spoken_on=after.spoken_on, pk__gt=after.key)
    return rows.filter(Q(points__lt=after.points) | (same & later))


def _may_be_contacted(asked: Asked) -> Q:
    """No pause; and either a step of one's own that is near, or nobody of us lately and not enough of late."""
    policy, today = asked.policy, asked.today
    ours = CompanyContact.objects.filter(they_began=False)
    calm = ours.filter(at__gte=start_of_day(today - timedelta(days=policy.calm_days - 1)))
    counted = ours.filter(at__gte=start_of_day(today - timedelta(days=policy.load_days - 1)))
    asked_often = counted.exclude(outcome=ContactOutcome.NOT_REACHED).values("company").annotate(times=Count("pk"))
    enough = asked_often.filter(times__gte=policy.load_most).values("company")
    wait = Q(pk__in=calm.values("company")) | Q(pk__in=enough)
    unpaused = Q(paused_until__isnull=True) | Q(paused_until__lt=today)
    return unpaused & (_my_step(asked, asked.soon) | ~wait)


def _points(asked: Asked) -> Any:
    weights = asked.policy.weights
    has_task = Q(pk__in=WorkTask.objects.filter(is_open=True).values("company"))
    return (
        Case(
            When(_my_step(asked, asked.today), then=Value(weights.step_due)),
            When(_my_step(asked, asked.soon), then=Value(weights.step_soon)),
            default=Value(0),
        )
        + _silence(asked.today, weights.never, weights.silence)
        + Case(*(_at_least("employees", band) for band in reversed(weights.size)), default=Value(0))
        + Case(When(has_task, then=Value(weights.open_tasks)), default=Value(0))
        + Case(When(owner=asked.user, then=Value(weights.own)), default=Value(0))
    )


def _silence(today: date, never: int, bands: Sequence[Band]) -> Case:
    days = [
        When(last_spoken_on__lte=today - timedelta(days=band.at_least), then=Value(band.points))
        for band in reversed(bands)
    ]
    return Case(When(last_spoken_on__isnull=True, then=Value(never)), *days, default=Value(0))


def _at_least(field: str, band: Band) -> When:
    return When(**{f"{field}__gte": band.at_least}, then=Value(band.points))


def _my_step(asked: Asked, last: date) -> Q:
    promises, contacts = my_steps(asked.user)
    return Q(pk__in=promises.filter(due_on__lte=last).values("company")) | Q(
        pk__in=contacts.filter(next_on__lte=last).values("company")
    )


def my_steps(user: User) -> "tuple[QuerySet[CompanyPromise], QuerySet[CompanyContact]]":
    """Return the user's own open promises, and the next contacts that the user has set."""
    promises = CompanyPromise.objects.filter(owner=user, state=PromiseState.OPEN)
    return promises, CompanyContact.objects.filter(by=user, next_on__isnull=False, next_settled_on__isnull=True)


def _with_reasons(places: Sequence[Place], asked: Asked) -> tuple[RankedCompany, ...]:
    keys = [place.key for place in places]
    rows = with_columns(Company.objects.filter(pk__in=keys)).in_bulk()
    steps = _steps_by_company(keys, asked)
    ranked = []
    for place in places:
        company = rows[place.key]
        standing = standing_of(company, asked, my_step_on=steps.get(place.key))
        ranked.append(
            RankedCompany(company, place.points, reasons_for(standing, today=asked.today, policy=asked.policy))
        )
    return tuple(ranked)


def standing_of(company: Any, asked: Asked, *, my_step_on: date | None) -> Standing:
    """Return what the order is made from, of a company that has its number of open tasks beside it."""
    return Standing(
        key=str(company.pk),
        employees=company.employees,
        last_spoken_on=company.last_spoken_on,
        my_step_on=my_step_on,
        has_open_tasks=bool(company.open_tasks),
        is_own=company.owner_id == asked.user.pk,
    )


def _steps_by_company(keys: Sequence[UUID], asked: Asked) -> dict[UUID, date]:
    promises, contacts = my_steps(asked.user)
    told = [
        *promises.filter(company__in=keys).values_list("company").annotate(day=Min("due_on")),
        *contacts.filter(company__in=keys).values_list("company").annotate(day=Min(F("next_on"))),
    ]
    found: dict[UUID, date] = {}
    for key, day in told:
        found[key] = min(day, found.get(key, day))
    return found
