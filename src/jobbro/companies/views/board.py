"""The board of the nine activities: moving tasks on it, and noting that a field was asked about in vain."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies import actions
from jobbro.companies.access import get_company_for
from jobbro.companies.forms import MoveTasksForm
from jobbro.companies.models import Activity, Company, WorkTask
from jobbro.companies.queries.board import board_page
from jobbro.companies.views.frame import company_frame
from jobbro.ui.once import once


@guard(Permission.COMPANY_SEE)
def board(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Show the board of the nine activities."""
    return _show(request, get_company_for(request.viewer, company_id), MoveTasksForm(), 200)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def tasks_move(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Move the tasks that were chosen, or the one that was dragged, to another field."""
    company, form = get_company_for(request.viewer, company_id), MoveTasksForm(request.POST)
    if not form.is_valid():
        return _show(request, company, form, 422)
    try:
        return once(request, lambda: _moved(request, company, form), at=request.viewer.at)
    except WorkTask.DoesNotExist:
        form.add_error("task", _("En af opgaverne er lukket imens. Vælg igen."))
    except actions.SavedMeanwhile as newer:
        form.add_error("task", _("«%(title)s» er ændret imens. Vælg igen.") % {"title": newer.stored.title})
    return _show(request, company, form, 409)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def activity_asked(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Note that a field was asked about in vain; a phone on its walk is answered as for a find."""
    company, own = get_company_for(request.viewer, company_id), str(request.user.pk)
    if (activity := _activity(request)) is None:
        return _unknown()
    if request.POST.get("by", own) != own:
        return JsonResponse({"text": _("Det er skrevet af en anden. Det bliver liggende.")}, status=412)
    said, empty = _("Noteret: I har spurgt om «%(activity)s», og der var intet."), True
    try:
        actions.asked_in_vain(by=request.user, company=company, activity=activity, at=request.viewer.at)
    except actions.TaskIsThere:
        said, empty = _("Der står en opgave under «%(activity)s», så feltet er ikke tomt."), False
    if "find" in request.POST:
        return JsonResponse({"edit_version": 0, "activity": activity, "empty": empty})
    messages.success(request, said % {"activity": activity.label})
    return HttpResponseRedirect(_back(request, company, activity))


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def activity_to_ask(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Take back that a field was asked about in vain."""
    company = get_company_for(request.viewer, company_id)
    if (activity := _activity(request)) is None:
        return _unknown()
    actions.ask_again(by=request.user, company=company, activity=activity, at=request.viewer.at)
    messages.success(request, _("«%(activity)s» mangler I at spørge om igen.") % {"activity": activity.label})
    return HttpResponseRedirect(_back(request, company, activity))


def _show(request: StaffRequest, company: Company, form: MoveTasksForm, status: int) -> HttpResponse:
    context = company_frame(request, company, form=form)
    context["page"] = board_page(company, open_tasks=context["counts"].tasks)
    sent = request.POST.getlist("task")
    context["chosen_ids"] = {one.partition(".")[0] for one in sent}
    return render(request, "companies/board.html", context, status=status)


def _moved(request: StaffRequest, company: Company, form: MoveTasksForm) -> str:
    tasks, activity = form.cleaned_data["task"], Activity(form.cleaned_data["activity"])
    actions.move_tasks(by=request.user, company=company, tasks=tasks, activity=activity, at=request.viewer.at)
    messages.success(request, _("Flyttet til «%(activity)s».") % {"activity": activity.label})
    return reverse("companies:board", args=[company.pk]) + f"#f-{activity}"


def _activity(request: StaffRequest) -> Activity | None:
    sent = request.POST.get("activity", "")
    return Activity(sent) if sent in Activity.values else None


def _unknown() -> HttpResponse:
    """A button of ours always names its activity, so this is met by nobody who uses the pages."""
    return JsonResponse({"text": _("Aktiviteten er ikke en af de ni.")}, status=422)


def _back(request: StaffRequest, company: Company, activity: Activity) -> str:
    """The page where the button stands: the walk or the board."""
    if request.POST.get("fra") == "rundgang":
        return reverse("companies:walk", args=[company.pk]) + f"#a-{activity}"
    return reverse("companies:board", args=[company.pk]) + f"#f-{activity}"
