"""The record as the planned placement that the rules judge, with what Jobbro knows about citizen and workplace."""

from dataclasses import dataclass, field, replace
from datetime import date, time
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

from django.db.models import Case, CharField, OuterRef, Q, Subquery, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.db.models.lookups import Exact

from jobbro.accounts.models import Municipality
from jobbro.citizens.models import TargetGroupSpell
from jobbro.companies.models import OtherOccupant
from jobbro.companies.models import StaffMonth as StaffMonthRow
from jobbro.domain.calendar import Period, TimeSlot, Weekday, WeekPattern
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
    Subsidy,
    Workplace,
    person_in_group,
    steps_of,
)
from jobbro.domain.plan import Plan
from jobbro.placements.models import HourKind, PaidRoute, Placement, Slot
from jobbro.placements.models import PlacementKind as Kind
from jobbro.placements.queries.answers import answered_facts
from jobbro.placements.queries.description import plan_or_none
from jobbro.placements.record import Record
from jobbro.ui.gathering import RowsAsJson

_NO_SITE = UUID(int=0)
STAMP = Subquery(Municipality.objects.filter(pk=1).values("rulebook_stamp"))
MONTHS_READ = 13
TAKING_A_PLACE = ("ready", "shared", "locked")
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
    later_groups: tuple[tuple[date, str], ...] = ()
    staff_months: tuple[StaffMonth, ...] = ()
    occupants: tuple[Occupant, ...] = ()
    normal_weekly_hours: Decimal | None = None
    earlier_here: tuple[Period, ...] = field(default=())
    rulebook_stamp: str = ""


def surroundings_of(placement: Placement, record: Record) -> Surroundings:
    """Read the citizen's target group, the site's staff and occupants, and earlier placements here; one question."""
    starts = record.starts_on
    if starts is None:
        return Surroundings()
    rows = Placement.objects.filter(pk=placement.pk).values(
        "site__normal_weekly_hours",
        rulebook_stamp=STAMP,
        later_spells=_later_groups(starts),
        **_around(record.site_id or _NO_SITE, starts),
    )
    return surroundings_from(cast(dict[str, Any], rows.get()))


def surroundings_of_stored() -> dict[str, RowsAsJson]:
    """What to ask beside each of many stored placements; `surroundings_from` reads the answer."""
    return _around(OuterRef("site"), OuterRef("starts_on"))


def surroundings_from(found: dict[str, Any]) -> Surroundings:
    """Read one row of what was asked."""
    spell = found["spells"][0] if found["spells"] else None
    return Surroundings(
        group=spell["group"] if spell else "",
        group_from=date.fromisoformat(spell["starts_on"]) if spell else None,
        later_groups=tuple((date.fromisoformat(r["starts_on"]), r["group"]) for r in found.get("later_spells") or ()),
        staff_months=tuple(StaffMonth(date.fromisoformat(r["month"]), Decimal(r["fte"])) for r in found["months"]),
        occupants=_told_by_company(found["told"]) + _in_jobbro(found["others"]),
        normal_weekly_hours=found["site__normal_weekly_hours"],
        earlier_here=tuple(_period(row["first"], row["last"]) for row in found["earlier"]),
        rulebook_stamp=found.get("rulebook_stamp") or "",
    )


def _around(site: Any, starts: Any) -> dict[str, RowsAsJson]:
    """The rows around a placement at this site from this day; both may be columns of the placement's own row."""
    return {**_people_around(starts), **_places_at(site, starts)}


def _people_around(starts: Any) -> dict[str, RowsAsJson]:
    """The citizen's target group on the first day, and the citizen's earlier placements at the company."""
    spells = TargetGroupSpell.objects.filter(citizen=OuterRef("citizen"), starts_on__lte=starts)
    current = spells.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts)).order_by("-starts_on")[:1]
    earlier = Placement.objects.filter(
        citizen=OuterRef("citizen"),
        company=OuterRef("company"),
        kind=Kind.PRACTICE,
        # A draft that came to nothing is no practice that a new plan goes on from.
        state__in=TAKING_A_PLACE,
        starts_on__isnull=False,
        ends_on__lt=starts,
    ).exclude(pk=OuterRef("pk"))
    return {
        "spells": RowsAsJson(current, group="group", starts_on="starts_on"),
        "earlier": RowsAsJson(earlier, first="starts_on", last="ends_on"),
    }


def _later_groups(starts: date) -> RowsAsJson:
    """The groups that the citizen comes to belong to after the first day."""
    later = TargetGroupSpell.objects.filter(citizen=OuterRef("citizen"), starts_on__gt=starts).order_by("starts_on")
    return RowsAsJson(later, group="group", starts_on="starts_on")


def _places_at(site: Any, starts: Any) -> dict[str, RowsAsJson]:
    """The site's staff by month, and those who take a place there already, as told and as planned in Jobbro."""
    # The rulebook says how many whole months before the start count; these are more than any rule asks for.
    months = StaffMonthRow.objects.filter(site=site, month__lt=starts).order_by("-month")[:MONTHS_READ]
    told = OtherOccupant.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts), site=site)
    # Other citizens' agreed placements at the site, step by step; drafts take no place. Paid hours beside a practice
    # are ordinary work; in a job with løntilskud every hour counts.
    others = Slot.objects.filter(
        Q(kind=HourKind.PRACTICE) | Q(step__placement__kind=Kind.SUBSIDISED),
        step__placement__site=site,
        step__placement__state__in=TAKING_A_PLACE,
        step__ends_on__gte=starts,
    ).exclude(step__placement=OuterRef("pk"))
    return {
        "months": RowsAsJson(months, month="month", fte=Cast("ordinary_fte", CharField())),
        "told": RowsAsJson(
            told, kind="kind", hours=Cast("weekly_hours", CharField()), first="starts_on", last="ends_on"
        ),
        "others": RowsAsJson(
            others,
            step="step",
            scheme="step__placement__kind",
            first="step__starts_on",
            last="step__ends_on",
            weekday="weekday",
            starts_at="starts_at",
            ends_at="ends_at",
            unpaid_break="unpaid_break_minutes",
            group_here=_group_at_own_workplace(),
        ),
    }


def _group_at_own_workplace() -> Case:
    """Another citizen's target group on the first day, where their own placement says that they are employed here.

    Of the many others the group decides nothing, so it is not looked up.
    """
    first_day = OuterRef("step__placement__starts_on")
    spells = TargetGroupSpell.objects.filter(citizen=OuterRef("step__placement__citizen"), starts_on__lte=first_day)
    current = spells.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=first_day)).order_by("-starts_on")
    here = Exact(KeyTextTransform("person.employed_here", "step__placement__legal_answers"), Value("yes"))
    return Case(When(here, then=Subquery(current.values("group")[:1])))


def planned_placement(record: Record, around: Surroundings) -> PlannedPlacement | None:
    """Return the placement as the rules judge it; None until its first and last day are written."""
    period = record.period
    if period is None:
        return None
    plan = plan_or_none(record)
    planned = PlannedPlacement(
        kind=PlacementKind(record.kind),
        period=period,
        person=replace(person_in_group(around.group) if around.group else Person(), group_granted_on=around.group_from),
        workplace=Workplace(
            staff_months=around.staff_months or None,
            occupants=around.occupants if record.site_id else None,
            normal_weekly_hours=around.normal_weekly_hours,
        ),
        steps=steps_of(plan) if plan else (Step(1),),
        history=History(practice_here=around.earlier_here),
        agreement=_agreement(record),
        subsidy=_subsidy(record, plan),
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


def _subsidy(record: Record, plan: Plan | None) -> Subsidy:
    """What the plan itself says about a job with løntilskud: its hours, and the day it was discussed with the staff."""
    if not record.is_subsidised:
        return Subsidy()
    weeks = (step.practice.hours_per_week + step.paid.hours_per_week for step in plan.steps) if plan else ()
    discussed, starts = record.representative_statement_on, record.starts_on
    return Subsidy(
        weekly_paid_hours=max(weeks, default=Decimal(0)) or None,
        discussed_with_staff=bool(discussed and starts and discussed <= starts),
    )


def _told_by_company(rows: list[dict[str, Any]]) -> tuple[Occupant, ...]:
    """Without a last day the place is taken for good: nobody knows when it becomes free."""
    return tuple(
        Occupant(
            OccupantKind(row["kind"]),
            Decimal(row["hours"]),
            _period(row["first"], row["last"] or date.max.isoformat()),
        )
        for row in rows
    )


def _in_jobbro(slots: list[dict[str, Any]]) -> tuple[Occupant, ...]:
    by_step: dict[int, list[dict[str, Any]]] = {}
    for slot in slots:
        by_step.setdefault(slot["step"], []).append(slot)
    return tuple(
        Occupant(
            OccupantKind(rows[0]["scheme"]),
            WeekPattern(tuple(_time_slot(row) for row in rows)).hours_per_week,
            _period(rows[0]["first"], rows[0]["last"]),
            replace(person_in_group(group), employed_here=True) if (group := rows[0]["group_here"]) else None,
        )
        for rows in by_step.values()
    )


def _time_slot(row: dict[str, Any]) -> TimeSlot:
    starts_at, ends_at = time.fromisoformat(row["starts_at"]), time.fromisoformat(row["ends_at"])
    return TimeSlot(Weekday(row["weekday"]), starts_at, ends_at, row["unpaid_break"])


def _period(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))
