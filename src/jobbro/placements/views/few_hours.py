"""Few ordinary hours before a flexible job: the page, and the paper for the caseworker (R-122)."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.audit.kinds import LookKind
from jobbro.documents import to_pdf, to_word
from jobbro.placements.access import get_placement_for
from jobbro.placements.exports.few_hours import few_hours_letter
from jobbro.placements.queries.few_hours import few_hours_page
from jobbro.placements.queries.reading import record_of

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAKERS = {"pdf": (to_pdf, "application/pdf"), "docx": (to_word, _WORD)}


@guard(Permission.PLACEMENT_SEE)
def few_hours(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Show what is documented and what can be argued; nothing is decided here."""
    placement = get_placement_for(request.viewer, placement_id)
    page = few_hours_page(placement, record_of(placement), on_day=request.viewer.today)
    return render(request, "placements/few_hours.html", {"page": page, "placement": placement})


@guard(Permission.PLACEMENT_SHARE)
def few_hours_paper(request: StaffRequest, placement_id: UUID, ending: str) -> HttpResponse:
    """Hand out the paper as PDF or Word; its name holds no person."""
    if ending not in _MAKERS:
        raise Http404
    placement = get_placement_for(request.viewer, placement_id, kind=LookKind.DOCUMENT)
    record, today = record_of(placement), request.viewer.today
    make, content_type = _MAKERS[ending]
    letter = few_hours_letter(few_hours_page(placement, record, on_day=today), record)
    name = f"faa-loennede-timer-{today.isoformat()}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(make(letter), content_type=content_type, headers=headers)
