"""Numbers of staff by site and month, and the places that others take."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies import actions
from jobbro.companies.access import get_company_for, get_occupant_for, get_site_for
from jobbro.companies.forms import OccupantForm, StaffYearForm
from jobbro.companies.models import FactSource, Site
from jobbro.companies.queries.staffing import company_staffing, rule_on, staff_year
from jobbro.companies.views.editing import Page, answer, initial_of, typed
from jobbro.companies.views.frame import company_frame
from jobbro.ui.asking import ask_first, is_confirmed
from jobbro.ui.conflict import version_sent

FIRST_YEAR = 2015


@guard(Permission.COMPANY_SEE)
def staffing(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Show ordinary staff by site and month, and the places taken by others."""
    company = get_company_for(request.viewer, company_id)
    page = company_staffing(company, today=request.viewer.today, rulebook=request.viewer.rulebook)
    return render(request, "companies/staffing.html", company_frame(request, company, page=page))


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def staff_edit(request: StaffRequest, company_id: UUID, site_id: UUID, year: int) -> HttpResponse:
    """Write the ordinary staff of a year, month by month."""
    site, today = get_site_for(request.viewer, company_id, site_id), request.viewer.today
    if not FIRST_YEAR <= year <= today.year:
        raise Http404
    start = {"source": FactSource.COMPANY, "told_on": today}
    form = StaffYearForm(typed(request), months=staff_year(site, year), today=today, initial=start)

    def save() -> str:
        told = {"months": form.numbers, "source": form.told_by, "told_on": form.cleaned_data["told_on"]}
        version = version_sent(request)
        actions.note_staff(by=request.user, site=site, **told, edit_version=version, at=request.viewer.at)
        return reverse("companies:staffing", args=[company_id])

    years = {
        "heading": _("Bemanding på %(site)s") % {"site": site.name},
        "year": year,
        "before": max(year - 1, FIRST_YEAR),
        "after": min(year + 1, today.year),
    }
    context = _about(site, rule=rule_on(today, rulebook=request.viewer.rulebook), **years)
    saved = _("Bemandingen er gemt.")
    page = Page("companies/staff_form.html", saved, context, site.edit_version, lambda stored: form.stored_numbers)
    return answer(request, page, [form], save)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def occupant_new(request: StaffRequest, company_id: UUID, site_id: UUID) -> HttpResponse:
    """Note a place that is taken by somebody Jobbro does not hold."""
    site, today = get_site_for(request.viewer, company_id, site_id), request.viewer.today
    form = OccupantForm(typed(request), today=today, initial={"told_on": today})

    def save() -> str:
        actions.add_other_occupant(by=request.user, site=site, facts=form.facts, at=request.viewer.at)
        return reverse("companies:staffing", args=[company_id])

    page = Page("companies/occupant_form.html", _("Pladsen er noteret."), _about(site, heading=_("Ny optaget plads")))
    return answer(request, page, [form], save)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def occupant_edit(request: StaffRequest, company_id: UUID, occupant_id: int) -> HttpResponse:
    """Change a place that is taken, for example to give it its last day."""
    occupant = get_occupant_for(request.viewer, company_id, occupant_id)
    form = OccupantForm(typed(request), today=request.viewer.today, initial=initial_of(occupant))

    def save() -> str:
        version = version_sent(request)
        actions.change_other_occupant(
            by=request.user, occupant=occupant, facts=form.facts, edit_version=version, at=request.viewer.at
        )
        return reverse("companies:staffing", args=[company_id])

    context = _about(occupant.site, occupant=occupant, heading=_("Ret optaget plads"))
    page = Page("companies/occupant_form.html", _("Pladsen er gemt."), context, occupant.edit_version)
    return answer(request, page, [form], save)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def occupant_remove(request: StaffRequest, company_id: UUID, occupant_id: int) -> HttpResponse:
    """Take away a place that was noted by mistake, when the user has said yes once more."""
    occupant = get_occupant_for(request.viewer, company_id, occupant_id)
    if not is_confirmed(request):
        return ask_first(
            request,
            heading=_("Fjern den optagede plads?"),
            lines=[_("Den forsvinder helt. Er praktikken slut, så skriv hellere den sidste dag.")],
            action=_("Fjern pladsen"),
            back_url=reverse("companies:staffing", args=[company_id]),
        )
    actions.remove_other_occupant(by=request.user, occupant=occupant, at=request.viewer.at)
    messages.success(request, _("Den optagede plads er fjernet."))
    return HttpResponseRedirect(reverse("companies:staffing", args=[company_id]))


def _about(site: Site, **more: Any) -> dict[str, Any]:
    return {"company": site.company, "site": site, **more}
