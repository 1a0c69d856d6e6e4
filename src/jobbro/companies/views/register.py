"""What the register told about companies we know: the list of changes, seen in one click, and whose word stands."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies.access import get_company_for, may_edit
from jobbro.companies.actions.register_follow import mark_changes_seen, take_registers_word
from jobbro.companies.queries.register import SCOPES, changes_that_wait, get_held_for, register_card, waiting_counts
from jobbro.companies.views.frame import company_frame

_HIGHEST_KEY = 2**63 - 1


@guard(Permission.COMPANY_SEE)
def register_changes(request: StaffRequest) -> HttpResponse:
    """List what nobody has seen yet: one's own companies, those without anybody, or all."""
    asked = request.GET.get("vis", "mine")
    scope = asked if asked in SCOPES else "mine"
    counts = waiting_counts(request.viewer)
    labels = {"mine": _("Mine"), "ingen": _("Uden ansvarlig"), "alle": _("Alle")}
    context = {
        "found": changes_that_wait(request.viewer, scope),
        "scope": scope,
        "may_edit": may_edit(request.viewer),
        "filters": [
            {"label": labels[one], "url": f"?vis={one}", "count": counts[one], "current": one == scope}
            for one in SCOPES
        ],
    }
    return render(request, "companies/register_changes.html", context)


@guard(Permission.COMPANY_SEE)
def register_told(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Show where each fact of a company comes from, where we and the register differ, and the latest accounts."""
    company = get_company_for(request.viewer, company_id)
    context = company_frame(request, company, card=register_card(company))
    return render(request, "companies/register_told.html", context)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def register_seen(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Mark what was shown about a company as seen, and go back to where the button stood."""
    company = get_company_for(request.viewer, company_id)
    sent = request.POST.get("til", "")
    up_to = min(int(sent), _HIGHEST_KEY) if sent.isascii() and sent.isdecimal() and len(sent) < 20 else 0
    if mark_changes_seen(by=request.user, company=company, up_to=up_to, at=request.viewer.at):
        messages.success(request, _("Set: %(name)s.") % {"name": company.name})
    scope = request.POST.get("vis", "")
    home = reverse("dashboards:home") if scope == "dag" else reverse("companies:register_changes")
    return HttpResponseRedirect(f"{home}?vis={scope}" if scope in SCOPES else home)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def register_taken(request: StaffRequest, company_id: UUID, held_id: int) -> HttpResponse:
    """Let the register's word stand in place of ours."""
    held = get_held_for(request.viewer, company_id, held_id)
    take_registers_word(by=request.user, held=held, at=request.viewer.at)
    messages.success(request, _("Nu står der det samme som i registret."))
    return HttpResponseRedirect(reverse("companies:register_told", args=[company_id]))
