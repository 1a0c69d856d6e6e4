"""The page «Fakta»: what can be looked up about a citizen, with type, source and date."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens import actions
from jobbro.citizens.access import get_citizen_for
from jobbro.citizens.forms.sourced import SourcedForm, typed_from
from jobbro.citizens.models import WITH_SOURCE, Citizen, Fact
from jobbro.citizens.queries import get_fact_for
from jobbro.citizens.queries.sourced import sourced_page
from jobbro.library import fact_types
from jobbro.library.fact_type_files import FactType
from jobbro.ui.conflict import chosen, conflict_page, version_sent
from jobbro.ui.once import once


@guard(Permission.CITIZEN_SEE)
def sourced(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """List the facts with a source, and the types that can be added."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    context = {"citizen": citizen, "page": sourced_page(request.viewer, citizen)}
    return render(request, "citizens/sourced.html", context)


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def sourced_new(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Note a fact of the type in the address; it is closed until it is released."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    of = fact_types().get(request.GET.get("type", ""))
    if of is None:
        return HttpResponseRedirect(_page_of(citizen.pk))
    form = _form(request, of, {"noted_on": request.viewer.today})
    if not form.is_valid():
        return _form_page(request, citizen, form)

    def add() -> str:
        by, at = request.user, request.viewer.at
        fact = actions.add_sourced_fact(by=by, citizen=citizen, details=form.details(), at=at)
        messages.success(request, _("Gemt. Nu kan kun vi læse det. Vælg på siden, hvem der ellers må."))
        return _page_of(citizen.pk, fact)

    try:
        return once(request, add, at=request.viewer.at)
    except actions.Incomplete:
        _say_incomplete(form)
        return _form_page(request, citizen, form)


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def sourced_edit(request: StaffRequest, citizen_id: UUID, fact_id: UUID) -> HttpResponse:
    """Write a fact anew; new words are closed to workplaces until they are agreed too."""
    fact = get_fact_for(request.viewer, citizen_id, fact_id)
    if fact.kind not in WITH_SOURCE:
        return HttpResponseRedirect(reverse("citizens:fact_edit", args=[citizen_id, fact_id]))
    of = fact_types().get(fact.sourced.type_id)
    if of is None:
        messages.error(request, _("Den slags fakta er taget ud af listen. Læg det væk, og skriv det under en anden."))
        return HttpResponseRedirect(_page_of(citizen_id, fact))
    form = _form(request, of, typed_from(fact, of=of))
    return _save(request, fact, form) if form.is_valid() else _form_page(request, fact.citizen, form, fact)


def _save(request: StaffRequest, fact: Fact, form: SourcedForm) -> HttpResponse:
    by, at, version = request.user, request.viewer.at, version_sent(request)
    try:
        closed = actions.change_sourced_fact(by=by, fact=fact, details=form.details(), edit_version=version, at=at)
    except actions.Incomplete:
        _say_incomplete(form)
        return _form_page(request, fact.citizen, form, fact)
    except actions.SavedMeanwhile:
        now = get_fact_for(request.viewer, fact.citizen_id, fact.pk)
        saved = typed_from(now, of=form.of)
        return conflict_page(request, form, saved, edit_version=now.edit_version, saved_by="", saved_at=None)
    if closed:
        messages.warning(request, _("Gemt. Ordene er nye. Arbejdspladsen ser dem først, når de er aftalt igen."))
    else:
        messages.success(request, _("Gemt."))
    return HttpResponseRedirect(_page_of(fact.citizen_id, fact))


def _form(request: StaffRequest, of: FactType, initial: dict[str, object]) -> SourcedForm:
    data = chosen(request.POST) if request.method == "POST" else None
    return SourcedForm(data, of=of, today=request.viewer.today, initial=initial)


def _say_incomplete(form: SourcedForm) -> None:
    words = _("Procenten siger ikke, hvor mange timer det er af. Skriv det under Fremmøde eller Fravær.")
    form.add_error("value" if "value" in form.fields else "percent", words)


def _form_page(request: StaffRequest, citizen: Citizen, form: SourcedForm, fact: Fact | None = None) -> HttpResponse:
    version = version_sent(request) if form.is_bound else (fact.edit_version if fact else 0)
    context = {"citizen": citizen, "form": form, "fact": fact, "version": version}
    return render(request, "citizens/sourced_edit.html", context, status=422 if form.is_bound else 200)


def _page_of(citizen_id: UUID, fact: Fact | None = None) -> str:
    return reverse("citizens:sourced", args=[citizen_id]) + (f"#fakta-{fact.pk}" if fact else "")
