"""What is known for the caseworker: the page of both, and the consultant's lines."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens.access import get_citizen_for
from jobbro.citizens.models import Citizen
from jobbro.library import knowledge_topics
from jobbro.meetings import actions
from jobbro.meetings.access import get_knowledge_line_for, get_knowledge_writer_for
from jobbro.meetings.forms import LineForm, WithdrawForm, line_as_typed
from jobbro.meetings.models import KnowledgeLine, KnowledgeSource
from jobbro.meetings.queries.knowledge import knowledge_page, proposed, topic_title, words_of
from jobbro.meetings.views.texts import stop_words
from jobbro.ui.conflict import chosen, conflict_page, version_sent
from jobbro.ui.once import once


@guard(Permission.CITIZEN_SEE)
def page(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Show what is known topic by topic, what is missing, and what waits."""
    return draw(request, get_citizen_for(request.viewer, citizen_id))


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def new(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Write a line by hand, in a topic that the address may name."""
    citizen = get_knowledge_writer_for(request.viewer, citizen_id)
    form = LineForm(request.POST if request.method == "POST" else None, initial=_start(request))
    if not form.is_valid():
        context = {"citizen": citizen, "form": form}
        return render(request, "meetings/knowledge_line.html", context, status=422 if form.is_bound else 200)

    def write() -> str:
        actions.write_line(by=request.user, citizen=citizen, details=form.details(), at=request.viewer.at)
        messages.success(request, _("Linjen ligger i kladden. Sagsbehandleren ser den, når du sender."))
        return place(citizen) + "#kladde"

    return once(request, write, at=request.viewer.at)


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def adopt(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Offer what is written down elsewhere, and make drafts of what was ticked; an unknown key is left out."""
    citizen = get_knowledge_writer_for(request.viewer, citizen_id)
    found, keys, refused = proposed(request.viewer, citizen), set(request.POST.getlist("forslag")), ""
    logged = [(one.proposal.key, one.proposal.details) for one in found if one.proposal.key in keys]
    if logged:
        try:
            actions.adopt_lines(by=request.user, citizen=citizen, logged=logged, at=request.viewer.at)
        except actions.BarePercentage as bare:
            refused = _("«%(words)s» siger ikke, hvor mange timer det er af. Skriv den linje selv, med timer.")
            refused %= {"words": bare.found[0]}
        else:
            messages.success(request, _("Lagt i kladden. Læs linjerne igennem, før du sender."))
            return HttpResponseRedirect(place(citizen) + "#kladde")
    elif request.method == "POST":
        refused = _("Sæt kryds ved det, du vil tage med.")
    context = {"citizen": citizen, "proposed": found, "keys": keys, "refused": refused}
    return render(request, "meetings/knowledge_adopt.html", context, status=422 if refused else 200)


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def send(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Send the drafts that were shown."""
    citizen = get_knowledge_writer_for(request.viewer, citizen_id)
    shown = request.POST.get("shown", "")
    try:
        actions.send_lines(by=request.user, citizen=citizen, shown=shown, at=request.viewer.at)
    except actions.NothingToSend:
        messages.info(request, _("Der ligger ingen linjer i kladden. De er måske sendt."))
    except actions.DraftsChanged:
        refused = _("Kladden er ændret imens. Læs den igen, og send, når den passer.")
        return draw(request, citizen, refused=refused, status=409)
    except actions.Stopped as stopped:
        stops = [stop_words(stop) for stop in stopped.stops]
        return draw(request, citizen, refused=_("Kladden er ikke sendt."), stops=stops, status=422)
    else:
        messages.success(request, _("Sendt. Her kan du se, når sagsbehandleren har læst det."))
    return HttpResponseRedirect(place(citizen) + "#sendt")


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def line(request: StaffRequest, citizen_id: UUID, knowledge_id: UUID) -> HttpResponse:
    """Write over a draft; a line that was sent is shown, and can be taken back."""
    row = get_knowledge_line_for(request.viewer, citizen_id, knowledge_id)
    if row.sending_id is not None:
        return _sent(request, row, WithdrawForm(), status=409 if request.method == "POST" else 200)
    form = LineForm(chosen(request.POST) if request.method == "POST" else None, initial=line_as_typed(row))
    version = version_sent(request) if form.is_bound else row.edit_version
    if not form.is_valid():
        context = {"citizen": row.citizen, "line": row, "form": form, "version": version}
        return render(request, "meetings/knowledge_line.html", context, status=422 if form.is_bound else 200)
    by, at = request.user, request.viewer.at
    try:
        actions.change_line(by=by, line=row, details=form.details(), edit_version=version, at=at)
    except actions.LineSavedMeanwhile as late:
        return _meanwhile(request, row.citizen, form, late.stored)
    return HttpResponseRedirect(place(row.citizen) + "#kladde")


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def drop(request: StaffRequest, citizen_id: UUID, knowledge_id: UUID) -> HttpResponse:
    """Remove a draft."""
    row = get_knowledge_line_for(request.viewer, citizen_id, knowledge_id)
    try:
        actions.drop_line(by=request.user, line=row, at=request.viewer.at)
    except actions.LineSavedMeanwhile:
        return _sent(request, row, WithdrawForm(), status=409)
    messages.success(request, _("Linjen er taget ud af kladden."))
    return HttpResponseRedirect(place(row.citizen) + "#kladde")


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def withdraw(request: StaffRequest, citizen_id: UUID, knowledge_id: UUID) -> HttpResponse:
    """Take back a line that was sent."""
    row = get_knowledge_line_for(request.viewer, citizen_id, knowledge_id)
    if row.sending_id is None:
        return HttpResponseRedirect(reverse("meetings:knowledge_line", args=[citizen_id, knowledge_id]))
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _sent(request, row, form, status=422)
    because = form.cleaned_data["because"]
    actions.withdraw_line(by=request.user, line=row, because=because, at=request.viewer.at)
    messages.success(request, _("Linjen er trukket tilbage. Sagsbehandleren kan se hvorfor."))
    return HttpResponseRedirect(place(row.citizen) + f"#{row.topic}")


def place(citizen: Citizen) -> str:
    """Return the address of a citizen's knowledge."""
    return reverse("meetings:knowledge", args=[citizen.pk])


def draw(request: StaffRequest, citizen: Citizen, *, status: int = 200, **refusal: object) -> HttpResponse:
    """Answer with the page of a citizen who came through the door."""
    context: dict[str, Any] = {"citizen": citizen, "page": knowledge_page(request.viewer, citizen)}
    return render(request, "meetings/knowledge.html", context | refusal, status=status)


def _start(request: StaffRequest) -> dict[str, Any]:
    asked = request.GET.get("emne", "")
    ids = [topic.id for topic in knowledge_topics()]
    start = {"known_on": request.viewer.today, "source": KnowledgeSource.OBSERVATION}
    return start | ({"topic": asked} if asked in ids else {})


def _sent(request: StaffRequest, row: KnowledgeLine, form: WithdrawForm, *, status: int) -> HttpResponse:
    context = {"citizen": row.citizen, "line": row, "words": words_of(row), "topic": topic_title(row.topic)}
    return render(request, "meetings/knowledge_sent.html", context | {"form": form}, status=status)


def _meanwhile(request: StaffRequest, citizen: Citizen, form: LineForm, stored: KnowledgeLine | None) -> HttpResponse:
    if stored is None or stored.sending_id is not None:
        refused = _("Linjen er sendt eller fjernet imens. Skriv det som en ny linje, hvis det stadig gælder.")
        context = {"citizen": citizen, "form": form, "refused": refused}
        return render(request, "meetings/knowledge_line.html", context, status=409)
    who, when = stored.written_by.full_name, stored.written_at
    saved = line_as_typed(stored)
    return conflict_page(request, form, saved, edit_version=stored.edit_version, saved_by=who, saved_at=when)
