"""What moves a company, and what it has confirmed that the cooperation is for (R-020, R-030)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies import actions
from jobbro.companies.access import get_company_for, get_of_company
from jobbro.companies.forms import EndSearchForm, ExpectationForm, FlexibilityForm, MotiveForm, NoMoreHoursForm
from jobbro.companies.models import Company, Expectation, MotiveSign, OfferedFlexibility
from jobbro.companies.views.editing import Page, answer, initial_of, typed
from jobbro.ui.conflict import version_sent


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def motive_new(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Write down something that shows what moves the company."""
    company, today = get_company_for(request.viewer, company_id), request.viewer.today
    form = MotiveForm(typed(request), today=today, initial={"seen_on": today})

    def save() -> str:
        actions.note_motive(by=request.user, company=company, facts=form.facts, at=request.viewer.at)
        return _tab(company)

    fields = ["seen", "evidence", "motive", "confidence", "seen_on"]
    context = _about(company, _("Det driver dem"), fields=fields, lead=_("Kun til os. Virksomheden ser det aldrig."))
    return answer(request, Page("companies/need_fields.html", _("Noteret."), context), [form], save)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def motive_withdraw(request: StaffRequest, company_id: UUID, sign_id: UUID) -> HttpResponse:
    """Take a reading back that was wrong."""
    sign = get_of_company(request.viewer, MotiveSign, company_id, sign_id)
    actions.withdraw_motive(by=request.user, sign=sign, at=request.viewer.at)
    messages.success(request, _("Taget tilbage."))
    return HttpResponseRedirect(_tab(sign.company))


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def flexibility_new(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Write down what the company offers to bend."""
    company, today = get_company_for(request.viewer, company_id), request.viewer.today
    form = FlexibilityForm(typed(request), today=today, initial={"heard_on": today})

    def save() -> str:
        actions.note_flexibility(by=request.user, company=company, facts=form.facts, at=request.viewer.at)
        return _tab(company)

    lead = _("Det, de selv tilbyder, fx «kan møde lidt senere». Jobbro minder om det, når en borger har brug for det.")
    context = _about(company, _("De kan være fleksible"), fields=["about", "words", "heard_on"], lead=lead)
    return answer(request, Page("companies/need_fields.html", _("Noteret."), context), [form], save)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def flexibility_withdraw(request: StaffRequest, company_id: UUID, flexibility_id: UUID) -> HttpResponse:
    """Take away what the company does not offer any more."""
    row = get_of_company(request.viewer, OfferedFlexibility, company_id, flexibility_id)
    actions.withdraw_flexibility(by=request.user, row=row, at=request.viewer.at)
    messages.success(request, _("Fjernet."))
    return HttpResponseRedirect(_tab(row.company))


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def expectation_new(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Write down what a person at the company has confirmed."""
    company, today = get_company_for(request.viewer, company_id), request.viewer.today
    said = _("Samarbejdet skal føre til et job: hos jer eller på et sted, der ligner jeres.")
    form = ExpectationForm(
        typed(request), company=company, today=today, initial={"confirmed_on": today, "statement": said}
    )

    def save() -> str:
        actions.confirm_expectation(by=request.user, company=company, facts=form.facts, at=request.viewer.at)
        return _tab(company)

    fields = ["level", "statement", "training_weeks", "contact", "confirmed_on"]
    context = _about(company, _("Afstem forventninger"), fields=fields)
    if not company.contacts.filter(is_active=True).exists():
        context["needs_contact"] = reverse("companies:contact_new", args=[company.pk])
    return answer(request, Page("companies/need_fields.html", _("Det er skrevet ned."), context), [form], save)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def no_more_hours(request: StaffRequest, company_id: UUID, expectation_id: UUID) -> HttpResponse:
    """Write down that the company cannot give more hours; a search for a place like it begins."""
    told = get_of_company(request.viewer, Expectation, company_id, expectation_id)
    today = request.viewer.today
    start = initial_of(told) | {"said_on": today}
    form = NoMoreHoursForm(typed(request), today=today, confirmed_on=told.confirmed_on, initial=start)

    def save() -> str:
        version, at = version_sent(request), request.viewer.at
        actions.no_more_hours(by=request.user, expectation=told, edit_version=version, at=at, **form.cleaned_data)
        return _tab(told.company)

    lead = _("Timerne bliver, som de er. Bagefter leder I efter et sted mere med de samme opgaver.")
    context = _about(told.company, _("Kan ikke give flere timer"), fields=["said_on", "because"], lead=lead)
    page = Page("companies/need_fields.html", _("Noteret. Nu leder I efter et sted mere."), context, told.edit_version)
    return answer(request, page, [form], save)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def search_end(request: StaffRequest, company_id: UUID, expectation_id: UUID) -> HttpResponse:
    """Write down what came of looking for a place more."""
    told = get_of_company(request.viewer, Expectation, company_id, expectation_id)
    form = EndSearchForm(typed(request))

    def save() -> str:
        outcome = form.cleaned_data["outcome"]
        actions.end_search(by=request.user, expectation=told, outcome=outcome, at=request.viewer.at)
        return _tab(told.company)

    context = _about(told.company, _("Afslut søgningen"), fields=["outcome"])
    return answer(request, Page("companies/need_fields.html", _("Søgningen er afsluttet."), context), [form], save)


def _about(company: Company, heading: str, **more: Any) -> dict[str, Any]:
    return {"company": company, "heading": heading, "back_url": _tab(company), **more}


def _tab(company: Company) -> str:
    return reverse("companies:needs", args=[company.pk])
