"""What the page about the three zones shows."""

from dataclasses import dataclass

from jobbro.accounts.viewer import Viewer
from jobbro.citizens.access import may_edit
from jobbro.citizens.models import Citizen
from jobbro.domain.stair import needs_a_hand, plans_no_development
from jobbro.library import texts
from jobbro.progression.models import Zone, ZoneItem, ZoneMove
from jobbro.progression.queries.goals import placed


@dataclass(frozen=True, slots=True)
class ZoneLine:
    """Something in a zone, where it lay before, and whether it needs support or a later day."""

    item: ZoneItem
    moves: tuple[ZoneMove, ...]
    needs_a_hand: bool


@dataclass(frozen=True, slots=True)
class ZoneShown:
    """One of the three zones with what lies in it."""

    zone: Zone
    meaning: str
    lines: tuple[ZoneLine, ...]


@dataclass(frozen=True, slots=True)
class ZonesPage:
    """The three zones of a citizen."""

    citizen: Citizen
    zones: tuple[ZoneShown, ...]
    plans_no_development: bool
    may_edit: bool


def zones_page(viewer: Viewer, citizen: Citizen) -> ZonesPage:
    """Return the zones of a citizen who came through the door."""
    items = list(
        ZoneItem.objects.filter(citizen=citizen, is_current=True).prefetch_related("moves").order_by("noted_at", "pk")
    )
    lines = [ZoneLine(item, tuple(item.moves.all()), needs_a_hand(placed(item), today=viewer.today)) for item in items]
    say = texts().say
    return ZonesPage(
        citizen=citizen,
        zones=tuple(
            ZoneShown(zone, say(f"zone.{zone.value}"), tuple(line for line in lines if line.item.zone == zone))
            for zone in Zone
        ),
        plans_no_development=plans_no_development([placed(item) for item in items]),
        may_edit=may_edit(viewer, citizen),
    )
