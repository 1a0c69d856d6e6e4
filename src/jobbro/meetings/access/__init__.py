"""The only door to conversations, messages, visits, notes and knowledge."""

from jobbro.meetings.access.knowledge import (
    get_knowledge_answer_for,
    get_knowledge_line_for,
    get_knowledge_question_for,
    get_knowledge_reader_for,
    get_knowledge_writer_for,
    get_sending_for,
    visible_knowledge,
    visible_knowledge_questions,
    visible_sendings,
)
from jobbro.meetings.access.notes import (
    get_clarification_for,
    get_note_for,
    get_observation_for,
    get_visit_for,
    may_write,
    visible_notes,
    visible_visits,
)
from jobbro.meetings.access.talks import (
    get_activity_for,
    get_conversation_for,
    get_message_for,
    get_task_for,
    get_thread_for,
    hears,
    reads_messages,
)

__all__ = [
    "get_knowledge_answer_for",
    "visible_sendings",
    "visible_knowledge_questions",
    "visible_knowledge",
    "get_sending_for",
    "get_knowledge_writer_for",
    "get_knowledge_reader_for",
    "get_knowledge_question_for",
    "get_knowledge_line_for",
    "get_activity_for",
    "get_clarification_for",
    "get_conversation_for",
    "get_message_for",
    "get_note_for",
    "get_observation_for",
    "get_task_for",
    "get_thread_for",
    "get_visit_for",
    "hears",
    "may_write",
    "reads_messages",
    "visible_notes",
    "visible_visits",
]
