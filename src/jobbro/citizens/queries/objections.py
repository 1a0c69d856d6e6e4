"""What citizens have objected to, and what waits for an answer."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from jobbro.accounts.viewer import Viewer
from jobbro.audit.kinds import LookKind
from jobbro.citizens.access import get_citizen_for, show_citizens, visible_citizens
from jobbro.citizens.models import Citizen, Objection


def objections_of(citizen: Citizen) -> tuple[Objection, ...]:
    """Return a citizen's objections with the answers, the latest first."""
    rows = Objection.objects.filter(citizen=citizen).select_related("answered_by")
    return tuple(rows.order_by("-made_at", "pk"))


def waiting_objections(viewer: Viewer) -> "QuerySet[Objection]":
    """Return what waits for this colleague: objections of the own citizens, and of the team's with no consultant."""
    user = viewer.user
    if user is None:
        return Objection.objects.none()
    own = Q(citizen__consultant=user) | Q(citizen__caseworker=user)
    nobodys = Q(citizen__consultant__isnull=True, citizen__team=user.team_id, citizen__team__isnull=False)
    rows = Objection.objects.filter(own | nobodys, citizen__in=visible_citizens(viewer), answered_at__isnull=True)
    return rows.select_related("citizen").order_by("made_at", "pk")


def shown_objections(viewer: Viewer) -> tuple[Objection, ...]:
    """Return what waits for this colleague, the oldest first; each citizen gives one entry in the look-up log."""
    rows = tuple(waiting_objections(viewer)[:100])
    show_citizens(viewer, [row.citizen for row in rows], kind=LookKind.LIST)
    return rows


def get_objection_for(viewer: Viewer, citizen_id: UUID, objection_id: UUID) -> Objection:
    """Return an objection of a citizen whom the viewer may see and log the look, or answer 404."""
    citizen = get_citizen_for(viewer, citizen_id)
    found = Objection.objects.filter(pk=objection_id, citizen=citizen).select_related("answered_by").first()
    if found is None:
        raise Http404
    found.citizen = citizen
    return found
