"""The only door to rows about citizens.

Who may see a citizen: the own consultant and caseworker, the citizen's team with its leader, and one to whom the
citizen is lent by name, for the days of the loan. To all others, the auditor too, a citizen does not exist.
"""

from collections.abc import Collection, Iterable
from functools import partial
from typing import Literal
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from jobbro.accounts.permissions import Permission, Role
from jobbro.accounts.viewer import Viewer
from jobbro.audit.kinds import LookKind
from jobbro.audit.lookups import Look
from jobbro.citizens.models import Citizen, Lending
from jobbro.domain.disclosure import Relation, standing_relation

Whose = Literal["mine", "team", "lent", "all"]


def get_citizen_for(
    viewer: Viewer, citizen_id: UUID, *, kind: LookKind = LookKind.PAGE, hand_over: bool = False
) -> Citizen:
    """Return the citizen and log the look, or answer 404 as if there were none; `hand_over` as in may_edit."""
    citizen = visible_citizens(viewer).select_related("team", "consultant", "caseworker").filter(pk=citizen_id).first()
    if citizen is None or (hand_over and not may_edit(viewer, citizen, hand_over=True)):
        raise Http404
    show_citizens(viewer, [citizen], kind=kind)
    return citizen


def visible_citizens(viewer: Viewer, whose: Whose = "all") -> "QuerySet[Citizen]":
    """All citizens whom the viewer may see, or those of them who are own, the team's or lent; no look is logged."""
    user = viewer.user
    if user is None or not user.may(Permission.CITIZEN_SEE):
        return Citizen.objects.none()
    mine = Q(consultant=user) | Q(caseworker=user)
    team = Q(team=user.team_id) if user.team_id else Q(pk__in=())
    if whose in {"mine", "team"}:
        return Citizen.objects.filter(mine if whose == "mine" else team)
    lent = Q(pk__in=lent_to(viewer).values("citizen"))
    return Citizen.objects.filter(mine | team | lent if whose == "all" else lent & ~mine & ~team)


def show_citizens(viewer: Viewer, citizens: Iterable[Citizen], *, kind: LookKind) -> None:
    """Log that these citizens are shown: one entry each in the look-up log, with the relation that explains it."""
    relations = relations_to(viewer, list(citizens))
    viewer.note([Look(str(citizen_id), relation) for citizen_id, relation in relations.items()], kind=kind)


def relations_to(viewer: Viewer, citizens: Collection[Citizen]) -> dict[UUID, Relation]:
    """Name the viewer's closest relation to each citizen; NONE where nothing in the work explains a look."""
    user = viewer.user
    if user is None or not user.may(Permission.CITIZEN_SEE):
        return dict.fromkeys((citizen.pk for citizen in citizens), Relation.NONE)
    mine = partial(standing_relation, user.pk, team=user.team_id, leads=user.role == Role.TEAM_LEAD)
    found = {
        row.pk: mine(consultant=row.consultant_id, caseworker=row.caseworker_id, case_team=row.team_id)
        for row in citizens
    }
    if unexplained := [pk for pk, relation in found.items() if relation == Relation.NONE]:
        lent = lent_to(viewer).filter(citizen__in=unexplained).values_list("citizen", flat=True)
        found |= dict.fromkeys(lent, Relation.LENT)
    return found


def may_edit(viewer: Viewer, citizen: Citizen, *, hand_over: bool = False) -> bool:
    """Test whether the viewer may write on the citizen; one who has only borrowed them may not hand them over."""
    allowed = viewer.user is not None and viewer.user.may(Permission.CITIZEN_EDIT)
    refused = {Relation.NONE, Relation.LENT} if hand_over else {Relation.NONE}
    return allowed and relations_to(viewer, [citizen])[citizen.pk] not in refused


def lent_to(viewer: Viewer) -> "QuerySet[Lending]":
    """Return the loans that let the viewer in today."""
    return Lending.objects.filter(colleague=viewer.user, starts_on__lte=viewer.today, ends_on__gte=viewer.today)
