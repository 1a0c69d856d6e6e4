"""Positions told as tasks, and shared by two (R-032, R-035)."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies import actions
from jobbro.companies.access import get_company_for, get_of_company
from jobbro.companies.forms import PositionForm, PositionTasksForm, ShareForm
from jobbro.companies.models import Position
from jobbro.companies.queries.jobs import position_view, share_start
from jobbro.companies.views.editing import Page, answer, initial_of, typed
from jobbro.companies.views.frame import company_frame, page_url
from jobbro.domain.fit import LongerThanPosition
from jobbro.ui.conflict import version_sent


@guard(Permission.COMPANY_SEE)
def position(request: StaffRequest, company_id: UUID, position_id: UUID) -> HttpResponse:
    """Show a position as a table of tasks, and the jobs it is shared between."""
    found = _position(request, company_id, position_id)
    context = company_frame(request, found.company, page=position_view(found))
    context["sharers_url"] = page_url("placements:shared_position", company_id, position_id)
    return render(request, "companies/position.html", context)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def position_new(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Write a position and its first tasks."""
    company = get_company_for(request.viewer, company_id)
    form, tasks = PositionForm(typed(request), company=company), PositionTasksForm(typed(request))

    def save() -> str:
        made = actions.create_position(
            by=request.user, company=company, facts=form.facts, tasks=tasks.tasks, at=request.viewer.at
        )
        return _url(made)

    context = {"company": company, "heading": _("Del en stilling i opgaver"), "back_url": _bundles(company_id)}
    return answer(request, Page("companies/position_form.html", _("Stillingen er gemt."), context), [form, tasks], save)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def position_edit(request: StaffRequest, company_id: UUID, position_id: UUID) -> HttpResponse:
    """Change a position; its tasks are changed as all other tasks."""
    found = _position(request, company_id, position_id)
    form = PositionForm(typed(request), company=found.company, initial=initial_of(found))

    def save() -> str:
        version, at = version_sent(request), request.viewer.at
        actions.change_position(by=request.user, position=found, facts=form.facts, edit_version=version, at=at)
        return _url(found)

    context = {"company": found.company, "heading": _("Ret stilling"), "back_url": _url(found)}
    page = Page("companies/position_form.html", _("Stillingen er gemt."), context, found.edit_version)
    try:
        return answer(request, page, [form], save)
    except LongerThanPosition:
        form.add_error("weekly_hours", _("De job, stillingen er delt i, fylder mere end det."))
        return answer(request, page, [form], save)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def position_tasks(request: StaffRequest, company_id: UUID, position_id: UUID) -> HttpResponse:
    """Write more tasks of a position."""
    found = _position(request, company_id, position_id)
    form = PositionTasksForm(typed(request))

    def save() -> str:
        actions.add_position_tasks(by=request.user, position=found, tasks=form.tasks, at=request.viewer.at)
        return _url(found)

    context = {"company": found.company, "heading": _("Flere opgaver i stillingen"), "back_url": _url(found)}
    return answer(request, Page("companies/position_tasks.html", _("Opgaverne er gemt."), context), [form], save)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def position_share(request: StaffRequest, company_id: UUID, position_id: UUID) -> HttpResponse:
    """Make two jobs out of a position; together they fit into what it has left."""
    found = _position(request, company_id, position_id)
    form = ShareForm(typed(request), initial=share_start(found))

    def save() -> str:
        actions.share_position(by=request.user, position=found, jobs=form.jobs, at=request.viewer.at)
        return _url(found)

    context = {"company": found.company, "heading": _("To deler én stilling"), "back_url": _url(found)}
    context["page"] = position_view(found)
    page = Page("companies/share_form.html", _("Stillingen er delt i to job."), context)
    try:
        return answer(request, page, [form], save)
    except LongerThanPosition as longer:
        form.refuse_longer(longer.too_many)
        return answer(request, page, [form], save)


def _position(request: StaffRequest, company_id: UUID, position_id: UUID) -> Position:
    return get_of_company(request.viewer, Position, company_id, position_id, "company__owner", "site")


def _url(found: Position) -> str:
    return reverse("companies:position", args=[found.company_id, found.pk])


def _bundles(company_id: UUID) -> str:
    return reverse("companies:bundles", args=[company_id])
