"""Beginning and closing a conversation, and what is said about it as a whole."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.citizens.actions import FactDetails, SavedMeanwhile, change_fact
from jobbro.citizens.models import Citizen, Fact
from jobbro.library.question_files import Frame
from jobbro.meetings.actions.answers import SaidMeanwhile, open_conversation
from jobbro.meetings.models import Conversation, FrameReview, TalkTask


class NotAgreedYet(Exception):
    """The talk lacks its fifth point; carries the tasks without an owner or a day, none when there are no tasks."""

    def __init__(self, unfinished: Collection[TalkTask]) -> None:
        super().__init__(f"{len(unfinished)} tasks lack somebody or a day")
        self.unfinished = tuple(unfinished)


@transaction.atomic
def begin_conversation(*, by: User, citizen: Citizen, held_on: date, purpose: str, at: datetime) -> Conversation:
    """Begin a talk with a citizen."""
    conversation = Conversation.objects.create(
        citizen=citizen, held_on=held_on, purpose=purpose, begun_by=by, begun_at=at
    )
    _note(by, "talk.begun", conversation, at=at)
    return conversation


@transaction.atomic
def change_purpose(*, by: User, conversation: Conversation, purpose: str, at: datetime) -> None:
    """Say what the talk is for.

    :raises ConversationClosed: when the talk is closed
    """
    locked = open_conversation(conversation)
    if locked.purpose != purpose:
        locked.purpose = purpose
        locked.save(update_fields=["purpose"])
        _note(by, "talk.purpose_changed", locked, at=at)


@transaction.atomic
def close_conversation(*, by: User, conversation: Conversation, at: datetime) -> None:
    """Close a talk in which it is agreed who does what before when.

    :raises ConversationClosed: when it is closed already
    :raises NotAgreedYet: when there is no task, or one lacks its owner or its day
    """
    locked = open_conversation(conversation)
    unfinished = locked.tasks.filter(Q(owner="") | Q(due_on__isnull=True))
    if unfinished or not locked.tasks.exists():
        raise NotAgreedYet(unfinished)
    locked.closed_by, locked.closed_at = by, at
    locked.save(update_fields=["closed_by", "closed_at"])
    _note(by, "talk.closed", locked, at=at)


@transaction.atomic
def review_frame(
    *,
    by: User,
    conversation: Conversation,
    frame: Frame,
    comment: str,
    edit_version: int,
    on_date: date,
    at: datetime,
) -> FrameReview:
    """Note that a frame was gone through in its present version, with what the citizen said beside it.

    :raises ConversationClosed: when the talk is closed
    :raises SaidMeanwhile: when another comment was saved after the form was opened
    """
    locked = open_conversation(conversation)
    review = FrameReview.objects.filter(conversation=locked, frame=frame.id).first()
    if review is not None and review.comment == comment and review.version == frame.version:
        return review
    if review is not None and review.edit_version != edit_version:
        raise SaidMeanwhile(
            {"comment": review.comment}, edit_version=review.edit_version, saved_by=review.noted_by.full_name
        )
    review = review or FrameReview(conversation=locked, frame=frame.id, edit_version=0)
    review.version, review.gone_through_on, review.comment, review.noted_by = frame.version, on_date, comment, by
    review.edit_version += 1
    review.save()
    _note(by, "talk.frame_reviewed", locked, at=at, frame=frame.id, version=frame.version.isoformat())
    return review


@transaction.atomic
def play_back(
    *, by: User, conversation: Conversation, fact: Fact, wording: str, edit_version: int, at: datetime
) -> None:
    """Keep a fact in the words that the citizen corrected or said yes to; what stood before is not kept.

    :raises ConversationClosed: when the talk is closed
    :raises SaidMeanwhile: when somebody saved the fact after it was read aloud
    """
    locked = open_conversation(conversation)
    details = FactDetails(fact.kind, wording, fact.noted_on, measure=fact.measure, in_own_words=True)
    try:
        change_fact(by=by, fact=fact, details=details, edit_version=edit_version, at=at)
    except SavedMeanwhile as late:
        now = Fact.objects.get(pk=late.stored.pk)
        raise SaidMeanwhile({"wording": now.wording}, edit_version=now.edit_version) from late
    _note(by, "talk.played_back", locked, at=at, fact=str(fact.pk), kind=fact.kind)


def _note(by: User, action: str, conversation: Conversation, *, at: datetime, **more: object) -> None:
    """The audit names the talk and what happened, never what was said."""
    details = {"conversation": str(conversation.pk), **more}
    record(by=by.actor, at=at, action=action, about=[conversation, conversation.citizen], details=details)
