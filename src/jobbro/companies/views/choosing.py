"""Choosing the company before one writes something about it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest
from jobbro.companies.queries.listing import companies_by_id, companies_found
from jobbro.ui.recent import recent


def choose_company(request: StaffRequest, *, heading: str, lead: str, next_route: str) -> HttpResponse:
    """Offer the latest companies, or those that are searched for; each leads to its page of the next route."""
    words = request.GET.get("q", "").strip()[:200]
    latest = companies_by_id(request.viewer, recent(request.session, "company"))
    found = companies_found(request.viewer, words, limit=20) if words else []
    context = {
        "words": words,
        "companies": found if words else latest,
        "list_heading": _("Fundet") if words else _("Senest åbnet"),
        "heading": heading,
        "lead": lead,
        "next_route": next_route,
    }
    return render(request, "companies/choose_company.html", context)
