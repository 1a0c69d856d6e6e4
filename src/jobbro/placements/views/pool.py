"""«Åbninger i fælles pulje»: the list, one opening with its candidates, and putting it there (R-028)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies.models import JobOpening
from jobbro.placements.actions import pool as actions
from jobbro.placements.forms.pool import FIRST_HOURS, RoundForm
from jobbro.placements.queries.pool import opening_for, opening_page, pool_page
from jobbro.ui.once import once


@guard(Permission.PLACEMENT_SEE)
def pool(request: StaffRequest) -> HttpResponse:
    """List the openings that all teams may suggest somebody for."""
    return render(request, "placements/pool.html", {"page": pool_page(request.viewer)})


@guard(Permission.PLACEMENT_SEE)
def opening(request: StaffRequest, opening_id: UUID) -> HttpResponse:
    """Show an opening with its candidates: a token and a team, and a name only for those who may see the citizen."""
    return show_opening(request, opening_for(request.viewer, opening_id))


@guard(Permission.PLACEMENT_PLAN, reads=(), writes=["POST"])
def opening_share(request: StaffRequest, opening_id: UUID) -> HttpResponse:
    """Offer an opening to all teams for some hours."""
    found, form = opening_for(request.viewer, opening_id), RoundForm(request.POST)
    if not form.is_valid():
        return show_opening(request, found, form=form, status=422)

    def share() -> str:
        hours = form.cleaned_data["hours"]
        actions.open_pool(by=request.user, opening=found, hours=hours, at=request.viewer.at)
        messages.success(request, _("Alle teams kan nu foreslå en borger."))
        return opening_url(found)

    try:
        return once(request, share, at=request.viewer.at)
    except (actions.JobIsTaken, actions.AlreadyThere, actions.NotForThisTeam):
        return show_opening(request, found, trouble="newer", status=409)


@guard(Permission.PLACEMENT_PLAN, reads=(), writes=["POST"])
def opening_close(request: StaffRequest, opening_id: UUID) -> HttpResponse:
    """Take an opening back from the pool."""
    found = opening_for(request.viewer, opening_id)

    def close() -> str:
        actions.close_pool(by=request.user, opening=found, at=request.viewer.at)
        messages.success(request, _("Åbningen er kun jeres igen. Forslagene står her stadig."))
        return opening_url(found)

    try:
        return once(request, close, at=request.viewer.at)
    except actions.NotForThisTeam:
        return show_opening(request, found, trouble="team", status=409)


def show_opening(
    request: StaffRequest, found: JobOpening, *, form: RoundForm | None = None, trouble: str = "", status: int = 200
) -> HttpResponse:
    """Show the page of an opening, perhaps with what is in the way, which asks for the opening as it is now."""
    if trouble:
        found = opening_for(request.viewer, found.pk)
    context = {"page": opening_page(request.viewer, found), "opening": found, "trouble": trouble}
    context |= {"form": form or RoundForm(initial={"hours": FIRST_HOURS}), "company": found.company}
    return render(request, "placements/pool_opening.html", context, status=status)


def opening_url(found: JobOpening) -> str:
    """The address of an opening's page."""
    return reverse("placements:opening", args=[found.pk])
