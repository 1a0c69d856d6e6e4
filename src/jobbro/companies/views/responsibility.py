"""The company's social responsibility: agendas, the six questions, and the figures it gives itself."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies.access import get_company_for
from jobbro.companies.actions import NOT_WRITTEN, TaskFacts
from jobbro.companies.actions import responsibility as actions
from jobbro.companies.actions.needs import NeedFacts
from jobbro.companies.forms.responsibility import AgendaForm, AnswerForm, FigureForm
from jobbro.companies.models import Activity, AgendaKind, Company, CompanyNeed, FactSource, WorkTask
from jobbro.companies.queries.responsibility import YEARS_BACK, benefit_lines, figure_asked, responsibility_page
from jobbro.companies.views.editing import Page, answer, initial_of, typed
from jobbro.companies.views.frame import company_frame, estimates, page_url
from jobbro.library import responsibility as known
from jobbro.ui.conflict import version_sent


@guard(Permission.COMPANY_SEE)
def overview(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Show which agendas and demands meet the company, what has been asked, and what it can already report."""
    company = get_company_for(request.viewer, company_id)
    today = request.viewer.today
    years = [today.year - back for back in range(YEARS_BACK)]
    year = _year(request.GET.get("aar", ""), years)
    page = responsibility_page(company, year=year)
    offered = {one["slug"]: one for one in estimates()} if request.user.may(Permission.TOOLS_USE) else {}
    chosen = [{"label": str(one), "url": f"?aar={one}#tal", "current": one == year} for one in years]
    context = company_frame(request, company, page=page, years=chosen, estimates=offered)
    context |= {"benefits": benefit_lines(), "sheet_url": _sheet_url(request, company)}
    return render(request, "companies/responsibility.html", context)


def _year(asked: str, years: list[int]) -> int:
    return int(asked) if asked in {str(year) for year in years} else years[0]


def _sheet_url(request: StaffRequest, company: Company) -> str:
    """The page above this app where the numbers of placements are; empty without it or without the right."""
    return page_url("placements:contribution", company.pk) if request.user.may(Permission.PLACEMENT_SEE) else ""


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def agenda(request: StaffRequest, company_id: UUID, kind: str) -> HttpResponse:
    """Note one agenda or demand."""
    opener = next((one.opener for one in known().agendas if one.id == kind), None)
    if opener is None:
        raise Http404
    company, today = get_company_for(request.viewer, company_id), request.viewer.today
    noted = company.agendas.filter(kind=kind).first()
    start = initial_of(noted) if noted else {"source": FactSource.COMPANY, "on_day": today}
    form = AgendaForm(typed(request), opener=opener, today=today, initial=start)
    which, version = AgendaKind(kind), noted.edit_version if noted else NOT_WRITTEN

    def save() -> str:
        told: dict[str, Any] = {"facts": form.facts, "edit_version": version_sent(request), "at": request.viewer.at}
        actions.note_agenda(by=request.user, company=company, kind=which, **told)
        return _url(company)

    context = {"company": company, "heading": str(which.label).capitalize(), "noted": noted}
    page = Page("companies/agenda_form.html", _("Dagsordenen er gemt."), context, version)
    return answer(request, page, [form], save)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def agenda_remove(request: StaffRequest, company_id: UUID, kind: str) -> HttpResponse:
    """Take away an agenda that does not fit."""
    if kind not in AgendaKind.values:
        raise Http404
    company = get_company_for(request.viewer, company_id)
    actions.remove_agenda(by=request.user, company=company, kind=AgendaKind(kind), at=request.viewer.at)
    messages.success(request, _("Fjernet."))
    return HttpResponseRedirect(_url(company))


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def theme(request: StaffRequest, company_id: UUID, question: str) -> HttpResponse:
    """Answer one of the six questions, and go on to the next that nobody has asked."""
    company, asked = get_company_for(request.viewer, company_id), known().question(question)
    if asked is None:
        raise Http404
    today, written = request.viewer.today, company.theme_answers.filter(question=question).first()
    start = initial_of(written) if written else {"source": FactSource.COMPANY, "on_day": today}
    form = AnswerForm(typed(request), question=asked.ask, today=today, initial=start)

    def save() -> str:
        told: dict[str, Any] = {"facts": form.facts, "edit_version": version_sent(request), "at": request.viewer.at}
        actions.note_answer(by=request.user, company=company, question=question, **told)
        return _next(company, today.year) if "onward" in request.POST else _url(company)

    version = written.edit_version if written else NOT_WRITTEN
    page = Page("companies/theme_form.html", _("Svaret er gemt."), {"company": company, "heading": asked.ask}, version)
    return answer(request, page, [form], save)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def theme_task(request: StaffRequest, company_id: UUID, question: str) -> HttpResponse:
    """Make the task that an answer opens, and show it, so that hours and demands can be written."""
    company, asked = get_company_for(request.viewer, company_id), known().question(question)
    if asked is None or asked.task is None:
        raise Http404
    written = get_object_or_404(company.theme_answers, question=question, reply=asked.opens_on.value)
    draft = asked.task
    facts = TaskFacts(
        draft.title, Activity(draft.activity), description=written.words, level=WorkTask.Level(draft.level)
    )
    task = actions.task_from_answer(by=request.user, answer=written, facts=facts, at=request.viewer.at)
    messages.success(request, _("Opgaven er oprettet. Giv den et navn, som de selv bruger, og skriv timerne."))
    return HttpResponseRedirect(reverse("companies:task_edit", args=[company.pk, task.pk]))


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def theme_need(request: StaffRequest, company_id: UUID, question: str) -> HttpResponse:
    """Make the need that an answer opens, in the company's own words where it said any."""
    company, asked = get_company_for(request.viewer, company_id), known().question(question)
    if asked is None or asked.need is None:
        raise Http404
    written = get_object_or_404(company.theme_answers, question=question, reply=asked.opens_on.value)
    facts = NeedFacts(CompanyNeed.Kind(asked.need.kind), written.words or asked.need.text, heard_on=written.on_day)
    actions.need_from_answer(by=request.user, answer=written, facts=facts, at=request.viewer.at)
    messages.success(request, _("Behovet er skrevet, og det er dit at følge op på."))
    return HttpResponseRedirect(_url(company))


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def figure(request: StaffRequest, company_id: UUID, year: int, key: str) -> HttpResponse:
    """Write a figure of a year as the company gives it."""
    company, asked, today = get_company_for(request.viewer, company_id), figure_asked(key), request.viewer.today
    if asked is None or not today.year - YEARS_BACK < year <= today.year:
        raise Http404
    written = company.own_figures.filter(key=key, year=year).first()
    start = initial_of(written) if written else {"source": FactSource.COMPANY, "on_day": today, "words": asked.words}
    form = FigureForm(typed(request), unit=asked.unit, today=today, initial=start)

    def save() -> str:
        told: dict[str, Any] = {"facts": form.facts, "edit_version": version_sent(request), "at": request.viewer.at}
        actions.note_figure(by=request.user, company=company, key=key, year=year, **told)
        return f"{_url(company)}?aar={year}"

    context = {"company": company, "heading": f"{asked.title} {year}", "asked": asked}
    version = written.edit_version if written else NOT_WRITTEN
    return answer(request, Page("companies/figure_form.html", _("Tallet er gemt."), context, version), [form], save)


def _url(company: Company) -> str:
    return reverse("companies:responsibility", args=[company.pk])


def _next(company: Company, year: int) -> str:
    following = responsibility_page(company, year=year).next_question
    return reverse("companies:theme", args=[company.pk, following]) if following else _url(company)
