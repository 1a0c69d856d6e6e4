"""What an application says about the workplace besides the record: who speaks for the staff, and how many they are."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jobbro.companies.models import Contact, ContactRole, StaffMonth
from jobbro.placements.models import Placement


@dataclass(frozen=True, slots=True)
class Workplace:
    """The employee representative (name, mail, phone; empty when unknown) and the ordinary staff in a month."""

    representative: tuple[str, str, str]
    staff: tuple[Decimal, date] | None


def workplace_of(placement: Placement) -> Workplace:
    """Return what is known about the workplace of a placement."""
    return Workplace(_representative(placement), _staff(placement))


def _representative(placement: Placement) -> tuple[str, str, str]:
    """The representative at this site if there is one, otherwise of the company."""
    found = list(
        Contact.objects.filter(
            company=placement.company_id, is_active=True, role=ContactRole.EMPLOYEE_REPRESENTATIVE
        ).order_by("name", "pk")
    )
    chosen = next((row for row in found if row.site_id == placement.site_id), found[0] if found else None)
    return (chosen.name, chosen.email, chosen.phone) if chosen else ("", "", "")


def _staff(placement: Placement) -> tuple[Decimal, date] | None:
    """Full-time equivalents at the site in the last month told before the placement."""
    months = StaffMonth.objects.filter(site=placement.site_id)
    if placement.starts_on:
        months = months.filter(month__lt=placement.starts_on)
    row = months.order_by("-month").first()
    return (row.ordinary_fte, row.month) if row else None
