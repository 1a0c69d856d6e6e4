"""The caseworker's receipts and questions about what is known, and the consultant's answers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.library import knowledge_topics
from jobbro.meetings import actions
from jobbro.meetings.access import (
    get_knowledge_answer_for,
    get_knowledge_question_for,
    get_knowledge_reader_for,
    get_sending_for,
)
from jobbro.meetings.forms import AnswerForm, AskForm
from jobbro.meetings.models import KnowledgeQuestion
from jobbro.meetings.queries.knowledge import topic_title
from jobbro.meetings.views.knowledge import place
from jobbro.meetings.views.texts import stop_words
from jobbro.ui.once import once


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def read(request: StaffRequest, citizen_id: UUID, sending_id: UUID) -> HttpResponse:
    """Take the caseworker's receipt that what was sent is read."""
    sending = get_sending_for(request.viewer, citizen_id, sending_id)
    actions.confirm_read(by=request.user, sending=sending, at=request.viewer.at)
    messages.success(request, _("Tak. Konsulenten kan se, at du har læst det."))
    return HttpResponseRedirect(place(sending.citizen) + "#sendt")


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def ask(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Ask the consultant in a topic, as the caseworker."""
    citizen = get_knowledge_reader_for(request.viewer, citizen_id)
    asked = request.GET.get("emne", "")
    start = {"topic": asked} if asked in [topic.id for topic in knowledge_topics()] else {}
    form = AskForm(request.POST if request.method == "POST" else None, initial=start)
    if not form.is_valid():
        context = {"citizen": citizen, "form": form}
        return render(request, "meetings/knowledge_ask.html", context, status=422 if form.is_bound else 200)

    def send() -> str:
        question = actions.ask_back(by=request.user, citizen=citizen, at=request.viewer.at, **form.cleaned_data)
        messages.success(request, _("Spurgt. Det står på konsulentens Min dag, til der er svar."))
        return place(citizen) + f"#{question.topic}"

    return once(request, send, at=request.viewer.at)


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def answer(request: StaffRequest, citizen_id: UUID, asked_id: UUID) -> HttpResponse:
    """Read a question and answer it, as the consultant; who comes second sees what the first one wrote."""
    found = get_knowledge_question_for(request.viewer, citizen_id, asked_id)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, found, form, status=422 if form.is_bound else 200)

    def send() -> str:
        said = form.cleaned_data["answer"]
        actions.answer_question(by=request.user, question=found, answer=said, at=request.viewer.at)
        messages.success(request, _("Svaret er sendt. Her kan du se, når sagsbehandleren har læst det."))
        return place(found.citizen) + f"#{found.topic}"

    try:
        return once(request, send, at=request.viewer.at)
    except actions.Stopped as stopped:
        form.add_error("answer", [stop_words(stop) for stop in stopped.stops])
        return _page(request, found, form, status=422)
    except actions.AlreadyAnswered as late:
        late.question.citizen = found.citizen
        return _page(request, late.question, form, status=409)


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def answer_read(request: StaffRequest, citizen_id: UUID, asked_id: UUID) -> HttpResponse:
    """Take the caseworker's receipt that an answer is read."""
    found = get_knowledge_answer_for(request.viewer, citizen_id, asked_id)
    actions.confirm_answer(by=request.user, question=found, at=request.viewer.at)
    messages.success(request, _("Tak. Konsulenten kan se, at du har læst svaret."))
    return HttpResponseRedirect(place(found.citizen) + f"#{found.topic}")


def _page(request: StaffRequest, found: KnowledgeQuestion, form: AnswerForm, *, status: int) -> HttpResponse:
    unsent = str(form["answer"].value() or "") if status == 409 else ""
    context = {"citizen": found.citizen, "question": found, "topic": topic_title(found.topic)}
    return render(request, "meetings/knowledge_answer.html", context | {"form": form, "unsent": unsent}, status=status)
