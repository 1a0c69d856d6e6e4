"""Agreements on a partnership with a company (R-022)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies import actions
from jobbro.companies.access import get_company_for, get_partnership_for, may_edit
from jobbro.companies.forms import PartnershipForm
from jobbro.companies.forms.partnership import start_values
from jobbro.companies.models import Partnership, PartnershipState
from jobbro.companies.queries.partnership import is_due, lacking, partnership_lines, partnership_values
from jobbro.companies.queries.signing import may_be_signed, signature_line
from jobbro.companies.views.choosing import choose_company
from jobbro.companies.views.editing import Page, answer, typed
from jobbro.companies.views.frame import company_frame
from jobbro.ui.asking import ask_first, is_confirmed
from jobbro.ui.conflict import version_sent
from jobbro.ui.once import once


@guard(Permission.COMPANY_EDIT)
def partnership_start(request: StaffRequest) -> HttpResponse:
    """Choose the company that the agreement is made with."""
    lead = _("Hvem vil I lave aftalen med?")
    return choose_company(
        request, heading=_("Ny partnerskabsaftale"), lead=lead, next_route="companies:partnership_new"
    )


@guard(Permission.COMPANY_SEE)
def partnerships(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """List the agreements with the company."""
    company = get_company_for(request.viewer, company_id)
    lines = partnership_lines(company, today=request.viewer.today)
    return render(request, "companies/partnerships.html", company_frame(request, company, lines=lines))


@guard(Permission.COMPANY_SEE)
def partnership(request: StaffRequest, company_id: UUID, partnership_id: UUID) -> HttpResponse:
    """Show an agreement as the sheet that both sides can sign."""
    return sheet(request, get_partnership_for(request.viewer, company_id, partnership_id))


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def partnership_new(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Write the draft of an agreement."""
    company = get_company_for(request.viewer, company_id)
    start = start_values(company, colleague=request.user, today=request.viewer.today)
    form = PartnershipForm(typed(request), company=company, initial=start)

    def save() -> str:
        made = actions.create_partnership(by=request.user, company=company, facts=form.facts, at=request.viewer.at)
        return partnership_url("partnership", made)

    back_url = reverse("companies:partnerships", args=[company.pk])
    context = {"company": company, "heading": _("Ny partnerskabsaftale"), "back_url": back_url, "is_new": True}
    page = Page("companies/partnership_form.html", _("Udkastet er gemt. Tag det med til din teamleder."), context)
    return answer(request, page, [form], save)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def partnership_edit(request: StaffRequest, company_id: UUID, partnership_id: UUID) -> HttpResponse:
    """Change an agreement that is not ended."""
    agreement = get_partnership_for(request.viewer, company_id, partnership_id)
    initial = partnership_values(agreement)
    form = PartnershipForm(typed(request), company=agreement.company, initial=initial)
    url = partnership_url("partnership", agreement)

    def save() -> str:
        version, at = version_sent(request), request.viewer.at
        actions.change_partnership(
            by=request.user, partnership=agreement, facts=form.facts, edit_version=version, at=at
        )
        return url

    context = {"company": agreement.company, "heading": _("Ret partnerskabsaftale"), "back_url": url}
    context["is_agreed"] = agreement.state == PartnershipState.AGREED
    page = Page(
        "companies/partnership_form.html", _("Aftalen er gemt."), context, agreement.edit_version, partnership_values
    )
    try:
        return answer(request, page, [form], save) if agreement.is_open else stands(request, agreement)
    except actions.AlreadyEnded:
        return stands(request, agreement)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def partnership_agree(request: StaffRequest, company_id: UUID, partnership_id: UUID) -> HttpResponse:
    """Note that both sides have said yes to the text."""
    agreement = get_partnership_for(request.viewer, company_id, partnership_id)

    def agree() -> str:
        version, at = version_sent(request), request.viewer.at
        actions.agree_partnership(by=request.user, partnership=agreement, edit_version=version, at=at)
        messages.success(request, _("Aftalen gælder. Den dukker op på virksomheden, når I skal se på den igen."))
        return partnership_url("partnership", agreement)

    try:
        return once(request, agree, at=request.viewer.at)
    except actions.NotYetWhole:
        return sheet(request, agreement, status=422)
    except actions.SavedMeanwhile:
        return sheet(request, agreement, status=409, is_newer=True)
    except actions.AlreadyEnded:
        return stands(request, agreement)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def partnership_end(request: StaffRequest, company_id: UUID, partnership_id: UUID) -> HttpResponse:
    """End an agreement, after asking once more."""
    agreement = get_partnership_for(request.viewer, company_id, partnership_id)
    url = partnership_url("partnership", agreement)
    if agreement.is_open and not is_confirmed(request):
        lines = [agreement.company.name, _("Aftalen kan stadig læses, men ikke rettes.")]
        heading, action = _("Afslut aftalen?"), _("Afslut aftalen")
        return ask_first(request, heading=heading, lines=lines, action=action, back_url=url)
    actions.end_partnership(by=request.user, partnership=agreement, at=request.viewer.at)
    messages.success(request, _("Aftalen er afsluttet."))
    return HttpResponseRedirect(url)


def sheet(request: StaffRequest, agreement: Partnership, *, status: int = 200, is_newer: bool = False) -> HttpResponse:
    """Show the agreement, where its signature stands, and what can be done with it."""
    today = request.viewer.today
    context = {
        "company": agreement.company,
        "agreement": agreement,
        "aims": agreement.aims.all(),
        "lacking": lacking(agreement),
        "is_due": is_due(agreement, today=today),
        "has_run_out": agreement.has_run_out(today),
        "signing": signature_line(agreement),
        "can_ask": may_be_signed(agreement),
        "today": today,
        "is_newer": is_newer,
        "may_edit": may_edit(request.viewer),
    }
    return render(request, "companies/partnership.html", context, status=status)


def stands(request: StaffRequest, agreement: Partnership) -> HttpResponse:
    """Go to an agreement that is ended and say that it stands as it was."""
    messages.info(request, _("Aftalen er afsluttet og bliver stående, som den var."))
    return HttpResponseRedirect(partnership_url("partnership", agreement))


def partnership_url(name: str, agreement: Partnership) -> str:
    """The address of a page of the agreement."""
    return reverse(f"companies:{name}", args=[agreement.company_id, agreement.pk])
