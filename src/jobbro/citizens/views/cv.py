"""The CV that is talked into being: its page, the inbox, and marking sentences of a note."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens import actions
from jobbro.citizens.access import get_citizen_for
from jobbro.citizens.forms import MarkForm, TakeInForm
from jobbro.citizens.models import WITH_SOURCE, Citizen, Fact
from jobbro.citizens.queries import get_fact_for, reader_of
from jobbro.citizens.queries.cv import cv_page, get_find_for
from jobbro.domain.disclosure import Audience
from jobbro.domain.fit import CvSection, sentences_of


@guard(Permission.CITIZEN_SEE)
def cv(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Show what the CV holds, what is missing and what waits."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    return _cv_page(request, citizen, ())


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def cv_find(request: StaffRequest, citizen_id: UUID, find_id: UUID) -> HttpResponse:
    """Take a sentence of the inbox in, in the words chosen with the citizen, or leave it out."""
    find = get_find_for(request.viewer, citizen_id, find_id)
    form = TakeInForm(request.POST, auto_id=f"{find.pk}-%s")
    try:
        if "drop" in request.POST:
            actions.drop_find(by=request.user, find=find, at=request.viewer.at)
            messages.success(request, _("Valgt fra. Markér sætningen igen, hvis I fortryder."))
        elif form.is_valid():
            said = form.cleaned_data | {"section": CvSection(form.cleaned_data["section"])}
            actions.accept_find(by=request.user, find=find, **said, at=request.viewer.at)
            messages.success(request, _("Taget med. Del det med virksomheden, når borgeren siger ja."))
        else:
            return _cv_page(request, find.citizen, [form], status=422)
    except actions.PrivateWords as private:
        form.add_error("sentence", _private(private))
        return _cv_page(request, find.citizen, [form], status=422)
    except actions.DecidedMeanwhile:
        messages.info(request, _("En kollega har allerede valgt."))
    return HttpResponseRedirect(reverse("citizens:cv", args=[citizen_id]))


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def fact_to_cv(request: StaffRequest, citizen_id: UUID, fact_id: UUID) -> HttpResponse:
    """Mark sentences of what is written down «til CV»."""
    fact = get_fact_for(request.viewer, citizen_id, fact_id)
    if fact.kind in WITH_SOURCE:
        raise Http404
    said = sentences_of("\n".join(_readable(request, fact)))
    form = MarkForm(request.POST if request.method == "POST" else None, sentences=said)
    if form.is_valid():
        marked = [_mark(request, fact, sentence) for sentence in form.cleaned_data["sentences"]]
        if all(marked):
            messages.success(request, _("Lagt i CV'ets indbakke. Vælg sammen med borgeren, hvad der skal med."))
            return HttpResponseRedirect(reverse("citizens:cv", args=[citizen_id]))
        form.add_error(
            "sentences", _("En sætning fortæller for meget, for eksempel om helbred. Den er ikke lagt over.")
        )
    context = {"form": form, "citizen": fact.citizen, "fact": fact, "sentences": said}
    return render(request, "citizens/fact_to_cv.html", context, status=422 if form.is_bound else 200)


def _mark(request: StaffRequest, fact: Fact, sentence: str) -> bool:
    """Mark one sentence; False when its words may not go on."""
    address = reverse("citizens:fact_edit", args=[fact.citizen_id, fact.pk])
    where, by = str(fact.get_kind_display()), request.user
    try:
        actions.send_to_cv(
            by=by, citizen=fact.citizen, sentence=sentence, said_in=where, address=address, at=request.viewer.at
        )
    except (actions.PrivateWords, actions.NothingSaid):
        return False
    return True


def _readable(request: StaffRequest, fact: Fact) -> Iterable[str]:
    """The texts of a fact that this colleague may read."""
    yield from (fact.wording, fact.measure)
    if reader_of(request.user) == Audience.CONSULTANT:
        yield fact.inner_note


def _private(private: actions.PrivateWords) -> str:
    return " ".join(f"«{one.words}» {one.why}" for one in private.found)


def _cv_page(request: StaffRequest, citizen: Citizen, bound: Iterable[TakeInForm], status: int = 200) -> HttpResponse:
    page = cv_page(request.viewer, citizen)
    typed = {str(form.auto_id): form for form in bound}
    inbox = []
    for one in page.waiting:
        name = f"{one.find.pk}-%s"
        first = {"sentence": one.find.sentence, "section": one.find.section}
        inbox.append((one, typed.get(name) or TakeInForm(initial=first, auto_id=name)))
    context = {"citizen": citizen, "page": page, "inbox": inbox, "broken": list(typed.values())}
    return render(request, "citizens/cv.html", context, status=status)
