"""Handing a citizen over to another consultant (R-092)."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens.access import get_citizen_for
from jobbro.placements.queries.handing_over import handover_page


@guard(Permission.PLACEMENT_SEE)
def handover(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Show on one screen what a new consultant must know: next meeting, contact, hours, goals, the citizen's words."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    context = {"citizen": citizen, "page": handover_page(request.viewer, citizen)}
    return render(request, "placements/handover.html", context)
