"""The work at a company."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies import actions
from jobbro.companies.access import get_company_for, get_task_for
from jobbro.companies.forms import TaskForm
from jobbro.companies.models import Activity, GreenKind, WorkTask
from jobbro.companies.queries.card import task_page
from jobbro.companies.views.choosing import choose_company
from jobbro.companies.views.editing import Page, answer, initial_of, said_of_jobs, typed
from jobbro.companies.views.frame import company_frame
from jobbro.ui.conflict import version_sent


@guard(Permission.COMPANY_SEE)
def tasks(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """List the tasks by activity, with what is still to ask about."""
    company = get_company_for(request.viewer, company_id)
    context = company_frame(request, company)
    context["page"] = task_page(company, open_tasks=context["counts"].tasks)
    return render(request, "companies/tasks.html", context)


@guard(Permission.COMPANY_EDIT)
def task_start(request: StaffRequest) -> HttpResponse:
    """Choose the company of a new task: one of the latest, or one that is searched for."""
    return choose_company(request, heading=_("Ny opgave"), lead=_("Hvor er opgaven?"), next_route="companies:task_new")


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def task_new(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Note a task."""
    company = get_company_for(request.viewer, company_id)
    form = TaskForm(typed(request), company=company, initial=_started(request))

    def save() -> str:
        actions.add_task(by=request.user, company=company, facts=form.facts, at=request.viewer.at)
        again = "again" in request.POST
        return reverse("companies:task_new", args=[company.pk]) if again else _back(request, company.pk)

    context = {"company": company, "heading": _("Ny opgave")}
    return answer(request, Page("companies/task_form.html", _("Opgaven er gemt."), context), [form], save)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def task_edit(request: StaffRequest, company_id: UUID, task_id: UUID) -> HttpResponse:
    """Change what is written about a task."""
    task = get_task_for(request.viewer, company_id, task_id)
    form = TaskForm(typed(request), company=task.company, initial=initial_of(task))

    def save() -> str:
        version = version_sent(request)
        actions.change_task(by=request.user, task=task, facts=form.facts, edit_version=version, at=request.viewer.at)
        return _back(request, company_id)

    context = {"company": task.company, "task": task, "heading": _("Ret opgave")}
    page = Page("companies/task_form.html", _("Opgaven er gemt."), context, task.edit_version)
    return answer(request, page, [form], save)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def task_close(request: StaffRequest, company_id: UUID, task_id: UUID) -> HttpResponse:
    """Close a task that cannot be had any more."""
    task = get_task_for(request.viewer, company_id, task_id)
    try:
        actions.close_task(by=request.user, task=task, at=request.viewer.at)
    except actions.HoursInJobs as held:
        messages.error(request, said_of_jobs(held))
    else:
        said = _("Opgaven «%(title)s» er lukket. Den kan åbnes igen nederst.")
        messages.success(request, said % {"title": task.title})
    return HttpResponseRedirect(reverse("companies:tasks", args=[company_id]))


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def task_reopen(request: StaffRequest, company_id: UUID, task_id: UUID) -> HttpResponse:
    """Open a task again."""
    task = get_task_for(request.viewer, company_id, task_id)
    actions.reopen_task(by=request.user, task=task, at=request.viewer.at)
    messages.success(request, _("Opgaven «%(title)s» er åben igen.") % {"title": task.title})
    return HttpResponseRedirect(reverse("companies:tasks", args=[company_id]))


def _back(request: StaffRequest, company_id: UUID) -> str:
    """The page that the task was opened from."""
    return reverse("companies:walk" if request.GET.get("fra") == "rundgang" else "companies:tasks", args=[company_id])


def _started(request: StaffRequest) -> dict[str, str]:
    """What the address says that the task begins with; what is no answer to its field is left out."""
    asked = request.GET
    offered = {"activity": ("hvor", Activity), "level": ("niveau", WorkTask.Level), "green": ("groen", GreenKind)}
    start = {name: asked[key] for name, (key, kind) in offered.items() if asked.get(key) in kind.values}
    return start | ({"title": asked["titel"][:160]} if "titel" in asked else {})
