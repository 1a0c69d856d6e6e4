"""Numbers of staff and places taken by others: what the company told, with the day it was told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.companies.actions.saving import locked, put, save_next_version, values_of
from jobbro.companies.models import FactSource, OtherOccupant, Site, StaffMonth


@dataclass(frozen=True, slots=True)
class OccupantFacts:
    """What is written about a place taken by somebody Jobbro does not hold."""

    kind: OtherOccupant.Kind
    weekly_hours: Decimal
    starts_on: date
    told_on: date
    ends_on: date | None = None


@transaction.atomic
def note_staff(
    *,
    by: User,
    site: Site,
    months: Mapping[date, Decimal | None],
    source: FactSource,
    told_on: date,
    edit_version: int,
    at: datetime,
) -> None:
    """Write the ordinary staff of some months (full-time equivalents); None takes a month away.

    Months that already say the same keep their source and day.

    :raises SavedMeanwhile: when somebody saved the site or its staff after the form was opened
    """
    fresh = locked(site, edit_version=edit_version)
    known = {row.month: row for row in StaffMonth.objects.filter(site=fresh, month__in=list(months))}
    changed = {
        month: number
        for month, number in months.items()
        if number != (known[month].ordinary_fte if month in known else None)
    }
    if not changed:
        return
    gone = [month for month, number in changed.items() if number is None]
    StaffMonth.objects.filter(site=fresh, month__in=gone).delete()
    StaffMonth.objects.bulk_create(
        [
            StaffMonth(site=fresh, month=month, ordinary_fte=number, source=source, told_on=told_on)
            for month, number in changed.items()
            if number is not None
        ],
        update_conflicts=True,
        unique_fields=["site", "month"],
        update_fields=["ordinary_fte", "source", "told_on"],
    )
    save_next_version(fresh)
    details = {"p_number": fresh.p_number, "months": sorted(f"{month:%Y-%m}" for month in changed)}
    record(by=by.actor, at=at, action="company.staff_noted", about=[fresh.company], details=details)


@transaction.atomic
def add_other_occupant(*, by: User, site: Site, facts: OccupantFacts, at: datetime) -> OtherOccupant:
    """Note that a place at the site is taken by somebody Jobbro does not hold."""
    occupant = OtherOccupant.objects.create(site=site, **values_of(facts))
    _record(by, at, "company.occupant_added", occupant)
    return occupant


@transaction.atomic
def change_other_occupant(
    *, by: User, occupant: OtherOccupant, facts: OccupantFacts, edit_version: int, at: datetime
) -> None:
    """Write what is now known about a place taken.

    :raises SavedMeanwhile: when somebody saved it after the form was opened
    """
    fresh = locked(occupant, edit_version=edit_version)
    if put(fresh, values_of(facts)):
        save_next_version(fresh)
        _record(by, at, "company.occupant_changed", fresh)


@transaction.atomic
def remove_other_occupant(*, by: User, occupant: OtherOccupant, at: datetime) -> None:
    """Take away a place that was noted by mistake; one that has ended is given its last day instead."""
    _record(by, at, "company.occupant_removed", occupant)
    occupant.delete()


def _record(by: User, at: datetime, action: str, occupant: OtherOccupant) -> None:
    site = occupant.site
    details = {"p_number": site.p_number, "kind": occupant.kind}
    record(by=by.actor, at=at, action=action, about=[site.company], details=details)
