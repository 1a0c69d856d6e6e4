"""A visit: what was observed on it, written down in a doorway."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens.access import get_citizen_for
from jobbro.citizens.models import Citizen
from jobbro.meetings import actions
from jobbro.meetings.access import get_observation_for, get_visit_for
from jobbro.meetings.forms import ObservationForm, VisitForm, typed_from
from jobbro.meetings.models import OccasionKind, Visit
from jobbro.meetings.queries.visits import observation_lines
from jobbro.placements.access import get_placement_for
from jobbro.placements.models import Placement
from jobbro.ui.addresses import row_id
from jobbro.ui.conflict import chosen, conflict_page, version_sent
from jobbro.ui.once import once


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def new(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Write down a visit and the first thing that was observed on it."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    placement = _placement(request, citizen)
    sent = request.POST if request.method == "POST" else None
    form = VisitForm(sent, initial=_start(request, placement))
    seen = ObservationForm(sent, citizen=citizen.first_name)
    if not (form.is_valid() and seen.is_valid()):
        context = {"citizen": citizen, "placement": placement, "form": form, "seen": seen}
        return render(request, "meetings/visit_new.html", context, status=422 if form.is_bound else 200)

    def write() -> str:
        by, at = request.user, request.viewer.at
        with transaction.atomic():
            visit = actions.write_visit(by=by, citizen=citizen, placement=placement, details=form.details(), at=at)
            actions.add_observation(by=by, visit=visit, details=seen.details(), at=at)
        messages.success(request, _("Gemt. Skriv mere, eller se de fem tekster."))
        return place(visit)

    return once(request, write, at=request.viewer.at)


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def visit(request: StaffRequest, citizen_id: UUID, visit_id: UUID) -> HttpResponse:
    """Show what was observed on a visit, and write down more."""
    found = get_visit_for(request.viewer, citizen_id, visit_id)
    seen = ObservationForm(request.POST if request.method == "POST" else None, citizen=found.citizen.first_name)
    if not seen.is_valid():
        context = {"citizen": found.citizen, "visit": found, "seen": seen, "lines": observation_lines(found)}
        return render(request, "meetings/visit.html", context, status=422 if seen.is_bound else 200)

    def write() -> str:
        actions.add_observation(by=request.user, visit=found, details=seen.details(), at=request.viewer.at)
        messages.success(request, _("Gemt."))
        return place(found)

    return once(request, write, at=request.viewer.at)


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def visit_edit(request: StaffRequest, citizen_id: UUID, visit_id: UUID) -> HttpResponse:
    """Write anew when, where and with whom, and the assessment."""
    found = get_visit_for(request.viewer, citizen_id, visit_id)
    data = chosen(request.POST) if request.method == "POST" else None
    form = VisitForm(data, initial=_as_typed(found))
    version = version_sent(request) if form.is_bound else found.edit_version
    if not form.is_valid():
        context = {"citizen": found.citizen, "visit": found, "form": form, "version": version}
        return render(request, "meetings/visit_edit.html", context, status=422 if form.is_bound else 200)
    try:
        by, at = request.user, request.viewer.at
        actions.change_visit(by=by, visit=found, details=form.details(), edit_version=version, at=at)
    except actions.VisitSavedMeanwhile as late:
        now = _as_typed(late.stored) if isinstance(late.stored, Visit) else {}
        return conflict_page(request, form, now, edit_version=late.stored.edit_version, saved_by="", saved_at=None)
    messages.success(request, _("Gemt."))
    return HttpResponseRedirect(place(found))


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def observation(request: StaffRequest, citizen_id: UUID, visit_id: UUID, observation_id: UUID) -> HttpResponse:
    """Write an observation anew, or open and close it to readers."""
    row = get_observation_for(request.viewer, citizen_id, visit_id, observation_id)
    citizen = row.visit.citizen
    data = chosen(request.POST) if request.method == "POST" else None
    seen = ObservationForm(data, citizen=citizen.first_name, initial=typed_from(row))
    version = version_sent(request) if seen.is_bound else row.edit_version
    if not seen.is_valid():
        context = {"citizen": citizen, "visit": row.visit, "row": row, "seen": seen, "version": version}
        return render(request, "meetings/observation.html", context, status=422 if seen.is_bound else 200)
    try:
        by, at = request.user, request.viewer.at
        actions.change_observation(by=by, observation=row, details=seen.details(), edit_version=version, at=at)
    except actions.VisitSavedMeanwhile:
        row.refresh_from_db()
        now = typed_from(row)
        return conflict_page(request, seen, now, edit_version=row.edit_version, saved_by="", saved_at=None)
    messages.success(request, _("Gemt."))
    return HttpResponseRedirect(place(row.visit))


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def observation_drop(request: StaffRequest, citizen_id: UUID, visit_id: UUID, observation_id: UUID) -> HttpResponse:
    """Take an observation away."""
    row = get_observation_for(request.viewer, citizen_id, visit_id, observation_id)
    actions.drop_observation(by=request.user, observation=row, at=request.viewer.at)
    messages.success(request, _("Taget væk."))
    return HttpResponseRedirect(place(row.visit))


def place(visit: Visit) -> str:
    """Return the address of a visit."""
    return reverse("meetings:visit", args=[visit.citizen_id, visit.pk])


def _placement(request: StaffRequest, citizen: Citizen) -> Placement | None:
    """The placement that one came from; 404 when it is another citizen's."""
    asked = row_id(request.GET.get("forloeb", ""))
    if asked is None:
        return None
    placement = get_placement_for(request.viewer, asked)
    if placement.citizen_id != citizen.pk:
        raise Http404
    return placement


def _start(request: StaffRequest, placement: Placement | None) -> dict[str, object]:
    start: dict[str, object] = {"held_on": request.viewer.today, "occasion": OccasionKind.VISIT}
    if placement is not None:
        contact = placement.contact.name.split()[0] if placement.contact else ""
        start |= {"workplace": placement.company.name, "contact_name": contact}
    return start


def _as_typed(visit: Visit) -> dict[str, object]:
    return {name: getattr(visit, name) for name in VisitForm.base_fields}
