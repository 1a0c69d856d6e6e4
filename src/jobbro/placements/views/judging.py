"""What a change of law did to one's placements, and what one rule says about them."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.placements.access import get_law_change_for
from jobbro.placements.actions.judging import handle_law_change
from jobbro.placements.queries.judging_pages import changes_page, rule_page
from jobbro.placements.queries.rule_set_effect import rule_set_effect


@guard(Permission.PLACEMENT_SEE)
def law_changes(request: StaffRequest) -> HttpResponse:
    """List what the law has changed about the user's placements since somebody last looked."""
    page = changes_page(request.viewer, request.GET)
    page["may_handle"] = request.user.may(Permission.PLACEMENT_PLAN)
    return render(request, "placements/judging_changes.html", page)


@guard(Permission.PLACEMENT_PLAN, reads=(), writes=["POST"])
def law_handled(request: StaffRequest, change_id: int) -> HttpResponse:
    """Note that a change has been dealt with, and go back to where one stood."""
    change = get_law_change_for(request.viewer, change_id)
    handle_law_change(by=request.user, change=change, at=request.viewer.at)
    messages.success(request, _("Noteret. Ændringen står stadig på forløbets tidslinje."))
    if request.POST.get("fra") == "forloeb":
        return HttpResponseRedirect(reverse("placements:detail", args=[change.placement_id]))
    return HttpResponseRedirect(reverse("placements:law_changes"))


@guard(Permission.PLACEMENT_SEE)
def by_rule(request: StaffRequest, rule_id: str) -> HttpResponse:
    """Show what one rule says about the user's own placements that have not ended."""
    return render(request, "placements/judging_rule.html", rule_page(request.viewer, rule_id, request.GET))


@guard(Permission.RULES_SEE)
def by_rule_set(request: StaffRequest, set_id: str) -> HttpResponse:
    """Show which placements a rule set that lies ready would answer otherwise about."""
    page = rule_set_effect(request.viewer, set_id, request.GET.get("efter", ""))
    return render(request, "placements/judging_rule_set.html", {"page": page})
