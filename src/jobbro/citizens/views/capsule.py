"""«Fortæl det én gang»: the page, agreeing on it line by line, calling it back, and confirming that it was read."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens import actions
from jobbro.citizens.access import get_citizen_for
from jobbro.citizens.forms import CapsuleForm
from jobbro.citizens.models import Citizen
from jobbro.citizens.queries.capsule import capsule_page, get_capsule_for, passable
from jobbro.citizens.queries.own_approvals import outcome_of
from jobbro.ui.once import once


@guard(Permission.CITIZEN_SEE)
def capsule(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Show what the citizen agreed to pass on, and who has read it."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    outcome = outcome_of(request.viewer, citizen, None)
    context = {"citizen": citizen, "page": capsule_page(request.viewer, citizen), "outcome": outcome}
    return render(request, "citizens/capsule.html", context)


@guard(Permission.CITIZEN_RELEASE, writes=["POST"])
def capsule_new(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Agree with the citizen, line by line, what is passed on."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    posted = request.POST if request.method == "POST" else None
    form = CapsuleForm(posted, facts=passable(citizen), today=request.viewer.today)
    if not form.is_valid():
        return _agree(request, citizen, form, status=422 if form.is_bound else 200)

    def make() -> str:
        by, at = request.user, request.viewer.at
        if "ask" in request.POST:
            actions.ask_about_capsule(by=by, citizen=citizen, question=form.question(), at=at)
            messages.success(request, _("Spurgt. Borgeren kan nu læse det og svare på sin egen side."))
        else:
            shown = form.cleaned_data["shown"]
            actions.make_capsule(by=by, citizen=citizen, details=form.details(), shown=shown, at=at)
            messages.success(request, _("Gemt. En ny kollega kan læse det, og borgeren kan altid fortryde."))
        return reverse("citizens:capsule", args=[citizen.pk])

    try:
        return once(request, make, at=request.viewer.at)
    except actions.PrivateWords as private:
        form.add_error("next_step", " ".join(f"«{one.words}» {one.why}" for one in private.found))
    except (actions.NotAsApproved, actions.NotReleased):
        form.add_error(None, _("Noget er ændret, siden I læste det. Hent siden igen, og læs linjerne en gang til."))
    return _agree(request, citizen, form, status=422)


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def capsule_revoke(request: StaffRequest, citizen_id: UUID, capsule_id: UUID) -> HttpResponse:
    """Call it back everywhere at once."""
    found = get_capsule_for(request.viewer, citizen_id, capsule_id)
    actions.revoke_capsule(by=request.user, capsule=found, at=request.viewer.at)
    messages.success(request, _("Kaldt tilbage. Det vises ingen steder mere."))
    return HttpResponseRedirect(reverse("citizens:capsule", args=[citizen_id]))


@guard(Permission.CITIZEN_SEE, reads=(), writes=["POST"])
def capsule_read(request: StaffRequest, citizen_id: UUID, capsule_id: UUID) -> HttpResponse:
    """Confirm to have read it."""
    found = get_capsule_for(request.viewer, citizen_id, capsule_id)
    actions.confirm_reading(by=request.user, capsule=found, at=request.viewer.at)
    messages.success(request, _("Noteret. Borgeren behøver ikke fortælle det igen."))
    return HttpResponseRedirect(reverse("citizens:capsule", args=[citizen_id]))


def _agree(request: StaffRequest, citizen: Citizen, form: CapsuleForm, *, status: int) -> HttpResponse:
    return render(request, "citizens/capsule_new.html", {"citizen": citizen, "form": form}, status=status)
