"""What the holder of a link to a question meets, whatever the question is about."""

from collections.abc import Collection
from enum import StrEnum

from jobbro.accounts.actions.answers import LinkAnswer
from jobbro.accounts.links import LinkState
from jobbro.accounts.models import ApprovalState


class DoorState(StrEnum):
    """What the holder of a link meets."""

    OPEN = "open"
    ANSWERED = "answered"
    CHANGING = "changing"
    EXPIRED = "expired"
    CLOSED = "closed"


def door_state(link: LinkState, row: LinkAnswer | None, *, closed_by: Collection[str]) -> DoorState:
    """What the holder of a link meets at a question; one that fell for a reason in `closed_by` opens nothing at all."""
    if row is None or row.void_reason in closed_by:
        return DoorState.CLOSED
    if row.state == ApprovalState.VOID:
        return DoorState.CHANGING
    if row.state != ApprovalState.ASKED:
        return DoorState.ANSWERED
    return {LinkState.OPEN: DoorState.OPEN, LinkState.EXPIRED: DoorState.EXPIRED}.get(link, DoorState.CLOSED)
