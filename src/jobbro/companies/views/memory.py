"""The tab «Kontakt og løfter», and telling that one was in touch (R-007, R-016)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies import actions
from jobbro.companies.access import get_company_for, get_of_company
from jobbro.companies.forms import LogForm, MoveForm, PageForm
from jobbro.companies.models import CompanyContact, ContactPurpose
from jobbro.companies.queries.advice import advice_on
from jobbro.companies.queries.card import active_contacts
from jobbro.companies.queries.memory import memory_of
from jobbro.companies.queries.surroundings import surroundings_of
from jobbro.companies.views.editing import Page, answer, initial_of, typed
from jobbro.companies.views.frame import back_to_memory, company_frame, form_frame
from jobbro.ui.conflict import version_sent
from jobbro.ui.once import once


@guard(Permission.COMPANY_SEE)
def memory(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Show what all colleagues have told, what is promised, and whether it is better to wait."""
    company = get_company_for(request.viewer, company_id)
    form = PageForm(request.GET)
    before = form.cleaned_data["efter"] if form.is_valid() else None
    more = {
        "memory": memory_of(company, before=before),
        "advice": advice_on(company, request.viewer),
        "people": active_contacts(company),
        "around": surroundings_of(company, today=request.viewer.today),
    }
    status = 200 if form.is_valid() else 422
    return render(request, "companies/memory.html", company_frame(request, company, **more), status=status)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def log_new(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Write down a contact; what speaks for waiting is shown first and can be passed with a reason."""
    company = get_company_for(request.viewer, company_id)
    advice = advice_on(company, request.viewer)
    start = {"on_day": request.viewer.today, "purpose": ContactPurpose.GENERAL}
    form = LogForm(typed(request), company=company, at=request.viewer.at, waits=advice.waits, initial=start)

    def save() -> str:
        actions.log_contact(by=request.user, company=company, told=form.told, at=request.viewer.at)
        return back_to_memory(request, company)

    context = form_frame(request, company, _("Notér en kontakt"), advice=advice)
    return answer(request, Page("companies/log_form.html", _("Kontakten er gemt."), context), [form], save)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def log_edit(request: StaffRequest, company_id: UUID, logged_id: UUID) -> HttpResponse:
    """Change what was told about a contact, also its purpose."""
    logged = _logged(request, company_id, logged_id)
    company, start = logged.company, _initial(logged)
    form = LogForm(typed(request), company=company, at=request.viewer.at, waits=False, logged=logged, initial=start)

    def save() -> str:
        version, at = version_sent(request), request.viewer.at
        actions.change_logged_contact(by=request.user, contact=logged, told=form.told, edit_version=version, at=at)
        return back_to_memory(request, logged.company)

    context = form_frame(request, company, _("Ret kontakten"), logged=logged)
    page = Page("companies/log_form.html", _("Kontakten er rettet."), context, logged.edit_version, _initial)
    return answer(request, page, [form], save)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def next_settle(request: StaffRequest, company_id: UUID, logged_id: UUID) -> HttpResponse:
    """Say that the next contact was had or is no longer needed."""
    logged = _logged(request, company_id, logged_id)

    def settle() -> str:
        actions.settle_next_contact(by=request.user, contact=logged, at=request.viewer.at)
        messages.success(request, _("Det er klaret og væk fra listen."))
        return back_to_memory(request, logged.company)

    return once(request, settle, at=request.viewer.at)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def next_move(request: StaffRequest, company_id: UUID, logged_id: UUID) -> HttpResponse:
    """Move the next contact to another day."""
    logged = _logged(request, company_id, logged_id)
    if not logged.waits:
        messages.info(request, _("Der venter ingen næste kontakt."))
        return HttpResponseRedirect(back_to_memory(request, logged.company))
    form = MoveForm(typed(request), today=request.viewer.today)

    def save() -> str:
        to = form.cleaned_data["to"]
        actions.move_next_contact(by=request.user, contact=logged, to=to, at=request.viewer.at)
        return back_to_memory(request, logged.company)

    about = {"day": logged.next_on, "what": logged.goal or logged.words}
    context = form_frame(request, logged.company, _("Flyt næste kontakt"), **about)
    return answer(request, Page("companies/move_form.html", _("Den nye dag er gemt."), context), [form], save)


def _logged(request: StaffRequest, company_id: UUID, logged_id: UUID) -> CompanyContact:
    return get_of_company(request.viewer, CompanyContact, company_id, logged_id, "by")


def _initial(logged: CompanyContact) -> dict[str, object]:
    return initial_of(logged) | {"on_day": timezone.localtime(logged.at).date()}
