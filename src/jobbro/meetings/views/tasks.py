"""Who does what after a talk, and why an activity is proposed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.library.question_files import TalkPart
from jobbro.meetings import actions
from jobbro.meetings.access import get_conversation_for, get_task_for
from jobbro.meetings.forms import ActivityForm, TaskForm
from jobbro.meetings.models import TalkTask
from jobbro.meetings.views.drawing import draw_part
from jobbro.meetings.views.talks import closed_words, place
from jobbro.placements.models import MeansSense
from jobbro.ui.conflict import chosen, conflict_page, version_sent
from jobbro.ui.once import once


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def add(request: StaffRequest, citizen_id: UUID, conversation_id: UUID) -> HttpResponse:
    """Write down who does what."""
    talk = get_conversation_for(request.viewer, citizen_id, conversation_id)
    form = TaskForm(request.POST, held_on=talk.held_on)
    if not form.is_valid():
        return draw_part(request, talk, TalkPart.AGREED, bound=form, status=422)

    def write() -> str:
        actions.add_task(by=request.user, conversation=talk, terms=form.terms(), at=request.viewer.at)
        return place(talk, TalkPart.AGREED) + "#opgaver"

    try:
        return once(request, write, at=request.viewer.at)
    except actions.ConversationClosed:
        return draw_part(request, talk, TalkPart.AGREED, bound=form, refused=closed_words(), status=422)


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def edit(request: StaffRequest, citizen_id: UUID, conversation_id: UUID, talk_task_id: UUID) -> HttpResponse:
    """Write a task anew: who, and before when."""
    task = get_task_for(request.viewer, citizen_id, conversation_id, talk_task_id)
    data = chosen(request.POST) if request.method == "POST" else None
    form = TaskForm(data, held_on=task.conversation.held_on, initial=_terms_of(task))
    version = version_sent(request) if form.is_bound else task.edit_version
    context = {"citizen": task.conversation.citizen, "talk": task.conversation, "form": form, "version": version}
    if not form.is_valid():
        return render(request, "meetings/task.html", context, status=422 if form.is_bound else 200)
    try:
        by, at = request.user, request.viewer.at
        actions.change_task(by=by, task=task, terms=form.terms(), edit_version=version, at=at)
    except actions.TaskSavedMeanwhile as late:
        now, stored = _terms_of(late.stored), late.stored.edit_version
        return conflict_page(request, form, now, edit_version=stored, saved_by="", saved_at=None)
    except actions.ConversationClosed:
        return render(request, "meetings/task.html", context | {"refused": closed_words()}, status=422)
    return HttpResponseRedirect(place(task.conversation, TalkPart.AGREED) + "#opgaver")


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def drop(request: StaffRequest, citizen_id: UUID, conversation_id: UUID, talk_task_id: UUID) -> HttpResponse:
    """Take a task away that was not agreed after all."""
    task = get_task_for(request.viewer, citizen_id, conversation_id, talk_task_id)
    try:
        actions.drop_task(by=request.user, task=task, at=request.viewer.at)
    except actions.ConversationClosed:
        return draw_part(request, task.conversation, TalkPart.AGREED, refused=closed_words(), status=422)
    messages.success(request, _("Opgaven er taget væk."))
    return HttpResponseRedirect(place(task.conversation, TalkPart.AGREED) + "#opgaver")


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def done(request: StaffRequest, citizen_id: UUID, conversation_id: UUID, talk_task_id: UUID) -> HttpResponse:
    """Note that a task is done, or that it is not done after all."""
    task = get_task_for(request.viewer, citizen_id, conversation_id, talk_task_id)
    on_date = None if task.done_on else request.viewer.today
    actions.finish_task(by=request.user, task=task, on_date=on_date, at=request.viewer.at)
    messages.success(request, _("Noteret: opgaven er gjort.") if on_date else _("Opgaven står åben igen."))
    return HttpResponseRedirect(reverse("meetings:agreed", args=[citizen_id, conversation_id]))


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def reason(request: StaffRequest, citizen_id: UUID, conversation_id: UUID) -> HttpResponse:
    """Write down why an activity is proposed, and what the citizen says to that."""
    talk = get_conversation_for(request.viewer, citizen_id, conversation_id)
    form = ActivityForm(request.POST)
    if not form.is_valid():
        return draw_part(request, talk, TalkPart.EFFORTS, bound=form, status=422)

    def write() -> str:
        given = actions.give_reason(by=request.user, conversation=talk, said=form.details(), at=request.viewer.at)
        if given.citizen_answer == MeansSense.NO:
            messages.warning(request, _("Borgeren siger nej. Der er lagt en opgave til dig under «Hvem gør hvad»."))
        return place(talk, TalkPart.EFFORTS) + "#aktiviteter"

    try:
        return once(request, write, at=request.viewer.at)
    except actions.ConversationClosed:
        return draw_part(request, talk, TalkPart.EFFORTS, bound=form, refused=closed_words(), status=422)


def _terms_of(task: TalkTask) -> dict[str, object]:
    return {"todo": task.todo, "owner": task.owner, "due_on": task.due_on}
