"""Proof of what we say to companies, counted from our own agreed placements and filled jobs. It names no citizen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from django.db.models import DurationField, F, OuterRef, Q, QuerySet, Subquery, Sum

from jobbro.companies.models import Company, OpeningState, OpeningTask
from jobbro.companies.models.work import DEARER_HANDS
from jobbro.domain.calendar import Period
from jobbro.domain.economics import Span
from jobbro.domain.rules import NoRuleInForce, Rulebook
from jobbro.placements.actions.tracking import TrackStatus
from jobbro.placements.models import (
    HourKind,
    Placement,
    PlacementState,
    Purpose,
    ResponsibilitySheet,
    Slot,
    StepTask,
    Track,
    TrackEvent,
)
from jobbro.ui.wording import local_day

YEARS_BACK = 5
# As many agreements behind a proof are looked for among those that the viewer may see.
NEWEST_KEPT = 50
FULL_TIME = "hybrid.full_time_total"
# Two agreements at one place with no more than this between them count as one stay.
_LONGEST_BREAK = timedelta(days=31)
_WEEK = timedelta(days=7)
_MINUTE, _MINUTES = timedelta(minutes=1), Decimal(60)


class ProofKind(StrEnum):
    """What can be shown; each has its words in content/arguments."""

    SMALL_TASKS = "small-tasks"
    OWN_TASKS = "own-tasks"
    TRAINED_HERE = "trained-here"
    TRIED_FIRST = "tried-first"
    FREED_HOURS = "freed-hours"
    LEARNED = "learned"
    STAYED = "stayed"
    CAME_BACK = "came-back"
    SHEETS = "sheets"


@dataclass(frozen=True, slots=True)
class Proof:
    """How many people, jobs or companies stand behind a claim, and when the newest of it began.

    `of` is how many it could have been, `hours` the weekly hours of each, lowest to highest, or all together of jobs.
    `placements` leads to the newest agreements behind it, the newest last, for those who may see them.
    """

    kind: ProofKind
    count: int = 0
    of: int | None = None
    hours: Span | None = None
    newest: date | None = None
    placements: tuple[UUID, ...] = ()

    @property
    def is_there(self) -> bool:
        """Whether there is anything to show."""
        return self.count > 0


class _Agreed(NamedTuple):
    """A placement that all parties said yes to, with the person and the company it joins."""

    pk: UUID
    citizen: UUID
    company: UUID
    purposes: list[str]
    starts_on: date


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The week of one kind of hours in one step."""

    placement: _Agreed
    kind: str
    period: Period
    hours: Decimal


@dataclass(frozen=True, slots=True)
class _Case:
    """One that counts for a claim: who or what it is, the day it began, the agreement, and its hours if it has any."""

    key: object
    on_day: date
    placement: UUID | None = None
    hours: Decimal | None = None


def proofs_for(company: Company, *, today: date, book: Rulebook, stay_weeks: int) -> dict[ProofKind, Proof]:
    """Return a proof of every kind, empty ones too, from the years back; five questions to the database.

    Invented companies prove nothing to a real one, and the other way round.
    """
    agreed = {row.pk: row for row in _agreed(company, today)}
    stretches = _stretches(agreed, today)
    paid = [one for one in stretches if one.kind == HourKind.PAID]
    tasks = _own_tasks(agreed)
    found: dict[ProofKind, Iterable[_Case]] = {
        ProofKind.SMALL_TASKS: _small(paid, full_time_of(book, today)),
        ProofKind.OWN_TASKS: _with_tasks(paid, tasks[HourKind.PAID]),
        ProofKind.TRAINED_HERE: _with_tasks(
            [one for one in stretches if one.kind == HourKind.PRACTICE], tasks[HourKind.PRACTICE]
        ),
        ProofKind.TRIED_FIRST: _tried_first(stretches),
        ProofKind.LEARNED: (
            _Case(row.citizen, row.starts_on, row.pk)
            for row in agreed.values()
            if Purpose.SPECIFIC_SKILLS in row.purposes
        ),
        ProofKind.CAME_BACK: _came_back(agreed.values()),
        ProofKind.SHEETS: _sheets(company, today),
    }
    proofs = {kind: _proof(kind, cases) for kind, cases in found.items()}
    proofs[ProofKind.FREED_HOURS] = _freed(company, today)
    proofs[ProofKind.STAYED] = _stayed(paid, stay_weeks, today)
    return proofs


def full_time_of(book: Rulebook, today: date) -> Decimal | None:
    """Return the hours of a full week on a day; None while nobody knows them."""
    try:
        value = book.value_of(FULL_TIME, on_date=today).value
    except NoRuleInForce:
        return None
    return Decimal(str(value))


def _agreed(company: Company, today: date) -> list[_Agreed]:
    answers = TrackEvent.objects.filter(placement=OuterRef("pk"), track=Track.GRANT).order_by("-noted_at", "-pk")
    rows = (
        Placement.objects.annotate(answer=Subquery(answers.values("status")[:1]))
        .filter(Q(answer__isnull=True) | ~Q(answer=TrackStatus.REFUSED))
        .filter(state=PlacementState.LOCKED, company__is_demo=company.is_demo)
        .filter(starts_on__lte=today, ends_on__gte=_earliest(today))
    )
    told = rows.order_by("starts_on", "pk").values_list("pk", "citizen_id", "company_id", "purposes", "starts_on")
    return [
        _Agreed(key, citizen, place, purposes, begins)
        for key, citizen, place, purposes, begins in told
        if begins is not None
    ]


def _earliest(today: date) -> date:
    return date(today.year - YEARS_BACK, 1, 1)


def _stretches(agreed: Mapping[UUID, _Agreed], today: date) -> list[_Stretch]:
    """The database adds up the week of each step, since there are many slots."""
    rows = Slot.objects.filter(step__placement__state=PlacementState.LOCKED)
    rows = rows.filter(step__starts_on__lte=today, step__ends_on__gte=_earliest(today))
    weeks = (
        rows.order_by("step__starts_on", "step", "kind")
        .values("step__starts_on", "step", "kind")
        .annotate(clock=Sum(F("ends_at") - F("starts_at"), output_field=DurationField()))
        .annotate(unpaid=Sum("unpaid_break_minutes"))
        .values_list("step__placement_id", "kind", "step__starts_on", "step__ends_on", "clock", "unpaid")
    )
    return [
        _Stretch(agreed[placement], kind, Period(first, last), Decimal(clock // _MINUTE - unpaid) / _MINUTES)
        for placement, kind, first, last, clock, unpaid in weeks
        if placement in agreed
    ]


def _own_tasks(agreed: Mapping[UUID, _Agreed]) -> dict[str, set[UUID]]:
    """The placements in which a task comes from the company's own list, by kind of hours."""
    rows = StepTask.objects.filter(work_task__isnull=False, step__placement__state=PlacementState.LOCKED)
    found: dict[str, set[UUID]] = {kind: set() for kind in HourKind}
    for placement, kind in rows.order_by("pk").values_list("step__placement_id", "kind"):
        if placement in agreed:
            found[kind].add(placement)
    return found


def _small(paid: Iterable[_Stretch], full: Decimal | None) -> Iterable[_Case]:
    """Paid weeks that are less than full time; none while it is not known what full time is."""
    return (
        _Case(one.placement.citizen, one.period.first, one.placement.pk, one.hours)
        for one in paid
        if full is not None and one.hours < full
    )


def _with_tasks(stretches: Iterable[_Stretch], placements: set[UUID]) -> Iterable[_Case]:
    return (
        _Case(one.placement.citizen, one.period.first, one.placement.pk)
        for one in stretches
        if one.placement.pk in placements
    )


def _tried_first(stretches: Iterable[_Stretch]) -> Iterable[_Case]:
    """The first paid day of those who had practice at the same company before it."""
    began: dict[tuple[UUID, UUID], dict[str, _Stretch]] = defaultdict(dict)
    for one in sorted(stretches, key=lambda stretch: stretch.period.first):
        began[one.placement.citizen, one.placement.company].setdefault(one.kind, one)
    for kinds in began.values():
        practice, paid = kinds.get(HourKind.PRACTICE), kinds.get(HourKind.PAID)
        if practice and paid and practice.period.first < paid.period.first:
            yield _Case(paid.placement.citizen, paid.period.first, paid.placement.pk)


def _came_back(agreed: Iterable[_Agreed]) -> Iterable[_Case]:
    """Every placement of a company after the first one, when it is for somebody else."""
    first: dict[UUID, UUID] = {}
    for row in sorted(agreed, key=lambda one: one.starts_on):
        if first.setdefault(row.company, row.citizen) != row.citizen:
            yield _Case(row.company, row.starts_on, row.pk)


def _sheets(company: Company, today: date) -> Iterable[_Case]:
    rows = ResponsibilitySheet.objects.filter(company__is_demo=company.is_demo, year__gte=_earliest(today).year)
    told = rows.order_by("issued_at", "pk").values_list("company_id", "issued_at")
    return (_Case(owner, local_day(issued)) for owner, issued in told)


def _freed(company: Company, today: date) -> Proof:
    """Filled jobs made of tasks that dearer hands had; nobody who has such a job is known here."""
    rows = OpeningTask.objects.filter(opening__state=OpeningState.FILLED, task__doer__in=DEARER_HANDS)
    rows = _not_bought(rows).filter(
        opening__company__is_demo=company.is_demo,
        opening__state_on__range=(_earliest(today), today),
    )
    told = rows.order_by("opening__state_on", "pk").values_list("opening_id", "opening__state_on", "weekly_hours")
    cases = [_Case(opening, day, None, hours) for opening, day, hours in told]
    freed = sum((case.hours for case in cases if case.hours is not None), Decimal(0))
    proof = _proof(ProofKind.FREED_HOURS, cases)
    return replace(proof, hours=Span.of(freed) if cases else None)


def _not_bought(rows: "QuerySet[OpeningTask]") -> "QuerySet[OpeningTask]":
    """What was bought from somebody else freed nobody's time here."""
    return rows.filter(Q(task__is_bought__isnull=True) | Q(task__is_bought=False))


def _stayed(paid: Iterable[_Stretch], weeks: int, today: date) -> Proof:
    """Those whose agreed pay at one company has run so long, out of those who began long enough ago."""
    least = weeks * _WEEK
    periods: dict[tuple[UUID, UUID], list[_Stretch]] = defaultdict(list)
    for one in paid:
        periods[one.placement.citizen, one.placement.company].append(one)
    could: set[UUID] = set()
    cases = []
    for (citizen, _company), own in periods.items():
        own.sort(key=lambda stretch: stretch.period.first)
        if own[0].period.first + least <= today + timedelta(days=1):
            could.add(citizen)
        if longest_stay([stretch.period for stretch in own], until=today) >= least:
            cases.append(_Case(citizen, own[0].period.first, own[-1].placement.pk))
    return replace(_proof(ProofKind.STAYED, cases), of=len(could))


def longest_stay(periods: Iterable[Period], *, until: date) -> timedelta:
    """Return the longest time in the periods, in order of their first day, that lasted to a day at most.

    A month's break between two of them is forgiven.
    """
    longest = timedelta(0)
    first = last = None
    for period in periods:
        if first is None or last is None or period.first - last > _LONGEST_BREAK:
            first, last = period.first, period.last
        last = max(last, period.last)
        longest = max(longest, min(last, until) - first + timedelta(days=1))
    return longest


def _proof(kind: ProofKind, cases: Iterable[_Case]) -> Proof:
    """Count each key once; its hours are the most it has had in a week."""
    keys, days, hours = set(), [], dict[object, Decimal]()
    placements: dict[UUID, None] = {}
    for case in sorted(cases, key=lambda one: one.on_day):
        keys.add(case.key)
        days.append(case.on_day)
        if case.placement is not None:
            placements[case.placement] = None
        if case.hours is not None:
            hours[case.key] = max(hours.get(case.key, case.hours), case.hours)
    return Proof(
        kind,
        count=len(keys),
        hours=Span.of(*hours.values()) if hours else None,
        newest=max(days, default=None),
        placements=tuple(placements)[-NEWEST_KEPT:],
    )
