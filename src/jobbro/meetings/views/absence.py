"""Who answers while a colleague is away, and how soon an answer is due."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.actions import set_message_target
from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.meetings import actions
from jobbro.meetings.forms import CoverForm, TargetForm
from jobbro.meetings.queries.messages import covers_for, get_cover_for, who_answers
from jobbro.ui.once import once


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def cover(request: StaffRequest) -> HttpResponse:
    """Show who looks after whose messages, and name somebody."""
    viewer = request.viewer
    posted = request.POST if request.method == "POST" else None
    form = CoverForm(posted, user=request.user, colleagues=who_answers(viewer), today=viewer.today)
    if not form.is_valid():
        context = {"form": form, "covers": covers_for(viewer), "may_all": request.user.may(Permission.TEAM_OVERVIEW)}
        return render(request, "meetings/cover.html", context, status=422 if form.is_bound else 200)

    def name() -> str:
        made = actions.name_cover(by=request.user, **form.cleaned_data, at=viewer.at)
        said = _("%(name)s ser og svarer på beskederne i perioden.") % {"name": made.colleague.full_name}
        messages.success(request, said)
        return reverse("meetings:cover")

    return once(request, name, at=viewer.at)


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def cover_end(request: StaffRequest, cover_id: int) -> HttpResponse:
    """End it at once."""
    found = get_cover_for(request.viewer, cover_id)
    actions.end_cover(by=request.user, cover=found, today=request.viewer.today, at=request.viewer.at)
    messages.success(request, _("Slut. Beskederne er tilbage hos %(name)s.") % {"name": found.consultant.full_name})
    return HttpResponseRedirect(reverse("meetings:cover"))


@guard(Permission.TEAM_OVERVIEW, writes=["POST"])
def target(request: StaffRequest) -> HttpResponse:
    """Set how soon an answer is due."""
    form = TargetForm(
        request.POST if request.method == "POST" else None,
        initial={"days": request.viewer.municipality.message_answer_days},
    )
    if not form.is_valid():
        return render(request, "meetings/target.html", {"form": form}, status=422 if form.is_bound else 200)
    set_message_target(by=request.user, days=form.cleaned_data["days"], at=request.viewer.at)
    messages.success(request, _("Svarfristen er gemt. Den gælder for nye beskeder."))
    return HttpResponseRedirect(reverse("meetings:messages"))
