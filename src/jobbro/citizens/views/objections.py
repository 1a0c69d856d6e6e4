"""What citizens object to: the to-do list of it, and the answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens.actions.objections import AlreadyAnswered, answer_objection
from jobbro.citizens.forms.objections import ReplyForm
from jobbro.citizens.queries.objections import get_objection_for, shown_objections


@guard(Permission.CITIZEN_SEE)
def objections(request: StaffRequest) -> HttpResponse:
    """List what waits for the user's answer."""
    return render(request, "citizens/objections.html", {"rows": shown_objections(request.viewer)})


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def objection(request: StaffRequest, citizen_id: UUID, objection_id: UUID) -> HttpResponse:
    """Read what a citizen objects to, and answer it."""
    found = get_objection_for(request.viewer, citizen_id, objection_id)
    form = ReplyForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"objection": found, "citizen": found.citizen, "form": form}
        return render(request, "citizens/objection.html", context, status=422 if form.is_bound else 200)
    try:
        answer_objection(by=request.user, objection=found, reply=form.cleaned_data["reply"], at=request.viewer.at)
        messages.success(request, _("Svaret er gemt. Borgeren kan læse det på sin egen side."))
    except AlreadyAnswered:
        messages.warning(request, _("En kollega har allerede svaret."))
    return HttpResponseRedirect(reverse("citizens:log", args=[citizen_id]))
