"""The list of a citizen's talks, a talk part by part, and closing it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens.access import get_citizen_for
from jobbro.library.question_files import TalkPart
from jobbro.meetings import actions
from jobbro.meetings.access import get_conversation_for, reads_messages
from jobbro.meetings.forms import BeginForm, PurposeForm
from jobbro.meetings.models import Conversation, TalkPurpose
from jobbro.meetings.queries.page import agreed_page, talks_page
from jobbro.meetings.views.drawing import draw_part
from jobbro.ui.once import once


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def of_citizen(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """List a citizen's talks, and begin a new one."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    initial = {"held_on": request.viewer.today, "purpose": TalkPurpose.FACTS}
    form = BeginForm(request.POST if request.method == "POST" else None, initial=initial)
    if not form.is_valid():
        talks = talks_page(request.viewer, citizen)
        context = {"citizen": citizen, "form": form, "talks": talks, "reads": reads_messages(request.viewer)}
        return render(request, "meetings/of_citizen.html", context, status=422 if form.is_bound else 200)

    def begin() -> str:
        talk = actions.begin_conversation(by=request.user, citizen=citizen, at=request.viewer.at, **form.cleaned_data)
        return reverse("meetings:conversation", args=[citizen.pk, talk.pk])

    return once(request, begin, at=request.viewer.at)


@guard(Permission.CITIZEN_EDIT)
def conversation(request: StaffRequest, citizen_id: UUID, conversation_id: UUID) -> HttpResponse:
    """Open a talk where it begins."""
    talk = get_conversation_for(request.viewer, citizen_id, conversation_id)
    return draw_part(request, talk, TalkPart.TOPICS)


@guard(Permission.CITIZEN_EDIT)
def part(request: StaffRequest, citizen_id: UUID, conversation_id: UUID, part: str) -> HttpResponse:
    """Show a part of a talk: a point of the agenda, or the question cards."""
    talk = get_conversation_for(request.viewer, citizen_id, conversation_id)
    if part not in {one.value for one in TalkPart}:
        raise Http404
    return draw_part(request, talk, TalkPart(part))


@guard(Permission.CITIZEN_SEE)
def agreed(request: StaffRequest, citizen_id: UUID, conversation_id: UUID) -> HttpResponse:
    """Show what was agreed in a talk, as the citizen takes it home."""
    talk = get_conversation_for(request.viewer, citizen_id, conversation_id, inside=False)
    return render(request, "meetings/agreed.html", {"citizen": talk.citizen, "page": agreed_page(request.viewer, talk)})


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def purpose(request: StaffRequest, citizen_id: UUID, conversation_id: UUID) -> HttpResponse:
    """Say what the talk is for."""
    talk = get_conversation_for(request.viewer, citizen_id, conversation_id)
    form = PurposeForm(request.POST)
    if form.is_valid():
        try:
            actions.change_purpose(
                by=request.user, conversation=talk, purpose=form.cleaned_data["purpose"], at=request.viewer.at
            )
        except actions.ConversationClosed:
            messages.error(request, closed_words())
    return HttpResponseRedirect(place(talk, TalkPart.CARDS))


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def close(request: StaffRequest, citizen_id: UUID, conversation_id: UUID) -> HttpResponse:
    """Close a talk once it is agreed who does what."""
    talk = get_conversation_for(request.viewer, citizen_id, conversation_id)
    try:
        actions.close_conversation(by=request.user, conversation=talk, at=request.viewer.at)
    except actions.NotAgreedYet as lacking:
        if not lacking.unfinished:
            refused = _("Aftal mindst én opgave, før I slutter: hvem gør hvad, og hvornår?")
        else:
            names = ", ".join(f"«{task.todo}»" for task in lacking.unfinished)
            refused = _("Skriv, hvem der gør det, og hvornår: %(names)s.") % {"names": names}
        return draw_part(request, talk, TalkPart.AGREED, refused=refused, status=422)
    except actions.ConversationClosed:
        pass
    messages.success(request, _("Samtalen er afsluttet. Her er aftalerne."))
    return HttpResponseRedirect(reverse("meetings:agreed", args=[citizen_id, conversation_id]))


def place(talk: Conversation, part: TalkPart) -> str:
    """Return the address of a part of a talk."""
    return reverse("meetings:part", args=[talk.citizen_id, talk.pk, part.value])


def closed_words() -> str:
    """Say that a closed talk stands as it is."""
    return _("Samtalen er afsluttet, så den kan ikke ændres. Skriv det nye i en ny samtale.")
