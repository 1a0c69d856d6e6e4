"""Placing tasks and situations in the three zones, as the citizen says."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.citizens.models import Citizen
from jobbro.progression.models import ZoneItem, ZoneMove


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the citizen places something, and the support or the wait that was agreed for it."""

    zone: str
    support: str = ""
    postponed_until: date | None = None


@transaction.atomic
def place_item(
    *, by: User, citizen: Citizen, wording: str, placing: Placing, by_citizen: bool, on_date: date, at: datetime
) -> ZoneItem:
    """Write down a task or a situation and the zone that it lies in."""
    item = ZoneItem.objects.create(
        citizen=citizen,
        wording=wording,
        zone=placing.zone,
        support=placing.support,
        postponed_until=placing.postponed_until,
        noted_at=at,
    )
    ZoneMove.objects.create(item=item, zone=placing.zone, moved_on=on_date, by_citizen=by_citizen)
    record(by=by.actor, at=at, action="zone.placed", about=[citizen], details={"zone": placing.zone})
    return item


@transaction.atomic
def move_item(*, by: User, item: ZoneItem, placing: Placing, by_citizen: bool, on_date: date, at: datetime) -> ZoneItem:
    """Place something anew; the earlier zones stay as its history."""
    fresh = ZoneItem.objects.select_for_update().select_related("citizen").get(pk=item.pk)
    moved = fresh.zone != placing.zone
    fresh.zone, fresh.support, fresh.postponed_until = placing.zone, placing.support, placing.postponed_until
    fresh.save(update_fields=["zone", "support", "postponed_until"])
    if moved:
        ZoneMove.objects.create(item=fresh, zone=placing.zone, moved_on=on_date, by_citizen=by_citizen)
    record(by=by.actor, at=at, action="zone.placed", about=[fresh.citizen], details={"zone": placing.zone})
    return fresh


@transaction.atomic
def lay_item_away(*, by: User, item: ZoneItem, at: datetime) -> None:
    """Take something off the picture; its history is kept."""
    ZoneItem.objects.filter(pk=item.pk).update(is_current=False)
    record(by=by.actor, at=at, action="zone.laid_away", about=[item.citizen])
