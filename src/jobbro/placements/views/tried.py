"""«Hvad er prøvet»: a citizen's courses, how they ended and what was learned (R-103)."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens.access import get_citizen_for
from jobbro.citizens.actions import PrivateWords
from jobbro.citizens.models import Citizen
from jobbro.placements.actions import tried as actions
from jobbro.placements.forms.tried import EarlierCourseForm, OutcomeForm
from jobbro.placements.models import Placement
from jobbro.placements.queries.tried import placement_of, standing_course, tried_page
from jobbro.ui.once import once


@guard(Permission.PLACEMENT_SEE)
def tried(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Show what has been tried, narrowed by kind, outcome and year, with a summary to copy."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    page = tried_page(citizen, request.GET.dict(), address=request.path, today=request.viewer.today)
    return render(request, "placements/tried.html", {"citizen": citizen, "page": page})


@guard(Permission.PLACEMENT_PLAN, writes=["POST"])
def tried_new(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Write how a placement ended (?forloeb=), or a course from before Jobbro."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    placement = _placement(citizen, request.GET.get("forloeb", ""))
    kind = OutcomeForm if placement else EarlierCourseForm
    form = kind(request.POST if request.method == "POST" else None, today=request.viewer.today)
    if form.is_valid():
        try:
            return once(request, lambda: _keep(request, citizen, placement, form), at=request.viewer.at)
        except PrivateWords as private:
            form.add_error(None, " ".join(f"«{one.words}» {one.why}" for one in private.found))
        except actions.OutcomeStands:
            form.add_error(None, _("Udfaldet er allerede skrevet. Træk det tilbage først, hvis det er forkert."))
    context = {"citizen": citizen, "placement": placement, "form": form}
    return render(request, "placements/tried_new.html", context, status=422 if form.is_bound else 200)


@guard(Permission.PLACEMENT_PLAN, reads=(), writes=["POST"])
def tried_withdraw(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Take a wrong entry off the page."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    course = standing_course(citizen, request.POST.get("course", ""))
    if course is None:
        messages.warning(request, _("Linjen står her ikke mere."))
    else:
        actions.withdraw_tried_course(by=request.user, course=course, at=request.viewer.at)
        messages.success(request, _("Trukket tilbage. Det står stadig i sagen, hvem der gjorde det."))
    return HttpResponseRedirect(reverse("placements:tried", args=[citizen.pk]))


def _placement(citizen: Citizen, asked: str) -> Placement | None:
    found = placement_of(citizen, asked)
    if asked and found is None:
        raise Http404
    return found


def _keep(request: StaffRequest, citizen: Citizen, placement: Placement | None, form: OutcomeForm) -> str:
    by, at = request.user, request.viewer.at
    if placement is not None:
        actions.note_outcome(by=by, placement=placement, outcome=form.told, at=at)
    elif isinstance(form, EarlierCourseForm):
        actions.note_earlier_course(by=by, citizen=citizen, course=form.course, outcome=form.told, at=at)
    return reverse("placements:tried", args=[citizen.pk])
