"""Writing facts about a citizen, and who may read them."""

from collections.abc import Collection
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
from jobbro.citizens.forms import FactForm, ReleaseForm
from jobbro.citizens.models import WITH_SOURCE, Fact, FactKind
from jobbro.citizens.queries import get_fact_for, reader_of, released_to
from jobbro.citizens.queries.cv_versions import readers_of_cv_with
from jobbro.citizens.queries.differences import differences
from jobbro.citizens.queries.sharing import reader_choices
from jobbro.domain.disclosure import Audience
from jobbro.ui.conflict import version_sent
from jobbro.ui.once import once


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def fact_new(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Write something new down about a citizen; it is closed until it is released."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    asked = request.GET.get("slags", "")
    initial = {"noted_on": request.viewer.today, "kind": asked if asked in FactKind.values else FactKind.WISH.value}
    initial["section"] = request.GET.get("afsnit", "")
    form = FactForm(
        request.POST or None, sees_all=_sees_all(request), for_cv=asked == FactKind.CV.value, initial=initial
    )
    if not form.is_valid():
        context = {"form": form, "citizen": citizen}
        return render(request, "citizens/fact.html", context, status=422 if form.is_bound else 200)

    def add() -> str:
        fact = actions.add_fact(by=request.user, citizen=citizen, details=form.details(), at=request.viewer.at)
        messages.success(request, _("Gemt. Nu kan kun vi læse det. Vælg på siden, hvem der ellers må."))
        return _place(request, fact)

    return once(request, add, at=request.viewer.at)


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def fact_edit(request: StaffRequest, citizen_id: UUID, fact_id: UUID) -> HttpResponse:
    """Write a fact anew; new words are closed to workplaces until they are agreed too."""
    fact = get_fact_for(request.viewer, citizen_id, fact_id)
    if fact.kind in WITH_SOURCE:
        return HttpResponseRedirect(reverse("citizens:sourced_edit", args=[citizen_id, fact_id]))
    form = _fact_form(request, fact)
    if request.method == "GET" or not form.is_valid():
        return _fact_page(request, fact, form, status=422 if form.is_bound else 200)
    try:
        closed = actions.change_fact(
            by=request.user,
            fact=fact,
            details=form.details(),
            edit_version=version_sent(request),
            at=request.viewer.at,
        )
    except actions.SavedMeanwhile as late:
        return _fact_page(request, fact, form, status=409, late=late)
    if closed:
        messages.warning(request, _("Gemt. Ordene er nye. Arbejdspladsen ser dem først, når de er aftalt igen."))
        tail = "?fra=cv" if request.GET.get("fra") == "cv" else ""
        return HttpResponseRedirect(reverse("citizens:release", args=[citizen_id, fact_id]) + tail)
    messages.success(request, _("Gemt."))
    return HttpResponseRedirect(_place(request, fact))


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def fact_retire(request: StaffRequest, citizen_id: UUID, fact_id: UUID) -> HttpResponse:
    """Lay a fact away, or take it out again; either way nobody outside sees it."""
    fact = get_fact_for(request.viewer, citizen_id, fact_id)
    if fact.is_current:
        actions.retire_fact(by=request.user, fact=fact, at=request.viewer.at)
        messages.success(request, _("Lagt væk. Ingen andre kan læse det nu. Du kan tage det frem igen nederst."))
    else:
        actions.restore_fact(by=request.user, fact=fact, at=request.viewer.at)
        messages.success(request, _("Taget frem igen. Det er lukket, til du deler det."))
    return HttpResponseRedirect(_place(request, fact))


@guard(Permission.CITIZEN_RELEASE, writes=["POST"])
def release(request: StaffRequest, citizen_id: UUID, fact_id: UUID) -> HttpResponse:
    """Decide with the citizen who may read a fact."""
    fact = get_fact_for(request.viewer, citizen_id, fact_id)
    now = {"readers": sorted(released_to(fact))}
    form = ReleaseForm(request.POST if request.method == "POST" else None, choices=reader_choices(fact), initial=now)
    if request.method == "GET" or not form.is_valid():
        return _release_page(request, fact, form, status=422 if form.is_bound else 200)
    try:
        readers = actions.release_fact(
            by=request.user, fact=fact, to=form.audiences(), agreed=form.cleaned_data["agreed"], at=request.viewer.at
        )
    except actions.PrivateWords as private:
        form.add_error("readers", _("Det kan ikke deles med arbejdspladsen, som det står. Se hvorfor nedenfor."))
        return _release_page(request, fact, form, status=422, private=private)
    except actions.NotAgreed:
        form.add_error("agreed", _("En kollega har lukket det imens. Aftal det igen, og sæt kryds her."))
        return _release_page(request, fact, form, status=422)
    _tell(request, fact, before=now["readers"], readers=readers)
    return HttpResponseRedirect(_place(request, fact))


def _tell(request: StaffRequest, fact: Fact, *, before: list[Audience], readers: Collection[Audience]) -> None:
    """Say what came of the decision, and who may hold a CV with words that were closed just now."""
    messages.success(request, _("Delt som valgt.") if readers else _("Lukket. Nu kan kun vi læse det."))
    was_closed = Audience.COMPANY in before and Audience.COMPANY not in readers
    if was_closed and (holders := readers_of_cv_with(fact.pk)):
        words = _("Linjen stod i et CV til %(who)s. Er det sendt, så bed dem slette det.")
        messages.warning(request, words % {"who": ", ".join(holders)})


def _place(request: StaffRequest, fact: Fact) -> str:
    """Where the fact stands on the page that one came from."""
    page = "citizens:cv" if request.GET.get("fra") == "cv" else "citizens:detail"
    page = "citizens:sourced" if fact.kind in WITH_SOURCE else page
    return reverse(page, args=[fact.citizen_id]) + f"#fakta-{fact.pk}"


def _sees_all(request: StaffRequest) -> bool:
    return reader_of(request.user) == Audience.CONSULTANT


def _fact_form(request: StaffRequest, fact: Fact) -> FactForm:
    shown = ("kind", "wording", "measure", "section", "period", "in_own_words", "inner_note", "noted_on")
    data = request.POST if request.method == "POST" else None
    first = {name: getattr(fact, name) for name in shown}
    return FactForm(data, sees_all=_sees_all(request), for_cv=fact.kind == FactKind.CV, initial=first)


def _fact_page(
    request: StaffRequest, fact: Fact, form: FactForm, *, status: int, late: actions.SavedMeanwhile | None = None
) -> HttpResponse:
    version = late.stored.edit_version if late else request.POST.get("edit_version", fact.edit_version)
    rows = differences(form, late.stored) if late else ()
    context = {"fact": fact, "citizen": fact.citizen, "form": form, "version": version, "differences": rows}
    return render(request, "citizens/fact.html", context, status=status)


def _release_page(
    request: StaffRequest,
    fact: Fact,
    form: ReleaseForm,
    *,
    status: int,
    private: actions.PrivateWords | None = None,
) -> HttpResponse:
    context = {
        "fact": fact,
        "citizen": fact.citizen,
        "form": form,
        "private": private.found if private else (),
    }
    return render(request, "citizens/release.html", context, status=status)
