"""Bundles of light tasks: proposed, saved as job openings, offered, filled and taken back (R-032)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies import actions
from jobbro.companies.access import get_company_for, get_of_company
from jobbro.companies.exports.jobs import bundles_letter, opening_letter, paper_of
from jobbro.companies.forms import OpeningForm, WishForm
from jobbro.companies.models import Company, JobOpening, OpeningState
from jobbro.companies.queries.bundles import BundlePage, BundleView, bundle_page
from jobbro.companies.queries.jobs import opening_view, saved_jobs
from jobbro.companies.views.editing import Page, answer, initial_of, typed
from jobbro.companies.views.frame import company_frame, estimates, page_url
from jobbro.documents import Letter
from jobbro.domain.fit import LongerThanPosition
from jobbro.ui.conflict import version_sent
from jobbro.ui.once import once

# Three times four hours: where the page begins before anybody has wished.
FIRST_WISH = {"timer": "12"}


@guard(Permission.COMPANY_SEE, reads=("GET", "POST"))
def bundles(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Propose jobs of the wished hours; as a paper when one is asked for. Nothing is kept."""
    company = get_company_for(request.viewer, company_id)
    form = WishForm(request.POST if request.method == "POST" else FIRST_WISH)
    ending = request.POST.get("hent", "")
    if form.is_valid() and ending:
        found = bundle_page(company, form.wish, form.figures)
        letter = bundles_letter(company, found, form.wish, printed_on=request.viewer.today)
        return _paper(request, letter, _("forslag"), ending)
    return _page(request, company, form, status=200 if form.is_valid() else 422)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def bundle_save(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Save a proposed bundle as a job opening; where the tasks have changed meanwhile, show what they give now."""
    company = get_company_for(request.viewer, company_id)
    form = WishForm(request.POST)
    if not form.is_valid():
        return _page(request, company, form, status=422)
    found = bundle_page(company, form.wish, form.figures)
    chosen = next((one for one in found.bundles if one.mark == request.POST.get("bundt")), None)

    def save() -> str:
        if chosen is None:
            raise actions.HoursTaken("")
        opening = _saved(request, company, chosen)
        messages.success(request, _("Jobåbningen er gemt som forslag. Vis den til virksomheden."))
        return _url("opening", opening)

    try:
        return once(request, save, at=request.viewer.at)
    except actions.HoursTaken:
        return _page(request, company, form, status=409, is_newer=True)


@guard(Permission.COMPANY_SEE)
def opening(request: StaffRequest, company_id: UUID, opening_id: UUID) -> HttpResponse:
    """Show a job opening: what it is made of, and how far it has come."""
    return _opening_page(request, _opening(request, company_id, opening_id))


@guard(Permission.COMPANY_SEE)
def opening_paper(request: StaffRequest, company_id: UUID, opening_id: UUID, ending: str) -> HttpResponse:
    """Hand out the opening as PDF or Word; nobody is named in it."""
    found = _opening(request, company_id, opening_id)
    return _paper(request, opening_letter(opening_view(found), printed_on=request.viewer.today), _("job"), ending)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def opening_edit(request: StaffRequest, company_id: UUID, opening_id: UUID) -> HttpResponse:
    """Give an opening another name."""
    found = _opening(request, company_id, opening_id)
    form = OpeningForm(typed(request), initial=initial_of(found))

    def save() -> str:
        title, version = form.cleaned_data["title"], version_sent(request)
        actions.rename_opening(by=request.user, opening=found, title=title, edit_version=version, at=request.viewer.at)
        return _url("opening", found)

    context = {"company": found.company, "heading": _("Ret jobåbning"), "back_url": _url("opening", found)}
    page = Page("companies/opening_form.html", _("Navnet er gemt."), context, found.edit_version)
    return answer(request, page, [form], save)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def opening_move(request: StaffRequest, company_id: UUID, opening_id: UUID) -> HttpResponse:
    """Say how far an opening has come."""
    found = _opening(request, company_id, opening_id)
    state = request.POST.get("state", "")
    if state not in OpeningState.values:
        return _opening_page(request, found, status=422)

    def move() -> str:
        version, at = version_sent(request), request.viewer.at
        actions.move_opening(by=request.user, opening=found, state=OpeningState(state), edit_version=version, at=at)
        messages.success(request, _("Jobåbningen er nu: %(state)s.") % {"state": OpeningState(state).label.lower()})
        return _url("opening", found)

    try:
        return once(request, move, at=request.viewer.at)
    except (actions.SavedMeanwhile, actions.NotThatWay):
        return _opening_page(request, _opening(request, company_id, opening_id), status=409, trouble="newer")
    except (actions.HoursTaken, LongerThanPosition):
        return _opening_page(request, found, status=409, trouble="taken")


def _page(
    request: StaffRequest, company: Company, form: WishForm, *, status: int, is_newer: bool = False
) -> HttpResponse:
    page: BundlePage | None = None
    if form.is_valid():
        page = bundle_page(company, form.wish, form.figures)
    more: dict[str, Any] = {"form": form, "page": page, "is_newer": is_newer, "saved": saved_jobs(company)}
    more["estimates"] = estimates()
    return render(request, "companies/bundles.html", company_frame(request, company, **more), status=status)


def _saved(request: StaffRequest, company: Company, chosen: BundleView) -> JobOpening:
    pieces = [
        actions.PieceFacts(UUID(piece.task.key), piece.hours, tuple(sorted(piece.days)))
        for piece in chosen.source.pieces
    ]
    days = [day.day for day in chosen.source.week]
    return actions.save_bundle(
        by=request.user, company=company, title=chosen.title, pieces=pieces, weekdays=days, at=request.viewer.at
    )


def _opening(request: StaffRequest, company_id: UUID, opening_id: UUID) -> JobOpening:
    return get_of_company(request.viewer, JobOpening, company_id, opening_id, "company__owner", "position")


def _opening_page(request: StaffRequest, found: JobOpening, *, status: int = 200, trouble: str = "") -> HttpResponse:
    context = company_frame(request, found.company, view=opening_view(found), opening=found, trouble=trouble)
    context["candidates_url"] = page_url("placements:opening", found.pk)
    return render(request, "companies/opening.html", context, status=status)


def _paper(request: StaffRequest, letter: Letter, name: str, ending: str) -> HttpResponse:
    """The paper as a file; its name holds neither company nor person."""
    made = paper_of(letter, ending)
    if made is None:
        raise Http404
    content_type, content = made
    headers = {"Content-Disposition": f'attachment; filename="{name}-{request.viewer.today.isoformat()}.{ending}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


def _url(name: str, found: JobOpening) -> str:
    return reverse(f"companies:{name}", args=[found.company_id, found.pk])
