"""Placements for the front page: rows with only what a line of the list is made from."""

from datetime import date, timedelta
from typing import Any

from tests.citizens.factories import make_citizen
from tests.companies.factories import make_company
from tests.conftest import on_day

from jobbro.accounts.links import make_link
from jobbro.accounts.models import User
from jobbro.placements.actions.agreement import LINK_PURPOSE
from jobbro.placements.models import Approval, ApprovalState, FollowUp, PaidRoute, Party, Placement, PlacementState

TODAY = date(2026, 3, 2)
NOW = on_day(TODAY)


def make_placement(consultant: User, **overrides: Any) -> Placement:
    """Make a placement of the consultant's team, agreed and running unless told otherwise."""
    assert consultant.team is not None
    values: dict[str, Any] = {
        "citizen": overrides.pop("citizen", None) or make_citizen(team=consultant.team, consultant=consultant),
        "company": overrides.pop("company", None) or make_company(),
        "state": PlacementState.LOCKED,
        "starts_on": TODAY - timedelta(days=20),
        "ends_on": TODAY + timedelta(days=60),
        "paid_route": PaidRoute.AFTER,
        "planned_at": NOW,
        "changed_at": NOW,
    }
    return Placement.objects.create(consultant=consultant, planned_by=consultant, **(values | overrides))


def make_follow_up(placement: Placement, in_days: int, **overrides: Any) -> FollowUp:
    """Agree on a follow-up some days from today, or ago."""
    return FollowUp.objects.create(placement=placement, day=TODAY + timedelta(days=in_days), **overrides)


def make_question(
    placement: Placement, party: Party, state: ApprovalState = ApprovalState.ASKED, *, days_ago: int = 1
) -> Approval:
    """Ask a party, with a link that opens for as long as links do."""
    asked_at = NOW - timedelta(days=days_ago)
    approval = Approval.objects.create(
        placement=placement,
        party=party,
        person_name="Leif",
        address="leif@solby.example",
        core_fingerprint="x",
        state=state,
        asked_at=asked_at,
        answered_at=None if state == ApprovalState.ASKED else NOW,
    )
    make_link(purpose=LINK_PURPOSE, subject_id=str(approval.pk), person_name="Leif", address="x@y.example", at=asked_at)
    return approval
