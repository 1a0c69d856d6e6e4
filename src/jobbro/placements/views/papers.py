"""The papers of a placement: what there is, texts to copy, and files to take along."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.audit.kinds import LookKind
from jobbro.documents import DocumentError
from jobbro.placements import actions, exports
from jobbro.placements.access import get_placement_for
from jobbro.placements.exports.files import make_file
from jobbro.placements.models import PaperKind, Placement
from jobbro.placements.queries import papers
from jobbro.placements.queries.outside import Basis, NotForOthers, basis_of, released
from jobbro.placements.queries.workplace import workplace_of
from jobbro.placements.readiness import lacks_reason
from jobbro.placements.record import record_fingerprint


@guard(Permission.PLACEMENT_SEE)
def shelf(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Show every paper, and whether it still says what the record says."""
    placement = get_placement_for(request.viewer, placement_id)
    page = papers.shelf_page(placement, today=request.viewer.today)
    return render(request, "placements/papers.html", {"placement": placement, "page": page})


@guard(Permission.PLACEMENT_SHARE, writes=["POST"])
def vitas(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Show the fields of VITAS to copy, a block a step; note that they were carried over."""
    placement = get_placement_for(request.viewer, placement_id, kind=LookKind.DOCUMENT)
    try:
        basis = released(placement)
    except NotForOthers as stopped:
        return _stopped(request, placement, stopped)
    if request.method == "POST":
        return _carried(request, placement, PaperKind.VITAS)
    workplace = workplace_of(placement)
    blocks = exports.vitas_blocks(basis, workplace)
    context: dict[str, Any] = {"blocks": blocks, "lines": papers.overview_lines(basis.record)}
    context["months_lacking"] = exports.months_lacking(workplace)
    return _texts(request, placement, basis, PaperKind.VITAS, "placements/papers_vitas.html", context)


@guard(Permission.PLACEMENT_SHARE, writes=["POST"])
def min_plan(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Show the texts for Min Plan to copy; note that they were carried over."""
    placement = get_placement_for(request.viewer, placement_id, kind=LookKind.DOCUMENT)
    if request.method == "POST":
        return _carried(request, placement, PaperKind.MIN_PLAN)
    basis = basis_of(placement)
    fields = exports.min_plan_fields(basis)
    lacking = exports.lacking_words(fields)
    context = {"fields": [(field, lacking.get(field.id, "")) for field in fields]}
    return _texts(request, placement, basis, PaperKind.MIN_PLAN, "placements/papers_min_plan.html", context)


@guard(Permission.PLACEMENT_SHARE, writes=["POST"])
def citizen_version(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Show the citizen's plain version, or hand it out as a file."""
    placement = get_placement_for(request.viewer, placement_id, kind=LookKind.DOCUMENT)
    basis = basis_of(placement)
    lacks = lacks_reason(basis.record)
    if request.method == "POST" and not lacks:
        return _hand_out(request, placement, PaperKind.CITIZEN_VERSION)
    letter = exports.citizen_letter(basis, printed_on=request.viewer.today)
    context = {"letter": letter, "blocks": exports.page_blocks(letter), "lacks_reason": lacks}
    page = _texts(request, placement, basis, PaperKind.CITIZEN_VERSION, "placements/papers_citizen.html", context)
    page.status_code = 422 if request.method == "POST" else 200
    return page


@guard(Permission.PLACEMENT_SHARE, reads=(), writes=["POST"])
def description_pdf(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Hand out the placement description as PDF."""
    return _fetch(request, placement_id, PaperKind.DESCRIPTION_PDF)


@guard(Permission.PLACEMENT_SHARE, reads=(), writes=["POST"])
def description_word(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Hand out the placement description as Word."""
    return _fetch(request, placement_id, PaperKind.DESCRIPTION_WORD)


@guard(Permission.PLACEMENT_SHARE, reads=(), writes=["POST"])
def agreement_pdf(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Hand out the agreement on one sheet."""
    return _fetch(request, placement_id, PaperKind.AGREEMENT)


@guard(Permission.PLACEMENT_SHARE, reads=(), writes=["POST"])
def calendar(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Hand out days of work and follow-ups as a calendar file."""
    return _fetch(request, placement_id, PaperKind.CALENDAR)


def _fetch(request: StaffRequest, placement_id: UUID, kind: PaperKind) -> HttpResponse:
    return _hand_out(request, get_placement_for(request.viewer, placement_id, kind=LookKind.DOCUMENT), kind)


def _hand_out(request: StaffRequest, placement: Placement, kind: PaperKind) -> HttpResponse:
    """Make the file, note that it was handed out, and send it."""
    try:
        file = make_file(kind, placement, on_day=request.viewer.today)
    except NotForOthers as stopped:
        return _stopped(request, placement, stopped)
    except DocumentError as problem:
        messages.error(request, str(problem))
        return _to_shelf(placement)
    actions.note_paper(
        by=request.user,
        placement=placement,
        kind=kind,
        record_fingerprint=file.record_fingerprint,
        at=request.viewer.at,
    )
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return HttpResponse(file.content, content_type=file.content_type, headers=headers)


def _texts(
    request: StaffRequest, placement: Placement, basis: Basis, kind: PaperKind, template: str, context: dict[str, Any]
) -> HttpResponse:
    context |= {"placement": placement, "state": papers.state_of(placement, basis, kind)}
    return render(request, template, context)


def _carried(request: StaffRequest, placement: Placement, kind: PaperKind) -> HttpResponse:
    fingerprint = record_fingerprint(basis_of(placement).record)
    actions.note_paper(
        by=request.user, placement=placement, kind=kind, record_fingerprint=fingerprint, at=request.viewer.at
    )
    messages.success(request, _("Noteret. Jobbro siger til, hvis planen bliver ændret, så teksten skal rettes."))
    return _to_shelf(placement)


def _stopped(request: StaffRequest, placement: Placement, stopped: NotForOthers) -> HttpResponse:
    context = {"placement": placement, "places": stopped.places}
    return render(request, "placements/papers_stopped.html", context, status=422)


def _to_shelf(placement: Placement) -> HttpResponse:
    return HttpResponseRedirect(reverse("placements:papers", args=[placement.pk]))
