"""The people at a company."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies import actions
from jobbro.companies.access import get_company_for, get_contact_for
from jobbro.companies.forms import ContactForm
from jobbro.companies.models import ContactRole
from jobbro.companies.queries.card import active_contacts, former_contacts
from jobbro.companies.views.editing import Page, answer, initial_of, typed
from jobbro.companies.views.frame import company_frame
from jobbro.ui.conflict import version_sent


@guard(Permission.COMPANY_SEE)
def contacts(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """List the people whom we may write to or call."""
    company = get_company_for(request.viewer, company_id)
    people = active_contacts(company)
    context = company_frame(request, company, people=people, former=former_contacts(company))
    context["has_representative"] = any(one.role == ContactRole.EMPLOYEE_REPRESENTATIVE for one in people)
    return render(request, "companies/contacts.html", context)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def contact_new(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Add a contact."""
    company = get_company_for(request.viewer, company_id)
    form = ContactForm(typed(request), company=company)

    def save() -> str:
        actions.add_contact(by=request.user, company=company, facts=form.facts, at=request.viewer.at)
        return reverse("companies:contacts", args=[company.pk])

    context = {"company": company, "heading": _("Ny kontaktperson")}
    return answer(request, Page("companies/contact_form.html", _("Kontaktpersonen er gemt."), context), [form], save)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def contact_edit(request: StaffRequest, company_id: UUID, contact_id: UUID) -> HttpResponse:
    """Change what is written about a contact."""
    contact = get_contact_for(request.viewer, company_id, contact_id)
    form = ContactForm(typed(request), company=contact.company, initial=initial_of(contact))

    def save() -> str:
        version = version_sent(request)
        actions.change_contact(
            by=request.user, contact=contact, facts=form.facts, edit_version=version, at=request.viewer.at
        )
        return reverse("companies:contacts", args=[company_id])

    context = {"company": contact.company, "contact": contact, "heading": _("Ret kontaktperson")}
    page = Page("companies/contact_form.html", _("Kontaktpersonen er gemt."), context, contact.edit_version)
    return answer(request, page, [form], save)
