"""One agreed follow-up, to be held or moved; one promise to a company, to be kept."""

from datetime import date

from django.http import Http404

from jobbro.placements.models import FollowUp, Placement, Proposal


def follow_up_of(placement: Placement, day: str) -> FollowUp:
    """Return the follow-up agreed for a day (2026-03-04), or answer 404."""
    try:
        found = FollowUp.objects.filter(placement=placement, day=date.fromisoformat(day)).first()
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found


def promise_of(placement: Placement) -> Proposal | None:
    """Return the proposal that was sent, with the follow-up it promised; None when the company was promised nothing."""
    return Proposal.objects.filter(placement=placement, sent_at__isnull=False).first()
