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
from jobbro.meetings.actions.messages import (
    AnsweredAlready,
    answer_message,
    end_cover,
    name_cover,
    receive_message,
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
    "AnsweredAlready",
    "ConversationClosed",
    "NewActivity",
    "NotAgreedYet",
    "Said",
    "SaidMeanwhile",
    "TaskSavedMeanwhile",
    "TaskTerms",
    "add_task",
    "answer_message",
    "begin_conversation",
    "change_purpose",
    "change_task",
    "close_conversation",
    "drop_task",
    "end_cover",
    "finish_task",
    "give_reason",
    "name_cover",
    "play_back",
    "receive_message",
    "review_frame",
    "save_answer",
]
