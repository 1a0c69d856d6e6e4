"""What an application says about the workplace besides the record: who speaks for the staff, and how many they are."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

from django.db.models import CharField, OuterRef
from django.db.models.functions import Cast

from jobbro.accounts.queries import rulebook_at
from jobbro.companies.models import Contact, ContactRole, StaffMonth
from jobbro.companies.queries.staffing import rule_on
from jobbro.domain.calendar import months_before
from jobbro.placements.actions.agreement import ASKED_AGAIN, WITHDRAWN
from jobbro.placements.models import Approval, Party, Placement
from jobbro.placements.queries.legal import MONTHS_READ, STAMP
from jobbro.ui.gathering import RowsAsJson


@dataclass(frozen=True, slots=True)
class Workplace:
    """The employee representative (name, mail, phone; empty when unknown) and the ordinary staff in a month.

    `staff_missing` names the months that the ratio is counted on and nobody has told about.
    """

    representative: tuple[str, str, str]
    staff: tuple[Decimal, date] | None
    staff_missing: tuple[date, ...] = ()


def workplace_of(placement: Placement) -> Workplace:
    """Return what is known about the workplace of a placement; one question."""
    speaks = Contact.objects.filter(
        company=OuterRef("company"), is_active=True, role=ContactRole.EMPLOYEE_REPRESENTATIVE
    ).order_by("name", "pk")
    asked = Approval.objects.filter(placement=OuterRef("pk"), party=Party.EMPLOYEE_REPRESENTATIVE)
    asked = asked.exclude(void_reason__in=(ASKED_AGAIN, WITHDRAWN)).order_by("-asked_at", "-pk")[:1]
    told = StaffMonth.objects.filter(site=OuterRef("site")).order_by("-month")
    if placement.starts_on:
        told = told.filter(month__lt=placement.starts_on)
    rows = Placement.objects.filter(pk=placement.pk).values(
        speaks=RowsAsJson(speaks, name="name", email="email", phone="phone", site="site"),
        asked=RowsAsJson(asked, name="person_name", email="address"),
        told=RowsAsJson(told[:MONTHS_READ], month="month", fte=Cast("ordinary_fte", CharField())),
        rulebook_stamp=STAMP,
    )
    found = cast(dict[str, Any], rows.get())
    staff = {date.fromisoformat(row["month"]): Decimal(row["fte"]) for row in found["told"]}
    latest = next(((fte, month) for month, fte in staff.items()), None)
    lacking = tuple(month for month in _counted(placement, found["rulebook_stamp"]) if month not in staff)
    return Workplace(_representative(found["speaks"], found["asked"], placement), latest, lacking)


def _counted(placement: Placement, rulebook_stamp: str | None) -> tuple[date, ...]:
    """The months whose mean decides the places when this placement begins; none before its first day is written."""
    if placement.starts_on is None:
        return ()
    rule = rule_on(placement.starts_on, rulebook=rulebook_at(rulebook_stamp or ""))
    return months_before(placement.starts_on, rule.months) if rule else ()


def _representative(
    found: list[dict[str, Any]], asked: list[dict[str, Any]], placement: Placement
) -> tuple[str, str, str]:
    """The representative at this site if there is one, otherwise of the company, otherwise who was asked as such."""
    here = (row for row in found if row["site"] and UUID(row["site"]) == placement.site_id)
    chosen = next(here, found[0] if found else None)
    if chosen is None and asked:
        return asked[0]["name"], asked[0]["email"], ""
    return (chosen["name"], chosen["email"], chosen["phone"]) if chosen else ("", "", "")
