"""The record as the planned placement that the rules judge, with what Jobbro knows about citizen and workplace."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q

from jobbro.citizens.models import TargetGroupSpell
from jobbro.companies.models import OtherOccupant
from jobbro.companies.models import StaffMonth as StaffMonthRow
from jobbro.domain.calendar import Period
from jobbro.domain.eligibility import (
    Agreement,
    History,
    Occupant,
    OccupantKind,
    PaidHoursOutlook,
    Person,
    PlacementKind,
    PlannedPlacement,
    Purpose,
    StaffMonth,
    Step,
    Workplace,
    steps_of,
)
from jobbro.placements.models import PaidRoute, Placement
from jobbro.placements.queries.answers import answered_facts
from jobbro.placements.queries.description import plan_or_none
from jobbro.placements.queries.reading import ROWS, record_of
from jobbro.placements.record import Record

_NO_SITE = UUID(int=0)
_OUTLOOK = {
    PaidRoute.SIMULTANEOUS: PaidHoursOutlook.HERE,
    PaidRoute.AFTER: PaidHoursOutlook.HERE,
    PaidRoute.OTHER_COMPANY: PaidHoursOutlook.ELSEWHERE,
    PaidRoute.NOT_YET: PaidHoursOutlook.NEITHER,
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is stored around a placement; read once, so that a text being typed is judged without new questions."""

    group: str = ""
    group_from: date | None = None
    staff_months: tuple[StaffMonth, ...] = ()
    occupants: tuple[Occupant, ...] = ()
    normal_weekly_hours: Decimal | None = None
    earlier_here: tuple[Period, ...] = field(default=())


def surroundings_of(placement: Placement, record: Record) -> Surroundings:
    """Read the citizen's target group, the site's staff and occupants, and earlier placements here."""
    if record.starts_on is None:
        return Surroundings()
    site = record.site_id or _NO_SITE
    spell = (
        TargetGroupSpell.objects.filter(citizen_id=placement.citizen_id, starts_on__lte=record.starts_on)
        .filter(Q(ends_on__isnull=True) | Q(ends_on__gte=record.starts_on))
        .order_by("-starts_on")
        .first()
    )
    months = StaffMonthRow.objects.filter(site=site, month__lt=record.starts_on).order_by("-month")[:4]
    earlier = Placement.objects.filter(
        citizen_id=placement.citizen_id, company_id=placement.company_id, ends_on__lt=record.starts_on
    ).exclude(pk=placement.pk)
    return Surroundings(
        group=spell.group if spell else "",
        group_from=spell.starts_on if spell else None,
        staff_months=tuple(StaffMonth(row.month, row.ordinary_fte) for row in months),
        occupants=_told_by_company(record) + _in_jobbro(placement, record),
        normal_weekly_hours=placement.site.normal_weekly_hours if placement.site else None,
        earlier_here=tuple(Period(e.starts_on, e.ends_on) for e in earlier if e.starts_on and e.ends_on),
    )


def planned_placement(record: Record, around: Surroundings) -> PlannedPlacement | None:
    """Return the placement as the rules judge it; None until its first and last day are written."""
    period = record.period
    if period is None:
        return None
    plan = plan_or_none(record)
    planned = PlannedPlacement(
        kind=PlacementKind.PRACTICE,
        period=period,
        person=Person(
            target_group=int(around.group.rstrip("ab")) if around.group else None,
            group_granted_on=around.group_from,
            plainly_education_ready={"4": False, "4a": True}.get(around.group),
            employed={"6": False, "6a": True, "7": False, "7a": True}.get(around.group),
            job_ready={"12a": True, "12b": False}.get(around.group),
        ),
        workplace=Workplace(
            staff_months=around.staff_months or None,
            occupants=around.occupants if record.site_id else None,
            normal_weekly_hours=around.normal_weekly_hours,
        ),
        steps=steps_of(plan) if plan else (Step(1),),
        history=History(practice_here=around.earlier_here),
        agreement=_agreement(record),
    )
    return planned.with_facts(answered_facts(record))


def _agreement(record: Record) -> Agreement:
    return Agreement(
        purposes=tuple(Purpose(code) for code in record.purposes),
        extension_assessment=bool(record.extension_reason.strip()) or None,
        direction=bool(record.why.strip() and record.goals) or None,
        paid_hours_outlook=_OUTLOOK[PaidRoute(record.paid_route)] if record.paid_route else None,
        employer_statement=record.employer_statement_on or False,
        employee_statement=record.representative_statement_on or False,
    )


def _told_by_company(record: Record) -> tuple[Occupant, ...]:
    rows = OtherOccupant.objects.filter(site=record.site_id or _NO_SITE)
    return tuple(
        Occupant(
            OccupantKind(row.kind),
            row.weekly_hours,
            # Without a last day the place is counted as taken for as long as this placement runs.
            Period(row.starts_on, row.ends_on or max(row.starts_on, record.ends_on or row.starts_on)),
        )
        for row in rows
    )


def _in_jobbro(placement: Placement, record: Record) -> tuple[Occupant, ...]:
    """Other citizens' agreed placements at the site; drafts take no place."""
    others = (
        Placement.objects.filter(site_id=record.site_id, state__in=["ready", "shared", "locked"])
        .exclude(pk=placement.pk)
        .select_related("citizen", "company", "site", "contact", "consultant")
        .prefetch_related(*ROWS)
        if record.site_id
        else ()
    )
    taken = []
    for other in others:
        plan = plan_or_none(record_of(other))
        if plan is None:
            continue
        taken += [Occupant(OccupantKind.PRACTICE, step.practice.hours_per_week, step.period) for step in plan.steps]
    return tuple(taken)
