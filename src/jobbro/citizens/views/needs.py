"""A need worked through with the citizen: from the limit to words that can be shared."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro import library
from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens.actions.needs import begin_need, save_need
from jobbro.citizens.actions.saving import SavedMeanwhile
from jobbro.citizens.forms.needs import LimitForm, NeedForm, stored_answers
from jobbro.citizens.models import Fact
from jobbro.citizens.queries.needs import (
    chain_of,
    get_citizen_with_needs_for,
    get_need_for,
    need_page,
    schemes_for,
    suggestion_panel,
)
from jobbro.ui.conflict import version_sent
from jobbro.ui.once import once


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def need_new(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Write a limit down as the citizen says it; the next page asks on."""
    citizen = get_citizen_with_needs_for(request.viewer, citizen_id)
    form = LimitForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"citizen": citizen, "form": form}
        return render(request, "citizens/need_new.html", context, status=422 if form.is_bound else 200)

    def begin() -> str:
        today, at = request.viewer.today, request.viewer.at
        fact = begin_need(by=request.user, citizen=citizen, **form.cleaned_data, noted_on=today, at=at)
        return reverse("citizens:need", args=[citizen.pk, fact.pk])

    return once(request, begin, at=request.viewer.at)


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def need(request: StaffRequest, citizen_id: UUID, fact_id: UUID) -> HttpResponse:
    """Work through a need; «Brug forslaget» takes the suggested words in the same press."""
    fact = get_need_for(request.viewer, citizen_id, fact_id)
    form = _form(request, fact)
    if request.method == "GET" or not form.is_valid():
        return _page(request, fact, form, status=422 if form.is_bound else 200)
    typed = form.cleaned_data
    found = library.limits().suggest(typed["said"], typed["measure"]) if "accept" in request.POST else None
    details = form.details(found.wording if found else None)
    try:
        version = version_sent(request)
        closed = save_need(by=request.user, fact=fact, details=details, edit_version=version, at=request.viewer.at)
    except SavedMeanwhile as late:
        return _page(request, fact, form, status=409, late=late)
    if closed:
        messages.warning(request, _("Gemt. Ordene er nye. Arbejdspladsen ser dem først, når de er aftalt igen."))
    elif found:
        messages.success(request, _("Forslaget er brugt. Læs det højt, og sæt kryds, når borgeren siger ja."))
    else:
        messages.success(request, _("Gemt."))
    return HttpResponseRedirect(reverse("citizens:need", args=[citizen_id, fact_id]))


@guard(Permission.CITIZEN_EDIT, reads=["POST"])
def need_suggest(request: StaffRequest, citizen_id: UUID, fact_id: UUID) -> HttpResponse:
    """Judge a limit while it is typed; nothing is saved."""
    fact = get_need_for(request.viewer, citizen_id, fact_id)
    said, measure = (request.POST.get(name, "")[:1000] for name in ("said", "measure"))
    panel = suggestion_panel(said, measure, asked_again=chain_of(fact).asked_again)
    return render(request, "citizens/need_suggestion.html", {"panel": panel})


def _form(request: StaffRequest, fact: Fact) -> NeedForm:
    chain = chain_of(fact)
    said = request.POST.get("said", chain.said)
    words = {"said": chain.said, "measure": fact.measure, "wording": "" if fact.wording == chain.said else fact.wording}
    approved = {"approved": chain.approved_wording == fact.wording != ""}
    return NeedForm(
        request.POST if request.method == "POST" else None,
        schemes=schemes_for(said),
        tools=[(tool.id, tool.title) for tool in library.toolboxes().tools.values()],
        today=request.viewer.today,
        initial=stored_answers(chain) | words | approved,
    )


def _page(
    request: StaffRequest, fact: Fact, form: NeedForm, *, status: int, late: SavedMeanwhile | None = None
) -> HttpResponse:
    said, measure, wording = (str(form[name].value() or "") for name in ("said", "measure", "wording"))
    page = need_page(fact, chain_of(fact), said=said, measure=measure, wording=wording)
    version = late.stored.edit_version if late else request.POST.get("edit_version", fact.edit_version)
    context = {"citizen": fact.citizen, "form": form, "need": page, "panel": page.panel, "version": version}
    return render(request, "citizens/need.html", context | {"late": late is not None}, status=status)
