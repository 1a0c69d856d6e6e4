"""Who does what after a talk, and why an activity is proposed."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.meetings.actions.answers import open_conversation
from jobbro.meetings.models import ActivityReason, Conversation, Owner, TalkTask
from jobbro.placements.models import MeansSense


class TaskSavedMeanwhile(Exception):
    """Somebody saved the task after this form was opened; carries it as it is stored now."""

    def __init__(self, stored: TalkTask) -> None:
        super().__init__(f"version {stored.edit_version} is newer")
        self.stored = stored


@dataclass(frozen=True, slots=True)
class TaskTerms:
    """What is to be done, by whom, before when; an empty owner or day is allowed until the talk is closed."""

    todo: str
    owner: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class NewActivity:
    """An activity, the reason in words to the citizen, the answer, and what to do first when it is no."""

    activity: str
    because: str
    answer: str
    follow_up: str


@transaction.atomic
def add_task(*, by: User, conversation: Conversation, terms: TaskTerms, at: datetime) -> TalkTask:
    """Write down who does what.

    :raises ConversationClosed: when the talk is closed
    """
    locked = open_conversation(conversation)
    task = TalkTask.objects.create(conversation=locked, todo=terms.todo, owner=terms.owner, due_on=terms.due_on)
    _note(by, "talk.task_added", locked, at=at, owner=task.owner)
    return task


@transaction.atomic
def change_task(*, by: User, task: TalkTask, terms: TaskTerms, edit_version: int, at: datetime) -> None:
    """Write a task anew while the talk is open.

    :raises ConversationClosed: when the talk is closed
    :raises TaskSavedMeanwhile: when somebody saved it after the form was opened
    """
    locked = open_conversation(task.conversation)
    fresh = TalkTask.objects.select_for_update().get(pk=task.pk)
    if fresh.edit_version != edit_version:
        raise TaskSavedMeanwhile(fresh)
    fresh.todo, fresh.owner, fresh.due_on = terms.todo, terms.owner, terms.due_on
    fresh.edit_version += 1
    fresh.save(update_fields=["todo", "owner", "due_on", "edit_version"])
    _note(by, "talk.task_changed", locked, at=at, owner=terms.owner)


@transaction.atomic
def drop_task(*, by: User, task: TalkTask, at: datetime) -> None:
    """Take a task away that was not agreed after all.

    :raises ConversationClosed: when the talk is closed
    """
    locked = open_conversation(task.conversation)
    TalkTask.objects.filter(pk=task.pk).delete()
    _note(by, "talk.task_dropped", locked, at=at, owner=task.owner)


@transaction.atomic
def finish_task(*, by: User, task: TalkTask, on_date: date | None, at: datetime) -> None:
    """Note that a task is done on a day, or with None that it is not done after all; also after the talk."""
    TalkTask.objects.filter(pk=task.pk).update(done_on=on_date)
    action = "talk.task_done" if on_date else "talk.task_reopened"
    _note(by, action, task.conversation, at=at, owner=task.owner)


@transaction.atomic
def give_reason(*, by: User, conversation: Conversation, said: NewActivity, at: datetime) -> ActivityReason:
    """Write down why an activity is proposed and what the citizen says; a no opens a task for the consultant.

    :raises ConversationClosed: when the talk is closed
    """
    locked = open_conversation(conversation)
    reason = ActivityReason.objects.create(
        conversation=locked, activity=said.activity, because=said.because, citizen_answer=said.answer
    )
    if said.answer == MeansSense.NO:
        TalkTask.objects.create(conversation=locked, todo=said.follow_up, owner=Owner.CONSULTANT, about=reason)
    _note(by, "talk.reason_given", locked, at=at, answer=said.answer)
    return reason


def _note(by: User, action: str, conversation: Conversation, *, at: datetime, **more: object) -> None:
    """The audit names the talk and whose turn it is, never what the task says."""
    details = {"conversation": str(conversation.pk), **more}
    record(by=by.actor, at=at, action=action, about=[conversation, conversation.citizen], details=details)
