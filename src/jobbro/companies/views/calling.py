"""Preparing a call and having it: the paper, the page one talks from, and what came of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies import actions
from jobbro.companies.access import get_company_for
from jobbro.companies.forms import CallEndForm, CallNotesForm, CallPlanForm
from jobbro.companies.forms.calling import OpeningLinesForm
from jobbro.companies.models import CallPlan, CallRole, Company, CompanyNeed, ContactPurpose
from jobbro.companies.queries import calling
from jobbro.companies.views.frame import page_url
from jobbro.domain.calendar import add_working_days
from jobbro.domain.language.opening import check_opening
from jobbro.library.writing_files import opening_rules
from jobbro.ui.once import once

_MANY = ("questions", "objections")
_KEPT = ("purpose", "role", "goal", "goal_words", "passed_stop", "reason", "offer", "opening", *_MANY)
# A week of work lies between two calls unless one says otherwise.
_CALL_AGAIN_AFTER = 5


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def call_prepare(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Write the paper for a call; «look» only shows what fits another counterpart, and which way the line points."""
    company = get_company_for(request.viewer, company_id)
    sent, is_look = request.POST if request.method == "POST" else None, "look" in request.POST
    said = _as_typed(sent) if sent else _as_kept(calling.open_plan(company, request.user))
    page = calling.preparation_for(company, request.viewer, role=_role(said), person=str(said.get("person") or ""))
    known = calling.known_names(page, request.user)
    form = CallPlanForm(None if is_look else sent, page=page, known=known, initial=_beginning(page, said))
    if sent is None or is_look:
        return _prepare_page(request, page, form)
    if not form.is_valid():
        return _prepare_page(request, page, form, status=422)

    def save() -> str:
        actions.plan_call(by=request.user, company=company, facts=form.facts, at=request.viewer.at)
        return reverse("companies:detail" if "later" in sent else "companies:call", args=[company.pk])

    return once(request, save, at=request.viewer.at)


def _prepare_page(
    request: StaffRequest, page: calling.Preparation, form: CallPlanForm, *, status: int = 200
) -> HttpResponse:
    line = str(form["opening"].value() or "")
    context = {
        "company": page.company,
        "page": page,
        "form": form,
        "size": calling.size_in_words(page.size),
        "may_word": request.user.may(Permission.TOOLBOX_MANAGE),
        "is_citizen": form["purpose"].value() == ContactPurpose.CITIZEN,
        "verdict": check_opening(line, rules=opening_rules(), known=form.known) if line.strip() else None,
        **_ways_on(page.company),
    }
    return render(request, "companies/call_prepare.html", context, status=status)


def _ways_on(company: Company) -> dict[str, str]:
    """Where a citizen is proposed, a need is written and arguments are found, as far as those pages are installed."""
    return {
        "placements_url": page_url("placements:of_company", company.pk),
        "needs_url": page_url("companies:needs", company.pk),
        "arguments_url": page_url("placements:arguments", company.pk),
    }


def _as_typed(sent: QueryDict) -> dict[str, Any]:
    return {name: sent.getlist(name) if name in _MANY else sent.get(name, "") for name in (*_KEPT, "person")}


def _as_kept(plan: CallPlan | None) -> dict[str, Any]:
    if plan is None:
        return {}
    return {name: getattr(plan, name) for name in _KEPT} | {"person": str(plan.person_id or "")}


def _role(said: Mapping[str, Any]) -> CallRole | None:
    role = said.get("role")
    return CallRole(role) if role in CallRole.values else None


def _beginning(page: calling.Preparation, said: dict[str, Any]) -> dict[str, Any]:
    """What the form begins with: what was said, and else what fits the counterpart."""
    start: dict[str, Any] = {"purpose": ContactPurpose.GENERAL}
    if page.openers:
        start["opening"] = page.openers[0].sentence
    start |= {"person": str(page.contacts[0].pk) if page.contacts else ""} | said
    start["role"] = page.role
    offered = {one.id for one in page.questions}
    if not offered.intersection(start.get("questions", ())):
        start["questions"] = calling.first_questions(page.questions)
    start.setdefault("objections", page.likely)
    return start


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def call(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Show the one page to talk from, and tell what came of it."""
    company = get_company_for(request.viewer, company_id)
    plan = calling.open_plan(company, request.user)
    if plan is None:
        messages.info(request, _("Skriv først, hvad du vil have ud af samtalen."))
        return HttpResponseRedirect(reverse("companies:call_prepare", args=[company.pk]))
    page = calling.preparation_for(company, request.viewer, role=CallRole(plan.role))
    form = _end_form(request, plan, page)
    if request.method == "GET":
        return _call_page(request, plan, page, form)
    if not form.is_valid():
        return _call_page(request, plan, page, form, status=422)

    def save() -> str:
        end = form.end(now=int(request.viewer.at.timestamp()))
        actions.tell_call(by=request.user, plan=plan, end=end, at=request.viewer.at)
        messages.success(request, _("Opkaldet er noteret: %(what)s.") % {"what": end.outcome.label})
        return reverse("companies:detail", args=[company.pk])

    try:
        return once(request, save, at=request.viewer.at)
    except actions.CallIsSettled:
        messages.info(request, _("Opkaldet er allerede noteret."))
        return HttpResponseRedirect(reverse("companies:detail", args=[company.pk]))


def _end_form(request: StaffRequest, plan: CallPlan, page: calling.Preparation) -> CallEndForm:
    today = request.viewer.today
    initial = {
        "words": plan.notes,
        "purpose": plan.purpose,
        "need_kind": CompanyNeed.Kind.OTHER,
        "next_on": _next_day(today),
        "began": int(request.viewer.at.timestamp()),
    }
    sent = request.POST if request.method == "POST" else None
    return CallEndForm(sent, company=plan.company, objections=page.objections, today=today, initial=initial)


def _next_day(today: date) -> date:
    return add_working_days(today, _CALL_AGAIN_AFTER)


def _call_page(
    request: StaffRequest, plan: CallPlan, page: calling.Preparation, form: CallEndForm, *, status: int = 200
) -> HttpResponse:
    asked = [one for one in page.questions if one.id in plan.questions]
    expected = [pair for pair in form.objection_fields() if pair[0].objection.id in plan.objections]
    context = {
        "company": plan.company,
        "plan": plan,
        "goal": calling.goal_and_question(plan),
        "page": page,
        "form": form,
        "phone": (plan.person.phone if plan.person else "") or plan.company.phone,
        "openers": page.openers[: calling.OPENERS_IN_THE_CALL],
        "asked": asked,
        "expected": expected,
        "others": [pair for pair in form.objection_fields() if pair not in expected],
        "is_citizen": plan.purpose == ContactPurpose.CITIZEN,
        **_ways_on(plan.company),
    }
    return render(request, "companies/call.html", context, status=status)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def call_notes(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Keep the notes of a call that goes on; the page asks for it by itself while one writes."""
    plan = calling.open_plan(get_company_for(request.viewer, company_id), request.user)
    if plan is None:
        return JsonResponse({"text": _("Opkaldet er allerede noteret.")}, status=409)
    # Half a text from a broken clipboard may hold a nul, which no database keeps.
    sent = {name: request.POST.get(name, "").replace("\0", "") for name in ("words", "about_work")}
    form = CallNotesForm(sent, company=plan.company)
    if not form.is_valid():
        problems = " ".join(str(error) for errors in form.errors.values() for error in errors)
        told = {"text": _("Ikke gemt endnu. %(why)s") % {"why": problems}, "asks": form.asks_about_work}
        return JsonResponse(told, status=422)
    try:
        notes = form.cleaned_data["words"]
        actions.keep_notes(by=request.user, plan=plan, notes=notes, at=request.viewer.at)
    except actions.CallIsSettled:
        return JsonResponse({"text": _("Opkaldet er allerede noteret.")}, status=409)
    return JsonResponse({"text": _("Gemt")})


@guard(Permission.COMPANY_SEE, reads=("GET", "POST"))
def opening_lines(request: StaffRequest) -> HttpResponse:
    """Try opening lines, one a line: which way does each point? Nothing is kept."""
    form = OpeningLinesForm(request.POST if request.method == "POST" else None)
    lines = form.cleaned_data["lines"] if form.is_valid() else []
    judged = [(line, check_opening(line, rules=opening_rules(), known=(request.user.full_name,))) for line in lines]
    status = 422 if form.errors else 200
    return render(request, "companies/opening_lines.html", {"form": form, "judged": judged}, status=status)
