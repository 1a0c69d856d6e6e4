"""The check a month after a hand-over: where it is due, what was said, and the share of a team."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from jobbro.accounts.permissions import Permission
from jobbro.accounts.viewer import Viewer
from jobbro.citizens.access import get_citizen_for, visible_citizens
from jobbro.citizens.models import Citizen, ConsultantChange, HandoverCheck, ToldAgain

AFTER = timedelta(days=30)
# Later than this nobody remembers what had to be told again.
NO_LONGER = timedelta(days=120)
COUNTED = timedelta(days=365)
FEWEST = 5
AIM = 80


@dataclass(frozen=True, slots=True)
class TeamShare:
    """How many hand-overs of a team were checked in a year; `share` in per cent, None for fewer than five."""

    count: int
    share: int | None


def due_checks(viewer: Viewer) -> "QuerySet[ConsultantChange]":
    """Return the hand-overs to the viewer, a month old and not checked, where nobody took over since."""
    latest = ConsultantChange.objects.filter(citizen=OuterRef("citizen")).order_by("-changed_at", "-pk")
    rows = ConsultantChange.objects.annotate(latest=Subquery(latest.values("pk")[:1])).filter(
        pk=F("latest"),
        new=viewer.user,
        citizen__consultant=viewer.user,
        citizen__closed_on__isnull=True,
        citizen__in=visible_citizens(viewer),
        check_made__isnull=True,
        changed_at__lte=viewer.at - AFTER,
        changed_at__gt=viewer.at - NO_LONGER,
    )
    return rows.order_by("changed_at", "pk")


def get_change_for(viewer: Viewer, citizen_id: UUID, handover_id: int) -> ConsultantChange:
    """Return a hand-over to the viewer that can be checked and log the look at its citizen, or answer 404."""
    citizen = get_citizen_for(viewer, citizen_id)
    rows = ConsultantChange.objects.select_related("former", "new")
    change = rows.filter(pk=handover_id, citizen=citizen, new=viewer.user).first()
    if change is None or change.changed_at > viewer.at - AFTER:
        raise Http404
    change.citizen = citizen
    return change


def checks_of(citizen: Citizen) -> tuple[HandoverCheck, ...]:
    """Return what a citizen who came through the door said about hand-overs, the latest first."""
    rows = HandoverCheck.objects.filter(change__citizen=citizen).select_related("checked_by", "change__former")
    return tuple(rows.order_by("-checked_at", "-pk"))


def team_share(viewer: Viewer) -> TeamShare | None:
    """Return the share of the team's hand-overs in a year after which nothing was told again; for its leader only."""
    user = viewer.user
    if user is None or not user.may(Permission.TEAM_OVERVIEW) or user.team_id is None:
        return None
    return _share(viewer.at, team=user.team_id)


def _share(at: datetime, *, team: int) -> TeamShare:
    rows = HandoverCheck.objects.filter(change__citizen__team=team, checked_at__gt=at - COUNTED)
    counts = rows.aggregate(all=Count("pk"), yes=Count("pk", filter=Q(went_along=ToldAgain.YES)))
    total = counts["all"]
    return TeamShare(total, counts["yes"] * 100 // total) if total >= FEWEST else TeamShare(total, None)
