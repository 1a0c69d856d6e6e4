"""The moves of a placement's text: kladde, klar, delt, låst."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record as note_change
from jobbro.placements.models import ApprovalState, Correction, Placement, PlacementState
from jobbro.placements.queries.agreeing import Lack, still_to_agree
from jobbro.placements.queries.outside import released
from jobbro.placements.queries.reading import record_of
from jobbro.placements.readiness import Gap, gaps_before_ready, lacks_reason

# state → the moves that lead out of it. Saving a change always leads back to a draft (see recording.py).
MOVES: dict[PlacementState, frozenset[PlacementState]] = {
    PlacementState.DRAFT: frozenset({PlacementState.READY}),
    PlacementState.READY: frozenset({PlacementState.SHARED, PlacementState.DRAFT}),
    PlacementState.SHARED: frozenset({PlacementState.LOCKED, PlacementState.DRAFT}),
    PlacementState.LOCKED: frozenset(),
}


class MoveNotAllowed(Exception):
    """The text cannot go from the state it has to the one that was asked for."""


class NotReady(Exception):
    """Something that the law or the parties need is missing; carries the gaps by name."""

    def __init__(self, gaps: Sequence[Gap]) -> None:
        super().__init__(", ".join(gaps))
        self.gaps = tuple(gaps)


class NotAgreed(NotReady):
    """Locking says «agreed», and somebody's yes is missing; carries what is lacking by party."""

    def __init__(self, lacks: Sequence[Lack]) -> None:
        super().__init__([Gap.APPROVALS])
        self.lacks = tuple(lacks)


@transaction.atomic
def mark_ready(*, by: User, placement: Placement, at: datetime) -> Placement:
    """Say that the text is ready to be shared.

    :raises NotReady: naming what is missing (R-004, R-029, R-101)
    """
    placement = _locked_row(placement)
    if gaps := gaps_before_ready(record_of(placement)):
        raise NotReady(gaps)
    return _move(placement, PlacementState.READY, by=by, at=at)


@transaction.atomic
def share_placement(*, by: User, placement: Placement, at: datetime) -> Placement:
    """Share the ready text with the parties.

    :raises NotReady: when it does not tell the citizen why (R-041)
    :raises NotForOthers: naming what in the text may not leave the house
    """
    placement = _locked_row(placement)
    if lacks_reason(record_of(placement)):
        raise NotReady([Gap.BECAUSE])
    released(placement)
    return _move(placement, PlacementState.SHARED, by=by, at=at)


@transaction.atomic
def reopen_placement(*, by: User, placement: Placement, at: datetime) -> Placement:
    """Take a text that is not locked back to a draft."""
    return _move(_locked_row(placement), PlacementState.DRAFT, by=by, at=at)


@transaction.atomic
def lock_placement(*, by: User, placement: Placement, at: datetime) -> Placement:
    """Lock a shared text that company, citizen and, where the rules ask for one, employee representative agree to.

    :raises NotAgreed: naming each party who was not asked, has not answered, or is against
    """
    placement = _locked_row(placement)
    standing = list(placement.approvals.exclude(state=ApprovalState.VOID))
    if lacks := still_to_agree(placement, record_of(placement), standing):
        raise NotAgreed(lacks)
    return _move(placement, PlacementState.LOCKED, by=by, at=at)


@transaction.atomic
def correct_placement(*, by: User, placement: Placement, text: str, at: datetime) -> Correction:
    """Add a dated correction to a locked text.

    :raises MoveNotAllowed: when the text is not locked and can simply be edited
    """
    placement = _locked_row(placement)
    if placement.state != PlacementState.LOCKED:
        raise MoveNotAllowed
    correction = Correction.objects.create(placement=placement, text=text, written_by=by, written_at=at)
    note_change(
        by=by.actor, at=at, action="placement.corrected", about=[placement, placement.citizen, placement.company]
    )
    return correction


def _locked_row(placement: Placement) -> Placement:
    return Placement.objects.select_for_update().get(pk=placement.pk)


def _move(placement: Placement, to: PlacementState, *, by: User, at: datetime) -> Placement:
    if to not in MOVES[PlacementState(placement.state)]:
        raise MoveNotAllowed
    before, placement.state = placement.state, to
    placement.changed_at = at
    placement.save(update_fields=["state", "changed_at"])
    note_change(
        by=by.actor,
        at=at,
        action=f"placement.{to}",
        about=[placement, placement.citizen, placement.company],
        details={"from": before},
    )
    return placement
