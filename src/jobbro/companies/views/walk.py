"""The walk through a company on a phone: prompts, finds that wait for the net, and the board."""

import json
from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies import actions
from jobbro.companies.access import get_company_for, may_edit
from jobbro.companies.exports.board import board_file
from jobbro.companies.forms import TaskForm
from jobbro.companies.models import Company, WorkTask
from jobbro.companies.queries.card import counts_of
from jobbro.companies.queries.timeline import last_saved
from jobbro.companies.queries.walk import Find, unknowns, walk_page
from jobbro.companies.views.editing import initial_of, said_of_jobs
from jobbro.ui.conflict import differences, version_sent


@guard(Permission.COMPANY_SEE)
def walk(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Show the nine activities with what to ask, what was found, and a card to write a find on."""
    company = get_company_for(request.viewer, company_id)
    form = TaskForm(company=company)
    page = walk_page(
        company,
        group_id=request.GET.get("gruppe", ""),
        open_tasks=counts_of(company).tasks,
        card_of=partial(_card, form),
    )
    context = {"company": company, "page": page, "form": form, "may_edit": may_edit(request.viewer)}
    return render(request, "companies/walk.html", context)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def walk_send(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Take a find of a phone: 200 when it stands here, 422 what is missing, 409 both texts, 412 not yours."""
    company, own = get_company_for(request.viewer, company_id), str(request.user.pk)
    if request.POST.get("by", own) != own:
        return JsonResponse({"text": _("Fundet er skrevet af en anden. Det bliver liggende.")}, status=412)
    form = TaskForm(request.POST, company=company)
    if not form.is_valid():
        missing = [f"{form[name].label} {errors[0]}" for name, errors in form.errors.items() if name in form.fields]
        return JsonResponse({"text": " ".join(missing)}, status=422)
    version = version_sent(request)
    try:
        task = actions.keep_find(
            by=request.user,
            company=company,
            find_id=_find_id(request),
            facts=form.facts,
            edit_version=version,
            at=request.viewer.at,
        )
    except actions.AnotherCompanys as taken:
        raise Http404 from taken
    except actions.HoursInJobs as held:
        return JsonResponse({"text": said_of_jobs(held)}, status=422)
    except actions.SavedMeanwhile as newer:
        return _both_texts(form, company, newer)
    return _saved(form, company, task)


@guard(Permission.COMPANY_SEE)
def walk_board(request: StaffRequest, company_id: UUID, ending: str) -> HttpResponse:
    """Hand out the board as PDF, SVG or PNG."""
    company = get_company_for(request.viewer, company_id)
    try:
        file = board_file(company, kind=ending, printed_on=request.viewer.today)
    except KeyError as unknown:
        raise Http404 from unknown
    headers = {"Content-Disposition": f'attachment; filename="opgavetavle.{ending}"'}
    return HttpResponse(file.content, content_type=file.content_type, headers=headers)


@guard(Permission.COMPANY_SEE)
def walk_worker(request: StaffRequest) -> HttpResponse:
    """Hand out the script that lets an open walk survive a reload without a net; it lies where its reach begins."""
    return render(request, "companies/walk_worker.js", content_type="text/javascript; charset=utf-8")


def _card(form: TaskForm, task: WorkTask) -> str:
    """Return the task as the card on the phone is filled in: lists of words by field, without what is empty."""
    stored = initial_of(task)
    found: dict[str, list[str]] = {"find": [str(task.pk)], "edit_version": [str(task.edit_version)]}
    for name, field in form.fields.items():
        value = field.prepare_value(stored[name])
        values = value if isinstance(value, list) else [value]
        if words := [str(one) for one in values if one not in (None, "")]:
            found[name] = words
    return json.dumps(found, ensure_ascii=False)


def _find_id(request: StaffRequest) -> UUID:
    try:
        return UUID(request.POST.get("find", ""))
    except ValueError as strange:
        raise Http404 from strange


def _saved(form: TaskForm, company: Company, task: WorkTask) -> HttpResponse:
    find = Find(task, unknowns(task), _card(form, task))
    row = {"find": find, "company": company, "may_edit": True}
    return JsonResponse(
        {
            "edit_version": task.edit_version,
            "activity": task.activity,
            "row": render_to_string("companies/walk_find.html", row) if task.is_open else "",
        }
    )


def _both_texts(form: TaskForm, company: Company, newer: actions.SavedMeanwhile) -> HttpResponse:
    saved_by, _saved_at = last_saved(company) or (_("en kollega"), None)
    found = differences(form, initial_of(newer.stored))
    return JsonResponse(
        {
            "edit_version": newer.version,
            "text": _("%(who)s har skrevet noget andet om den samme opgave.") % {"who": saved_by},
            "both": [{"label": line.label, "mine": line.mine, "saved": line.saved} for line in found],
            "url": reverse("companies:tasks", args=[company.pk]) + f"#t-{newer.stored.pk}",
        },
        status=409,
    )
