"""The only door to conversations and to what citizens write.

Who sees the citizen sees that there was a talk and what was agreed. What was said in it is open to consultants and
leaders, and to the one who held it: a caseworker otherwise reads the facts that were released, and nothing more.
"""

from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from jobbro.accounts.viewer import Viewer
from jobbro.citizens.access import get_citizen_for
from jobbro.citizens.models import Citizen
from jobbro.citizens.queries import reader_of
from jobbro.domain.disclosure import Audience
from jobbro.meetings.models import ActivityReason, CitizenMessage, Conversation, TalkTask

Row = TypeVar("Row", TalkTask, ActivityReason, CitizenMessage)


def get_conversation_for(
    viewer: Viewer, citizen_id: UUID, conversation_id: UUID, *, inside: bool = True
) -> Conversation:
    """Return a conversation and log the look at its citizen; 404 when there is none for this viewer.

    `inside` asks for what was said; without it, only for what was agreed.
    """
    citizen = get_citizen_for(viewer, citizen_id)
    rows = Conversation.objects.filter(pk=conversation_id, citizen=citizen)
    conversation = rows.select_related("begun_by", "closed_by").first()
    if conversation is None or (inside and not hears(viewer, conversation)):
        raise Http404
    conversation.citizen = citizen
    return conversation


def get_task_for(viewer: Viewer, citizen_id: UUID, conversation_id: UUID, task_id: UUID) -> TalkTask:
    """Return a task that was agreed in a conversation, or answer 404."""
    conversation = get_conversation_for(viewer, citizen_id, conversation_id)
    return _of("conversation", conversation, TalkTask.objects.filter(pk=task_id))


def get_activity_for(viewer: Viewer, citizen_id: UUID, conversation_id: UUID, activity_id: UUID) -> ActivityReason:
    """Return an activity that was proposed in a conversation, or answer 404."""
    conversation = get_conversation_for(viewer, citizen_id, conversation_id)
    return _of("conversation", conversation, ActivityReason.objects.filter(pk=activity_id))


def hears(viewer: Viewer, conversation: Conversation) -> bool:
    """Test whether the viewer may know what was said in a conversation."""
    user = viewer.user
    return user is not None and (reads_messages(viewer) or conversation.begun_by_id == user.pk)


def reads_messages(viewer: Viewer) -> bool:
    """Test whether the viewer is one who reads what citizens write: a consultant or a leader."""
    return viewer.user is not None and reader_of(viewer.user) == Audience.CONSULTANT


def get_thread_for(viewer: Viewer, citizen_id: UUID) -> Citizen:
    """Return the citizen whose messages the viewer may read and log the look, or answer 404."""
    if not reads_messages(viewer):
        raise Http404
    return get_citizen_for(viewer, citizen_id)


def get_message_for(viewer: Viewer, citizen_id: UUID, message_id: UUID) -> CitizenMessage:
    """Return a message of a citizen whom the viewer may see and log the look, or answer 404."""
    rows = CitizenMessage.objects.filter(pk=message_id).select_related("answered_by")
    return _of("citizen", get_thread_for(viewer, citizen_id), rows)


def _of(name: str, owner: Citizen | Conversation, rows: "QuerySet[Row]") -> Row:
    found = rows.filter(**{name: owner}).first()
    if found is None:
        raise Http404
    setattr(found, name, owner)
    return found
