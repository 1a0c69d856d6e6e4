"""The check a month after a hand-over, and what a team's checks say together."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens.actions.handover_check import CheckedAlready, check_handover
from jobbro.citizens.forms.handover_check import HandoverCheckForm
from jobbro.citizens.queries.handover_check import AIM, FEWEST, get_change_for, team_share


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def handover_check(request: StaffRequest, citizen_id: UUID, handover_id: int) -> HttpResponse:
    """Ask what the citizen says about the hand-over, and keep it."""
    change = get_change_for(request.viewer, citizen_id, handover_id)
    form = HandoverCheckForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"citizen": change.citizen, "change": change, "form": form}
        return render(request, "citizens/handover_check.html", context, status=422 if form.is_bound else 200)
    try:
        check_handover(by=request.user, change=change, answers=form.answers(), at=request.viewer.at)
        messages.success(request, _("Tak. Tjekket er gemt og står på «Fortæl det én gang»."))
    except CheckedAlready:
        messages.warning(request, _("Tjekket er allerede gemt."))
    return HttpResponseRedirect(reverse("citizens:capsule", args=[citizen_id]))


@guard(Permission.TEAM_OVERVIEW)
def handover_share(request: StaffRequest) -> HttpResponse:
    """Show in how many of the team's hand-overs the story went along."""
    context = {"share": team_share(request.viewer), "aim": AIM, "fewest": FEWEST}
    return render(request, "citizens/handover_share.html", context)
