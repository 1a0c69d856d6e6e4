"""Everyday life as experience: what a citizen tells becomes proposed skills and tasks, kept by hand."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens import actions
from jobbro.citizens.access import get_citizen_for
from jobbro.citizens.forms import KeepForm, OwnFindForm, StoryForm
from jobbro.citizens.models import Citizen, Rung
from jobbro.citizens.queries.cv import ladder_page
from jobbro.citizens.queries.local_words import skills_here
from jobbro.domain.fit import propose
from jobbro.ui.once import once

MOST_PROPOSED = 8


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def everyday(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Propose skills from a story; keep those that are ticked, closed until they are released."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    asked = request.GET.get("trin", "")
    rung = Rung(asked) if asked in Rung.values else Rung.HOME
    if "own" in request.POST:
        own = OwnFindForm(request.POST)
        return _keep(request, citizen, rung, own) if own.is_valid() else _page(request, citizen, rung, own=own)
    story = StoryForm(request.POST if request.method == "POST" else None)
    if not story.is_valid():
        return _page(request, citizen, rung, story=story)
    proposal = propose(story.cleaned_data["story"], skills_here())
    is_kept = "save" in request.POST
    kept = KeepForm(request.POST if is_kept else None, proposed=proposal.skills[:MOST_PROPOSED])
    if kept.is_valid():
        return _keep(request, citizen, rung, kept)
    return _page(request, citizen, rung, story=story, kept=kept, proposal=proposal)


def _keep(request: StaffRequest, citizen: Citizen, rung: Rung, form: KeepForm | OwnFindForm) -> HttpResponse:
    def keep() -> str:
        kept = form.kept(noted_on=request.viewer.today, found_in=rung)
        facts = actions.keep_finds(by=request.user, citizen=citizen, kept=kept, at=request.viewer.at)
        saved = ngettext("Ét fund er gemt og står nu i CV'et.", "%(n)s fund er gemt og står nu i CV'et.", len(facts))
        closed = _("Kun vi kan læse det, til I vælger, hvem der ellers må.")
        messages.success(request, f"{saved % {'n': len(facts)}} {closed}")
        tail = "&fra=cv" if request.GET.get("fra") == "cv" else ""
        return f"{reverse('citizens:everyday', args=[citizen.pk])}?trin={rung.value}&gemt=1{tail}"

    return once(request, keep, at=request.viewer.at)


def _page(
    request: StaffRequest,
    citizen: Citizen,
    rung: Rung,
    *,
    story: StoryForm | None = None,
    own: OwnFindForm | None = None,
    kept: KeepForm | None = None,
    proposal: object = None,
) -> HttpResponse:
    broken = any(form is not None and form.is_bound and not form.is_valid() for form in (story, own, kept))
    context = {
        "citizen": citizen,
        "story": story or StoryForm(),
        "own": own or OwnFindForm(),
        "kept": kept,
        "proposal": proposal,
        "is_kept": "gemt" in request.GET and request.method == "GET",
        "ladder": ladder_page(request.viewer, citizen, rung, from_cv=request.GET.get("fra") == "cv"),
    }
    return render(request, "citizens/everyday.html", context, status=422 if broken else 200)
