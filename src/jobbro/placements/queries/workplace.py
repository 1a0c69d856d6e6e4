"""What an application says about the workplace besides the record: who speaks for the staff, and how many they are."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

from django.db.models import CharField, OuterRef
from django.db.models.functions import Cast

from jobbro.companies.models import Contact, ContactRole, StaffMonth
from jobbro.placements.models import Placement
from jobbro.ui.gathering import RowsAsJson


@dataclass(frozen=True, slots=True)
class Workplace:
    """The employee representative (name, mail, phone; empty when unknown) and the ordinary staff in a month."""

    representative: tuple[str, str, str]
    staff: tuple[Decimal, date] | None


def workplace_of(placement: Placement) -> Workplace:
    """Return what is known about the workplace of a placement; one question."""
    speaks = Contact.objects.filter(
        company=OuterRef("company"), is_active=True, role=ContactRole.EMPLOYEE_REPRESENTATIVE
    ).order_by("name", "pk")
    told = StaffMonth.objects.filter(site=OuterRef("site")).order_by("-month")
    if placement.starts_on:
        told = told.filter(month__lt=placement.starts_on)
    rows = Placement.objects.filter(pk=placement.pk).values(
        speaks=RowsAsJson(speaks, name="name", email="email", phone="phone", site="site"),
        told=RowsAsJson(told[:1], month="month", fte=Cast("ordinary_fte", CharField())),
    )
    found = cast(dict[str, Any], rows.get())
    staff = ((Decimal(row["fte"]), date.fromisoformat(row["month"])) for row in found["told"])
    return Workplace(_representative(found["speaks"], placement), next(staff, None))


def _representative(found: list[dict[str, Any]], placement: Placement) -> tuple[str, str, str]:
    """The representative at this site if there is one, otherwise of the company."""
    here = (row for row in found if row["site"] and UUID(row["site"]) == placement.site_id)
    chosen = next(here, found[0] if found else None)
    return (chosen["name"], chosen["email"], chosen["phone"]) if chosen else ("", "", "")
