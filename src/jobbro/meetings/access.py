"""The only door to conversations.

Who sees the citizen sees that there was a talk and what was agreed. What was said in it is open to consultants and
leaders, and to the one who held it: a caseworker otherwise reads the facts that were released, and nothing more.
"""

from uuid import UUID

from django.db.models import Count, Q
from django.http import Http404

from jobbro.accounts.viewer import Viewer
from jobbro.citizens.access import get_citizen_for
from jobbro.citizens.models import Citizen
from jobbro.citizens.queries import reader_of
from jobbro.domain.disclosure import Audience
from jobbro.meetings.models import ActivityReason, Conversation, TalkTask


def get_conversation_for(
    viewer: Viewer, citizen_id: UUID, conversation_id: UUID, *, inside: bool = True
) -> Conversation:
    """Return a conversation and log the look at its citizen; 404 when there is none for this viewer.

    `inside` asks for what was said; without it, only for what was agreed.
    """
    citizen = get_citizen_for(viewer, citizen_id)
    rows = Conversation.objects.select_related("begun_by", "closed_by")
    conversation = rows.filter(pk=conversation_id, citizen=citizen).first()
    if conversation is None or (inside and not hears(viewer, conversation)):
        raise Http404
    conversation.citizen = citizen
    return conversation


def get_task_for(viewer: Viewer, citizen_id: UUID, conversation_id: UUID, task_id: UUID) -> TalkTask:
    """Return a task that was agreed in a conversation, or answer 404."""
    conversation = get_conversation_for(viewer, citizen_id, conversation_id)
    task = TalkTask.objects.filter(pk=task_id, conversation=conversation).first()
    if task is None:
        raise Http404
    task.conversation = conversation
    return task


def get_activity_for(viewer: Viewer, citizen_id: UUID, conversation_id: UUID, activity_id: UUID) -> ActivityReason:
    """Return an activity that was proposed in a conversation, or answer 404."""
    conversation = get_conversation_for(viewer, citizen_id, conversation_id)
    activity = ActivityReason.objects.filter(pk=activity_id, conversation=conversation).first()
    if activity is None:
        raise Http404
    activity.conversation = conversation
    return activity


def conversations_of(citizen: Citizen) -> tuple[Conversation, ...]:
    """Return the talks with a citizen who came through the door, the latest first, each with its `open_tasks`."""
    rows = Conversation.objects.filter(citizen=citizen).select_related("begun_by")
    counted = rows.annotate(open_tasks=Count("tasks", filter=Q(tasks__done_on__isnull=True)))
    return tuple(counted.order_by("-held_on", "-begun_at"))


def hears(viewer: Viewer, conversation: Conversation) -> bool:
    """Test whether the viewer may know what was said in a conversation."""
    user = viewer.user
    return user is not None and (reader_of(user) == Audience.CONSULTANT or conversation.begun_by_id == user.pk)
