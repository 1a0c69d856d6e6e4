"""What is over its time in the team, for the one who leads it: the same rows in the number and in the list."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from jobbro.accounts.permissions import Permission
from jobbro.accounts.viewer import Viewer
from jobbro.placements.access import visible_placements
from jobbro.placements.models import FollowUp, Placement, PlacementState

# What ended longer ago is history and not work.
OVER = timedelta(days=60)


def team_overdue(viewer: Viewer) -> "QuerySet[Placement]":
    """Colleagues' placements with a follow-up not held, or a draft whose first day has passed; none without the right.

    Each row has `late_meeting`, the first day of follow-up that was not held, or None.
    """
    user = viewer.user
    if user is None or not user.may(Permission.TEAM_OVERVIEW):
        return Placement.objects.none()
    waiting = FollowUp.objects.filter(placement=OuterRef("pk"), held_on__isnull=True, day__lt=viewer.today)
    others = visible_placements(viewer).filter(citizen__team=user.team_id).exclude(consultant=user)
    current = others.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=viewer.today - OVER))
    late = current.filter(Exists(waiting) | Q(state=PlacementState.DRAFT, starts_on__lt=viewer.today))
    return late.annotate(late_meeting=Subquery(waiting.order_by("day").values("day")[:1]))
