"""What a colleague can do with a conversation."""

from jobbro.meetings.actions.answers import ConversationClosed, Said, SaidMeanwhile, save_answer
from jobbro.meetings.actions.conversation import (
    NotAgreedYet,
    begin_conversation,
    change_purpose,
    close_conversation,
    play_back,
    review_frame,
)
from jobbro.meetings.actions.tasks import (
    NewActivity,
    TaskSavedMeanwhile,
    TaskTerms,
    add_task,
    change_task,
    drop_task,
    finish_task,
    give_reason,
)

__all__ = [
    "ConversationClosed",
    "NewActivity",
    "NotAgreedYet",
    "Said",
    "SaidMeanwhile",
    "TaskSavedMeanwhile",
    "TaskTerms",
    "add_task",
    "begin_conversation",
    "change_purpose",
    "change_task",
    "close_conversation",
    "drop_task",
    "finish_task",
    "give_reason",
    "play_back",
    "review_frame",
    "save_answer",
]
