"""Citizens as candidates for a job opening, and the two who share a position (R-028, R-035)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens.models import Citizen
from jobbro.companies.access import get_of_company
from jobbro.companies.models import JobOpening, Position
from jobbro.placements.actions import pool as actions
from jobbro.placements.forms.pool import CandidateForm
from jobbro.placements.queries.pool import (
    Choice,
    candidate_of,
    choice_of,
    fit_of,
    opening_for,
    opening_page,
    position_parts,
)
from jobbro.placements.views.pool import opening_url, show_opening
from jobbro.ui.once import once


@guard(Permission.PLACEMENT_SHARE, writes=["POST"])
def candidate_new(request: StaffRequest, opening_id: UUID) -> HttpResponse:
    """Choose a citizen of one's own for an opening, and suggest the citizen or, for the owner, give the job."""
    opening = opening_for(request.viewer, opening_id)
    sent = request.method == "POST"
    chosen = choice_of(request.viewer, request.POST if sent else request.GET)
    form = CandidateForm(
        request.POST if sent else None, today=request.viewer.today, initial={"agreed_on": request.viewer.today}
    )
    if not sent or chosen.citizen is None or not form.is_valid():
        return _page(request, opening, chosen, form)
    citizen = chosen.citizen
    try:
        return once(request, lambda: _suggest(request, opening, citizen, form), at=request.viewer.at)
    except actions.OfferedElsewhere:
        form.ask_about_other()
    except (actions.HasOtherPart, actions.AlreadyThere, actions.JobIsTaken, actions.NotForThisTeam) as refused:
        form.refuse(_why(refused))
    return _page(request, opening, chosen, form)


@guard(Permission.PLACEMENT_PLAN, reads=(), writes=["POST"])
def candidate_accept(request: StaffRequest, candidate_id: UUID) -> HttpResponse:
    """Give the job to a candidate; whoever comes later is told that it is taken."""
    candidate = candidate_of(request.viewer, candidate_id)
    opening = candidate.opening
    knows = request.POST.get("alligevel") == "1"

    def accept() -> str:
        actions.accept_candidate(by=request.user, candidate=candidate, knows_of_other=knows, at=request.viewer.at)
        messages.success(request, _("Jobbet er givet til kandidat %(token)s.") % {"token": candidate.token})
        return opening_url(opening)

    try:
        return once(request, accept, at=request.viewer.at)
    except actions.JobIsTaken:
        return show_opening(request, opening, trouble="taken", status=409)
    except actions.OfferedElsewhere:
        return show_opening(request, opening, trouble=f"elsewhere {candidate.pk}", status=409)
    except (actions.NoLongerCandidate, actions.HasOtherPart, actions.NotForThisTeam) as refused:
        return show_opening(request, opening, trouble=_why(refused), status=409)


@guard(Permission.PLACEMENT_SHARE, reads=(), writes=["POST"])
def candidate_withdraw(request: StaffRequest, candidate_id: UUID) -> HttpResponse:
    """Take a candidate back."""
    candidate = candidate_of(request.viewer, candidate_id)
    opening = candidate.opening

    def withdraw() -> str:
        actions.withdraw_candidate(by=request.user, candidate=candidate, at=request.viewer.at)
        messages.success(request, _("Kandidat %(token)s er trukket tilbage.") % {"token": candidate.token})
        return opening_url(opening)

    try:
        return once(request, withdraw, at=request.viewer.at)
    except actions.NoLongerCandidate as refused:
        return show_opening(request, opening, trouble=_why(refused), status=409)


@guard(Permission.PLACEMENT_SEE)
def shared_position(request: StaffRequest, company_id: UUID, position_id: UUID) -> HttpResponse:
    """Show who shares a position, a part each; the company's own pages show nobody."""
    position = get_of_company(request.viewer, Position, company_id, position_id)
    parts = position_parts(request.viewer, position)
    told = sum(part.opening.weekly_hours for part in parts)
    context = {"position": position, "company": position.company, "parts": parts, "told": told}
    return render(request, "placements/shared_position.html", context)


def _suggest(request: StaffRequest, opening: JobOpening, citizen: Citizen, form: CandidateForm) -> str:
    said = form.cleaned_data
    facts: dict[str, Any] = {"by": request.user, "opening": opening, "citizen": citizen, "at": request.viewer.at}
    facts |= {"agreed_on": said["agreed_on"], "knows_of_other": said["knows_of_other"]}
    if "direct" in request.POST:
        made = actions.link_citizen(**facts)
        messages.success(request, _("Jobbet er givet. Andre læser kun %(token)s.") % {"token": made.token})
        if opening.position_id is not None:
            return reverse("placements:shared_position", args=[opening.company_id, opening.position_id])
    else:
        made = actions.suggest_candidate(**facts)
        messages.success(request, _("Foreslået. Andre teams læser kun %(token)s.") % {"token": made.token})
    return opening_url(opening)


def _page(request: StaffRequest, opening: JobOpening, chosen: Choice, form: CandidateForm) -> HttpResponse:
    page = opening_page(request.viewer, opening, with_candidates=False)
    context: dict[str, Any] = {"page": page, "opening": opening, "company": opening.company}
    context |= {"chosen": chosen, "form": form}
    if chosen.citizen is not None:
        context["reasons"], context["fits"] = fit_of(request.viewer, opening, chosen.citizen)
    return render(request, "placements/candidate_new.html", context, status=422 if form.is_bound else 200)


def _why(refused: Exception) -> str:
    return {
        actions.HasOtherPart: _("Borgeren har allerede en del af stillingen. Der skal to til at dele den."),
        actions.AlreadyThere: _("Borgeren er allerede foreslået til jobbet."),
        actions.JobIsTaken: _("Jobbet er givet til en anden. Den første, der sagde ja, fik det."),
        actions.NotForThisTeam: _("Åbningen er ikke i puljen nu. Den hører til et andet team."),
        actions.NoLongerCandidate: _("Kandidaten er afgjort imens. Her står, hvad der gælder nu."),
    }[type(refused)]
