"""The placement's own page, its list, and its moves."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens.access import get_citizen_for
from jobbro.companies.access import get_company_for
from jobbro.library import texts
from jobbro.placements import actions
from jobbro.placements.access import get_placement_for
from jobbro.placements.forms.moves import CorrectionForm, TrackForm
from jobbro.placements.queries import meeting, page
from jobbro.placements.queries.outside import NotForOthers
from jobbro.ui.once import once

MOVES = {
    "klar": actions.mark_ready,
    "delt": actions.share_placement,
    "laast": actions.lock_placement,
    "kladde": actions.reopen_placement,
}


@guard(Permission.PLACEMENT_SEE)
def placements(request: StaffRequest) -> HttpResponse:
    """List the placements that the user may see, newest first."""
    return render(request, "placements/list.html", page.list_page(request.viewer, request.GET))


@guard(Permission.PLACEMENT_SEE)
def detail(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Show a placement: where it stands, what is agreed, and the next sensible thing."""
    placement = get_placement_for(request.viewer, placement_id)
    shown = page.detail_page(placement, request.user, request.viewer.today)
    return render(request, "placements/detail.html", {"page": shown})


@guard(Permission.PLACEMENT_PLAN, writes=["POST"])
def new(request: StaffRequest) -> HttpResponse:
    """«Mødet»: choose a citizen and a company, see what they share, and begin a placement."""
    chosen = meeting.meeting_page(request.viewer, request.POST if request.method == "POST" else request.GET)
    if request.method == "GET" or chosen.citizen is None or chosen.company is None:
        status = 422 if request.method == "POST" else 200
        return render(request, "placements/meeting.html", {"page": chosen}, status=status)
    citizen = get_citizen_for(request.viewer, chosen.citizen.pk)
    company = get_company_for(request.viewer, chosen.company.pk)

    def begin() -> str:
        begun = actions.begin_placement(by=request.user, citizen=citizen, company=company, at=request.viewer.at)
        return reverse("placements:plan", args=[begun.pk, "hvem"])

    return once(request, begin, at=request.viewer.at)


@guard(Permission.PLACEMENT_SHARE, reads=(), writes=["POST"])
def move(request: StaffRequest, placement_id: UUID, to: str) -> HttpResponse:
    """Move the text to another state, or say what is missing."""
    placement = get_placement_for(request.viewer, placement_id)
    if to == "laast" and not request.user.may(Permission.PLACEMENT_LOCK):
        to = ""
    try:
        MOVES[to](by=request.user, placement=placement, at=request.viewer.at)
    except actions.NotAgreed as error:
        messages.error(request, " ".join([texts().say("gap.approvals"), *(lack.sentence for lack in error.lacks)]))
    except actions.NotReady as error:
        for gap in error.gaps:
            messages.error(request, texts().say(f"gap.{gap}"))
        shown = page.detail_page(placement, request.user, request.viewer.today)
        return render(request, "placements/detail.html", {"page": shown}, status=422)
    except NotForOthers as stopped:
        context = {"placement": placement, "places": stopped.places}
        return render(request, "placements/papers_stopped.html", context, status=422)
    except (actions.MoveNotAllowed, KeyError):
        messages.error(request, _("Det kan forløbet ikke, som det står nu. Siden viser, hvad der kan gøres."))
    else:
        messages.success(request, texts().say(f"moved.{to}"))
    return HttpResponseRedirect(reverse("placements:detail", args=[placement.pk]))


@guard(Permission.PLACEMENT_PLAN, writes=["POST"])
def correct(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Add a dated correction to a locked text."""
    placement = get_placement_for(request.viewer, placement_id)
    form = CorrectionForm(request.POST if request.method == "POST" else None)
    if request.method == "GET" or not form.is_valid():
        context = {"placement": placement, "form": form}
        return render(request, "placements/correct.html", context, status=422 if form.is_bound else 200)

    def add() -> str:
        text = form.cleaned_data["text"]
        actions.correct_placement(by=request.user, placement=placement, text=text, at=request.viewer.at)
        return reverse("placements:detail", args=[placement.pk])

    try:
        return once(request, add, at=request.viewer.at)
    except actions.MoveNotAllowed:
        messages.error(request, _("Teksten er ikke låst. Ret den i planen."))
        return HttpResponseRedirect(reverse("placements:detail", args=[placement.pk]))


@guard(Permission.GRANT_REGISTER, writes=["POST"])
def track(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Note where the application or the grant has come."""
    placement = get_placement_for(request.viewer, placement_id)
    form = TrackForm(request.POST if request.method == "POST" else None, today=request.viewer.today)
    if request.method == "GET" or not form.is_valid():
        context = {"placement": placement, "form": form}
        return render(request, "placements/track.html", context, status=422 if form.is_bound else 200)

    def note() -> str:
        actions.note_track(by=request.user, placement=placement, at=request.viewer.at, **form.event)
        return reverse("placements:detail", args=[placement.pk])

    return once(request, note, at=request.viewer.at)


@guard(Permission.PLACEMENT_SEE)
def of_company(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """List a company's placements of citizens whom the user may see, and the places at its sites."""
    company = get_company_for(request.viewer, company_id)
    return render(request, "placements/of_company.html", page.company_page(request.viewer, company))


@guard(Permission.PLACEMENT_SEE)
def of_citizen(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """List a citizen's placements: what has been tried, with purpose and company."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    return render(request, "placements/of_citizen.html", page.citizen_page(request.viewer, citizen))
