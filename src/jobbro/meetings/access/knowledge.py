"""The door to what is known: consultants and leaders write it; a caseworker reads what was sent, confirms and asks."""

from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from jobbro.accounts.viewer import Viewer
from jobbro.citizens.access import get_citizen_for, visible_citizens
from jobbro.citizens.models import Citizen
from jobbro.meetings.access.talks import reads_messages
from jobbro.meetings.models import KnowledgeLine, KnowledgeQuestion, KnowledgeSending

Row = TypeVar("Row", KnowledgeLine, KnowledgeQuestion, KnowledgeSending)


def get_knowledge_writer_for(viewer: Viewer, citizen_id: UUID) -> Citizen:
    """Return the citizen whose knowledge the viewer may write down and log the look, or answer 404."""
    if not reads_messages(viewer):
        raise Http404
    return get_citizen_for(viewer, citizen_id)


def get_knowledge_reader_for(viewer: Viewer, citizen_id: UUID) -> Citizen:
    """Return the citizen whom the viewer reads about and asks of as a caseworker and log the look, or answer 404."""
    if reads_messages(viewer):
        raise Http404
    return get_citizen_for(viewer, citizen_id)


def get_knowledge_line_for(viewer: Viewer, citizen_id: UUID, line_id: UUID) -> KnowledgeLine:
    """Return a line that the viewer may work on, or answer 404."""
    return _of(get_knowledge_writer_for(viewer, citizen_id), visible_knowledge(viewer).filter(pk=line_id))


def get_sending_for(viewer: Viewer, citizen_id: UUID, sending_id: UUID) -> KnowledgeSending:
    """Return a sending that the viewer reads as a caseworker, or answer 404."""
    return _of(get_knowledge_reader_for(viewer, citizen_id), KnowledgeSending.objects.filter(pk=sending_id))


def get_knowledge_question_for(viewer: Viewer, citizen_id: UUID, question_id: UUID) -> KnowledgeQuestion:
    """Return a question that the viewer may answer, or answer 404."""
    return _of(get_knowledge_writer_for(viewer, citizen_id), _asked(question_id))


def get_knowledge_answer_for(viewer: Viewer, citizen_id: UUID, question_id: UUID) -> KnowledgeQuestion:
    """Return a question whose answer the viewer reads as a caseworker, or answer 404."""
    return _of(get_knowledge_reader_for(viewer, citizen_id), _asked(question_id))


def visible_knowledge(viewer: Viewer) -> "QuerySet[KnowledgeLine]":
    """Lines about the citizens whom the viewer may see, drafts for those who write them; no look is logged."""
    rows = KnowledgeLine.objects.filter(citizen__in=visible_citizens(viewer))
    return rows if reads_messages(viewer) else rows.filter(sending__isnull=False)


def visible_knowledge_questions(viewer: Viewer) -> "QuerySet[KnowledgeQuestion]":
    """Questions about the citizens whom the viewer may see; no look is logged."""
    return KnowledgeQuestion.objects.filter(citizen__in=visible_citizens(viewer))


def visible_sendings(viewer: Viewer) -> "QuerySet[KnowledgeSending]":
    """Sendings about the citizens whom the viewer may see; no look is logged."""
    return KnowledgeSending.objects.filter(citizen__in=visible_citizens(viewer))


def _asked(question_id: UUID) -> "QuerySet[KnowledgeQuestion]":
    return KnowledgeQuestion.objects.filter(pk=question_id).select_related("asked_by", "answered_by")


def _of(citizen: Citizen, rows: "QuerySet[Row]") -> Row:
    found = rows.filter(citizen=citizen).first()
    if found is None:
        raise Http404
    found.citizen = citizen
    return found
