"""The record as others see it, and who has looked."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens.access import get_citizen_for
from jobbro.citizens.queries.sharing import READERS, reader_tabs, record_for, sharing_page


@guard(Permission.CITIZEN_SEE)
def view_as(request: StaffRequest, citizen_id: UUID, reader: str) -> HttpResponse:
    """Show the record exactly as another reader meets it."""
    if reader not in READERS:
        raise Http404
    citizen = get_citizen_for(request.viewer, citizen_id)
    context = {
        "citizen": citizen,
        "record": record_for(request.viewer, citizen, READERS[reader]),
        "readers": reader_tabs(citizen, reader),
    }
    return render(request, "citizens/view_as.html", context)


@guard(Permission.CITIZEN_SEE)
def log(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Show what has been shared, and when and why the citizen was looked at."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    return render(request, "citizens/log.html", {"citizen": citizen, "page": sharing_page(request.viewer, citizen)})
