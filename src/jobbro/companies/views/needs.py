"""«Behov og tilbud»: what the company needs, and the opening questions that find it (R-011, R-031)."""

from dataclasses import replace
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
from jobbro.companies.access import get_company_for, get_of_company
from jobbro.companies.forms import AskForm, NeedForm, NoNeedForm, SettleForm
from jobbro.companies.models import Company, CompanyNeed, OpeningAnswer
from jobbro.companies.queries.meaning import expectations_of, flexibilities_of, motives_of
from jobbro.companies.queries.needs import loose_answers, register_of, was_asked
from jobbro.companies.views.editing import Page, answer, initial_of, typed
from jobbro.companies.views.frame import company_frame, estimates, proposals_url
from jobbro.library import relief
from jobbro.library.relief_files import OpeningEntry
from jobbro.ui.conflict import version_sent


@guard(Permission.COMPANY_SEE)
def needs(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Show the register of needs with offers, what moves the company and what it has confirmed."""
    company = get_company_for(request.viewer, company_id)
    register = register_of(company, today=request.viewer.today)
    context = company_frame(request, company, register=register, motives=motives_of(company))
    context |= {"expectations": expectations_of(company), "answers": loose_answers(company)}
    context["flexibilities"] = flexibilities_of(company)
    context["asked"] = None if register.groups else was_asked(company)
    context["estimates"] = estimates() if request.user.may(Permission.TOOLS_USE) else []
    context["may_propose"] = request.user.may(Permission.PLACEMENT_SEE)
    return render(request, "companies/needs.html", context)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def need_new(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Write down a need."""
    company = get_company_for(request.viewer, company_id)
    today = request.viewer.today
    start = {"heard_on": today, "owner": request.user.pk}
    form = NeedForm(typed(request), company=company, today=today, initial=start)

    def save() -> str:
        need = actions.add_need(by=request.user, company=company, facts=form.facts, at=request.viewer.at)
        wants = "proposals" in request.POST and request.user.may(Permission.PLACEMENT_SEE)
        return (proposals_url(need) if wants else "") or _tab(company)

    context = {"company": company, "heading": _("Nyt behov"), "back_url": _tab(company), "is_new": True}
    context["may_propose"] = request.user.may(Permission.PLACEMENT_SEE)
    return answer(request, Page("companies/need_form.html", _("Behovet er gemt."), context), [form], save)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def need_edit(request: StaffRequest, company_id: UUID, need_id: UUID) -> HttpResponse:
    """Change what is written about a need."""
    need = get_of_company(request.viewer, CompanyNeed, company_id, need_id)
    company, today = need.company, request.viewer.today
    form = NeedForm(typed(request), company=company, today=today, initial=initial_of(need))

    def save() -> str:
        version = version_sent(request)
        actions.change_need(by=request.user, need=need, facts=form.facts, edit_version=version, at=request.viewer.at)
        return _tab(company)

    context = {"company": company, "heading": _("Ret behov"), "back_url": _tab(company)}
    page = Page("companies/need_form.html", _("Behovet er gemt."), context, need.edit_version)
    return answer(request, page, [form], save)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def need_settle(request: StaffRequest, company_id: UUID, need_id: UUID) -> HttpResponse:
    """Close a need: it was solved, or it is not there any more."""
    need = get_of_company(request.viewer, CompanyNeed, company_id, need_id)
    form = SettleForm(typed(request))

    def save() -> str:
        said = form.cleaned_data
        state = CompanyNeed.State(said["state"])
        actions.settle_need(by=request.user, need=need, state=state, because=said["because"], at=request.viewer.at)
        return _tab(need.company)

    context = _about(need.company, _("Afslut behov"), need=need, fields=["state", "because"])
    page = Page("companies/need_fields.html", _("Behovet er afsluttet. Det kan åbnes igen nederst."), context)
    return answer(request, page, [form], save)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def need_reopen(request: StaffRequest, company_id: UUID, need_id: UUID) -> HttpResponse:
    """Open a settled need again."""
    need = get_of_company(request.viewer, CompanyNeed, company_id, need_id)
    actions.reopen_need(by=request.user, need=need, at=request.viewer.at)
    messages.success(request, _("Behovet er åbent igen."))
    return HttpResponseRedirect(_tab(need.company))


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def no_need(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Write down that the company was asked, and needs nothing now."""
    company, today = get_company_for(request.viewer, company_id), request.viewer.today
    form = NoNeedForm(typed(request), company=company, today=today, initial={"asked_on": today})

    def save() -> str:
        actions.asked_no_need(by=request.user, company=company, at=request.viewer.at, **form.cleaned_data)
        return _tab(company)

    context = _about(company, _("Spurgt, intet behov"), fields=["asked_on", "contact", "note"])
    page = Page("companies/need_fields.html", _("Noteret. Så ved kollegerne, at I har spurgt."), context)
    return answer(request, page, [form], save)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def asking(request: StaffRequest, company_id: UUID, place: int) -> HttpResponse:
    """Ask one of the opening questions; one tap makes the answer a need, a task or both, and asks the next."""
    company, questions = get_company_for(request.viewer, company_id), relief().opening
    if not 1 <= place <= len(questions):
        raise Http404
    question = questions[place - 1]
    onward = _question_url(company, place + 1) if place < len(questions) else _tab(company)
    form = AskForm(typed(request), ask=question.ask)

    def save() -> str:
        made = replace(_becomes(request), activity=form.cleaned_data["activity"])
        words = form.cleaned_data["words"]
        actions.answer_opening(
            by=request.user, company=company, question_id=question.id, words=words, becomes=made, at=request.viewer.at
        )
        return onward

    context = {"company": company, "heading": _("Fem åbningsspørgsmål"), "back_url": _tab(company), "onward": onward}
    context |= {"question": question, "number": place, "total": len(questions), "said": _said(company, question)}
    return answer(request, Page("companies/asking.html", _("Svaret er gemt."), context), [form], save)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def asking_make(request: StaffRequest, company_id: UUID, answer_id: UUID) -> HttpResponse:
    """Make a need or a task of an answer that was only written down."""
    given = get_of_company(request.viewer, OpeningAnswer, company_id, answer_id)
    made = _becomes(request)
    actions.make_of_answer(by=request.user, answer=given, becomes=made, at=request.viewer.at)
    if made.need or made.task:
        messages.success(request, _("«%(words)s» står nu i listen.") % {"words": given.words})
    return HttpResponseRedirect(_tab(given.company))


def _said(company: Company, question: OpeningEntry) -> list[str]:
    rows = company.opening_answers.filter(question_id=question.id).order_by("-heard_on", "pk")
    return list(rows.values_list("words", flat=True)[:5])


def _becomes(request: StaffRequest) -> actions.Becomes:
    both = "both" in request.POST
    return actions.Becomes(need=both or "need" in request.POST, task=both or "task" in request.POST)


def _about(company: Company, heading: str, **more: Any) -> dict[str, Any]:
    return {"company": company, "heading": heading, "back_url": _tab(company), **more}


def _tab(company: Company) -> str:
    return reverse("companies:needs", args=[company.pk])


def _question_url(company: Company, number: int) -> str:
    return reverse("companies:asking", args=[company.pk, number])
