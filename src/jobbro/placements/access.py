"""Who may see which placements: whoever may see the citizen. The company's people come in by link (portal)."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from jobbro.accounts.models import User
from jobbro.accounts.permissions import Permission
from jobbro.accounts.viewer import Viewer
from jobbro.audit.kinds import LookKind
from jobbro.citizens.access import show_citizens, visible_citizens
from jobbro.companies.access import visible_companies
from jobbro.placements.models import LawChange, OfferedTool, Placement, ResponsibilitySheet
from jobbro.placements.queries.reading import PEOPLE


def get_placement_for(viewer: Viewer, placement_id: UUID, *, kind: LookKind = LookKind.PAGE) -> Placement:
    """Return the placement, or answer 404 as if it did not exist; the look at its citizen is logged."""
    placement = visible_placements(viewer).filter(pk=placement_id).select_related(*PEOPLE, "proposal").first()
    if placement is None:
        raise Http404
    show_citizens(viewer, [placement.citizen], kind=kind)
    return placement


def visible_placements(viewer: Viewer) -> "QuerySet[Placement]":
    """Placements of the citizens whom the viewer may see; for filtering and counting, no look is logged."""
    return Placement.objects.filter(citizen__in=visible_citizens(viewer))


def countable_placements(viewer: Viewer) -> "QuerySet[Placement]":
    """What a signature on law would touch: all of them for one who may sign, as numbers only; else the visible ones."""
    if viewer.user is not None and viewer.user.may(Permission.RULES_SIGN_OFF):
        return Placement.objects.all()
    return visible_placements(viewer)


def get_offered_tool_for(viewer: Viewer, tool_id: UUID) -> OfferedTool:
    """Return a chosen tool, or answer 404; one on a placement is a look at its citizen."""
    rows = visible_offered_tools(viewer).select_related("company", "placement__citizen")
    tool = rows.filter(pk=tool_id).first()
    if tool is None:
        raise Http404
    if tool.placement is not None:
        show_citizens(viewer, [tool.placement.citizen], kind=LookKind.PAGE)
    return tool


def visible_offered_tools(viewer: Viewer) -> "QuerySet[OfferedTool]":
    """Chosen tools on placements that the viewer may see, and those of companies; no look is logged."""
    if viewer.user is None or not viewer.user.may(Permission.COMPANY_SEE):
        return OfferedTool.objects.none()
    on_visible = Q(placement__citizen__in=visible_citizens(viewer))
    return OfferedTool.objects.filter(Q(placement__isnull=True) | on_visible)


def get_law_change_for(viewer: Viewer, change_id: int) -> LawChange:
    """Return what the law changed about a placement, or answer 404; the look at its citizen is logged."""
    rows = LawChange.objects.filter(placement__in=visible_placements(viewer)).select_related("placement__citizen")
    change = rows.filter(pk=change_id).first()
    if change is None:
        raise Http404
    show_citizens(viewer, [change.placement.citizen], kind=LookKind.PAGE)
    return change


def get_sheet_for(viewer: Viewer, sheet_id: UUID) -> ResponsibilitySheet:
    """Return a sheet of a company that the viewer may see, or answer 404; it shows no citizen."""
    rows = ResponsibilitySheet.objects.filter(company__in=visible_companies(viewer), pk=sheet_id)
    sheet = rows.select_related("company", "issued_by").first()
    if sheet is None:
        raise Http404
    return sheet


def may_plan(user: User, placement: Placement) -> bool:
    """Test whether the user may change the text: the right to plan, and a text that is not locked."""
    return user.may(Permission.PLACEMENT_PLAN) and placement.state != "locked"
