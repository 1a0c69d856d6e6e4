"""Promises to and from a company, and leaving it alone for a while."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies import actions
from jobbro.companies.access import get_company_for, get_of_company
from jobbro.companies.forms import MoveForm, PauseForm, PromiseForm, WithdrawForm
from jobbro.companies.models import CompanyPromise, ContactPause, PromiseSide
from jobbro.companies.queries.advice import running_pause
from jobbro.companies.views.editing import Page, answer, typed
from jobbro.companies.views.frame import back_to_memory, form_frame
from jobbro.ui.once import once


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def promise_new(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Write down a promise."""
    company = get_company_for(request.viewer, company_id)
    start = {"side": PromiseSide.OURS, "owner": request.user.pk}
    form = PromiseForm(typed(request), company=company, today=request.viewer.today, initial=start)

    def save() -> str:
        actions.make_promise(by=request.user, company=company, said=form.said, at=request.viewer.at)
        return back_to_memory(request, company)

    context = form_frame(request, company, _("Nyt løfte"))
    saved = _("Løftet er gemt. Det dukker op på Min dag, før det skal holdes.")
    return answer(request, Page("companies/promise_form.html", saved, context), [form], save)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def promise_keep(request: StaffRequest, company_id: UUID, promise_id: UUID) -> HttpResponse:
    """Say that a promise was kept."""
    promise = _promise(request, company_id, promise_id)

    def keep() -> str:
        actions.keep_promise(by=request.user, promise=promise, at=request.viewer.at)
        messages.success(request, _("Løftet er holdt."))
        return back_to_memory(request, promise.company)

    return once(request, keep, at=request.viewer.at)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def promise_move(request: StaffRequest, company_id: UUID, promise_id: UUID) -> HttpResponse:
    """Give a promise another day."""
    promise = _promise(request, company_id, promise_id)
    if not promise.is_open:
        return _settled(request, promise)
    form = MoveForm(typed(request), today=request.viewer.today)

    def save() -> str:
        to = form.cleaned_data["to"]
        actions.move_promise(by=request.user, promise=promise, to=to, at=request.viewer.at)
        return back_to_memory(request, promise.company)

    about = {"day": promise.due_on, "what": promise.what, "promise": promise}
    context = form_frame(request, promise.company, _("Flyt løftet"), **about)
    return answer(request, Page("companies/move_form.html", _("Den nye dag er gemt."), context), [form], save)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def promise_withdraw(request: StaffRequest, company_id: UUID, promise_id: UUID) -> HttpResponse:
    """Take a promise back, and say why."""
    promise = _promise(request, company_id, promise_id)
    if not promise.is_open:
        return _settled(request, promise)
    form = WithdrawForm(typed(request), company=promise.company)

    def save() -> str:
        because = form.cleaned_data["because"]
        actions.withdraw_promise(by=request.user, promise=promise, because=because, at=request.viewer.at)
        return back_to_memory(request, promise.company)

    context = form_frame(request, promise.company, _("Tag løftet tilbage"), promise=promise)
    saved = _("Løftet er taget tilbage. Husk at sige det til virksomheden.")
    return answer(request, Page("companies/withdraw_form.html", saved, context), [form], save)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def pause_new(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Let the company alone until a day."""
    company = get_company_for(request.viewer, company_id)
    form = PauseForm(typed(request), company=company, today=request.viewer.today)

    def save() -> str:
        said = form.cleaned_data
        actions.pause_contact(
            by=request.user, company=company, reason=said["reason"], ends_on=said["ends_on"], at=request.viewer.at
        )
        return back_to_memory(request, company)

    pause = running_pause(company, today=request.viewer.today)
    context = form_frame(request, company, _("Giv virksomheden ro"), pause=pause)
    saved = _("Virksomheden har ro. Alle kolleger kan se det.")
    return answer(request, Page("companies/pause_form.html", saved, context), [form], save)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def pause_end(request: StaffRequest, company_id: UUID, pause_id: UUID) -> HttpResponse:
    """End a pause before its last day."""
    pause = get_of_company(request.viewer, ContactPause, company_id, pause_id)

    def end() -> str:
        actions.end_pause(by=request.user, pause=pause, at=request.viewer.at)
        messages.success(request, _("Pausen er slut."))
        return back_to_memory(request, pause.company)

    return once(request, end, at=request.viewer.at)


def _promise(request: StaffRequest, company_id: UUID, promise_id: UUID) -> CompanyPromise:
    return get_of_company(request.viewer, CompanyPromise, company_id, promise_id, "owner")


def _settled(request: StaffRequest, promise: CompanyPromise) -> HttpResponse:
    messages.info(request, _("Løftet er ikke åbent mere."))
    return HttpResponseRedirect(back_to_memory(request, promise.company))
