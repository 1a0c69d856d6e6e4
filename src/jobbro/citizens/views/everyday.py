"""Everyday life as experience: what a citizen tells becomes proposed skills and tasks, kept by hand."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro import library
from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens import actions
from jobbro.citizens.access import get_citizen_for
from jobbro.citizens.forms import KeepForm, StoryForm
from jobbro.domain.fit import propose
from jobbro.ui.once import once

MOST_PROPOSED = 8


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def everyday(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Propose skills from a story; keep those that are ticked, closed until they are released."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    story = StoryForm(request.POST if request.method == "POST" else None)
    if not story.is_valid():
        context = {"citizen": citizen, "story": story}
        return render(request, "citizens/everyday.html", context, status=422 if story.is_bound else 200)
    proposal = propose(story.cleaned_data["story"], library.skills())
    is_kept = "save" in request.POST
    kept = KeepForm(request.POST if is_kept else None, proposed=proposal.skills[:MOST_PROPOSED])
    if not kept.is_valid():
        context = {"citizen": citizen, "story": story, "proposal": proposal, "kept": kept}
        return render(request, "citizens/everyday.html", context, status=422 if is_kept else 200)

    def keep() -> str:
        details = kept.details(request.viewer.today)
        actions.add_facts(by=request.user, citizen=citizen, details=details, at=request.viewer.at)
        messages.success(request, _("Gemt. Nu kan kun vi læse det. Vælg på siden, hvem der ellers må."))
        return reverse("citizens:detail", args=[citizen.pk]) + "#everyday"

    return once(request, keep, at=request.viewer.at)
