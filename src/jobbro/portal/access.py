"""Who comes in by a link, and to what.

The holder of a link sees the one agreement it was made for, as the party it was made for, until it runs out, is
answered or falls away. A token that nobody made, that was changed, that was taken back or replaced by a newer question
opens nothing, and all of them look the same. An agreement that is being changed is not shown to anybody.
"""

from dataclasses import dataclass
from datetime import datetime

from jobbro.accounts.links import OpenedLink, open_link
from jobbro.accounts.viewer import Viewer
from jobbro.audit.kinds import LookKind
from jobbro.audit.lookups import Look
from jobbro.domain.disclosure import Relation
from jobbro.placements.actions.agreement import ASKED_AGAIN, LINK_PURPOSE, WITHDRAWN
from jobbro.placements.models import Approval, Party
from jobbro.placements.queries.outside import NotForOthers, ReleasedBasis, released
from jobbro.placements.queries.reading import PEOPLE
from jobbro.placements.record import core_fingerprint
from jobbro.portal.queries.doors import DoorState, door_state

# A question that was asked anew or taken back is nobody's to read.
CLOSED_BY = frozenset({ASKED_AGAIN, WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Door:
    """A link that was tried, the question behind it, and, when it is OPEN, what its holder may read."""

    state: DoorState
    opened: OpenedLink
    approval: Approval | None = None
    basis: ReleasedBasis | None = None


def try_door(token: str, *, at: datetime) -> Door:
    """Find what a token opens at this moment; nothing is changed and nobody is shown."""
    opened = open_link(token, purpose=LINK_PURPOSE, at=at)
    if opened.link is None:
        return Door(DoorState.CLOSED, opened)
    rows = Approval.objects.select_related(*(f"placement__{name}" for name in PEOPLE))
    approval = rows.filter(pk=opened.link.subject_id).first()
    state = door_state(opened.state, approval, closed_by=CLOSED_BY)
    if approval is None or state is DoorState.CLOSED:
        return Door(DoorState.CLOSED, opened)
    if state is not DoorState.OPEN:
        return Door(state, opened, approval)
    try:
        basis = released(approval.placement)
    except NotForOthers:
        return Door(DoorState.CHANGING, opened, approval)
    untold = approval.party == Party.CITIZEN and not basis.record.because.strip()
    if untold or core_fingerprint(basis.record) != approval.core_fingerprint:
        return Door(DoorState.CHANGING, opened, approval)
    return Door(DoorState.OPEN, opened, approval, basis)


def show_citizen(door: Door, *, at: datetime, what: str, request_id: str) -> None:
    """Log that the citizen of an agreement is shown to the holder of the link."""
    assert door.approval is not None
    viewer = Viewer(None, door.opened.actor, at, what, request_id)
    viewer.note([Look(str(door.approval.placement.citizen_id), Relation.LINK)], kind=LookKind.LINK)
