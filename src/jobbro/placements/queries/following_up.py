"""One agreed follow-up, to be held or moved; one promise to a company, to be kept."""

from datetime import date

from django.http import Http404

from jobbro.placements.models import FollowUp, Placement, PlacementState, Proposal


def follow_up_of(placement: Placement, day: str) -> FollowUp:
    """Return the follow-up agreed for a day (2026-03-04), or answer 404."""
    try:
        found = FollowUp.objects.filter(placement=placement, day=date.fromisoformat(day)).first()
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found


def is_agreed_or_begun(placement: Placement, today: date) -> bool:
    """Whether a follow-up can be held: the text is more than a draft, or its first day has come all the same."""
    begun = placement.starts_on is not None and placement.starts_on <= today
    return begun or placement.state != PlacementState.DRAFT


def promise_of(placement: Placement) -> Proposal | None:
    """Return the proposal that was sent, with the follow-up it promised; None when the company was promised nothing."""
    return Proposal.objects.filter(placement=placement, sent_at__isnull=False).first()
