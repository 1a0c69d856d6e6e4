"""The list of companies, the card of one, and the forms about it and its places of work."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies import actions
from jobbro.companies.access import get_company_for, get_site_for, may_edit
from jobbro.companies.forms import CompanyForm, FilterForm, SiteForm
from jobbro.companies.models import FactSource
from jobbro.companies.queries.card import overview
from jobbro.companies.queries.listing import CompanyFilter, CompanyList, branches_seen_by, company_list
from jobbro.companies.views.editing import Page, answer, initial_of, typed
from jobbro.companies.views.frame import company_frame, estimates
from jobbro.ui.conflict import version_sent
from jobbro.ui.recent import remember


@guard(Permission.COMPANY_SEE)
def company_index(request: StaffRequest) -> HttpResponse:
    """List the companies that fit what is asked for in the address."""
    branches = branches_seen_by(request.viewer)
    form = FilterForm(request.GET, branches=branches)
    asked = form.asked if form.is_valid() else None
    page = company_list(request.viewer, asked) if asked else None
    context = {"form": form, "asked": asked or CompanyFilter(), "page": page, "may_edit": may_edit(request.viewer)}
    context["filters"] = _scopes(request, page) if page else []
    return render(request, "companies/list.html", context, status=200 if page else 422)


def _scopes(request: StaffRequest, page: CompanyList) -> list[dict[str, Any]]:
    labels = {"": _("Alle"), "mine": _("Mine"), "opgaver": _("Med åbne opgaver")}
    kept = {name: value for name, value in request.GET.items() if name not in ("vis", "efter") and value}
    return [
        {
            "label": label,
            "url": f"?{urlencode(kept | {'vis': scope} if scope else kept)}",
            "count": page.counts[scope],
            "current": scope == request.GET.get("vis", ""),
        }
        for scope, label in labels.items()
    ]


@guard(Permission.COMPANY_SEE)
def detail(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Show what we know about a company, who is there, what can be done and what has happened."""
    company = get_company_for(request.viewer, company_id)
    remember(request.session, "company", company.pk)
    page = overview(company, today=request.viewer.today, rulebook=request.viewer.rulebook)
    offered = estimates() if request.user.may(Permission.TOOLS_USE) else []
    frame = company_frame(request, company, page=page, estimates=offered)
    return render(request, "companies/detail.html", frame)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def new(request: StaffRequest) -> HttpResponse:
    """Create a company, with its main place of work if the P-number is at hand."""
    today = request.viewer.today
    start = {"source": FactSource.REGISTER, "source_on": today, "owner": request.user}
    form = CompanyForm(typed(request), initial=start, today=today)
    site = SiteForm(typed(request), prefix="site", empty_permitted=True, use_required_attribute=False)

    def save() -> str:
        company = actions.create_company(
            by=request.user, facts=form.facts, main_site=site.facts_if_any, at=request.viewer.at
        )
        return reverse("companies:detail", args=[company.pk])

    saved = _("Virksomheden er oprettet. Skriv gerne en kontaktperson og en opgave.")
    page = Page("companies/new.html", saved, {"heading": _("Ny virksomhed")})
    return answer(request, page, [form, site], save)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def edit(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Change what is written about a company."""
    company = get_company_for(request.viewer, company_id)
    form = CompanyForm(typed(request), initial=initial_of(company), today=request.viewer.today)
    url = reverse("companies:detail", args=[company.pk])

    def save() -> str:
        version = version_sent(request)
        actions.change_company(
            by=request.user, company=company, facts=form.facts, edit_version=version, at=request.viewer.at
        )
        return url

    context = {"company": company, "heading": _("Ret oplysninger")}
    page = Page("companies/edit.html", _("Oplysningerne er gemt."), context, company.edit_version)
    return answer(request, page, [form], save)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def site_new(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Add a place of work."""
    company = get_company_for(request.viewer, company_id)
    form = SiteForm(typed(request), initial={"name": company.name})

    def save() -> str:
        actions.add_site(by=request.user, company=company, facts=form.facts, at=request.viewer.at)
        return reverse("companies:staffing", args=[company.pk])

    context = {"company": company, "heading": _("Nyt arbejdssted")}
    page = Page("companies/site_form.html", _("Arbejdsstedet er oprettet. Skriv nu, hvor mange der er ansat."), context)
    return answer(request, page, [form], save)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def site_edit(request: StaffRequest, company_id: UUID, site_id: UUID) -> HttpResponse:
    """Change what is written about a place of work."""
    site = get_site_for(request.viewer, company_id, site_id)
    form = SiteForm(typed(request), initial=initial_of(site))

    def save() -> str:
        version = version_sent(request)
        actions.change_site(by=request.user, site=site, facts=form.facts, edit_version=version, at=request.viewer.at)
        return reverse("companies:detail", args=[company_id])

    context = {"company": site.company, "site": site, "heading": _("Ret arbejdssted")}
    page = Page("companies/site_form.html", _("Arbejdsstedet er gemt."), context, site.edit_version)
    return answer(request, page, [form], save)
