"""What waits in the knowledge for the caseworker: questions for the consultant, unread words for the caseworker."""

from django.db.models import Q, QuerySet

from jobbro.accounts.models import User
from jobbro.accounts.viewer import Viewer
from jobbro.meetings.access import reads_messages, visible_knowledge_questions, visible_sendings
from jobbro.meetings.models import KnowledgeQuestion, KnowledgeSending


def unanswered_questions(viewer: Viewer) -> "QuerySet[KnowledgeQuestion]":
    """Caseworkers' questions about the viewer's own citizens, and nobody's in the team; they stand until answered."""
    rows = visible_knowledge_questions(viewer).filter(answered_at__isnull=True).order_by("asked_at", "pk")
    if viewer.user is None or not reads_messages(viewer):
        return rows.none()
    return rows.filter(_own(viewer.user, "consultant"))


def unread_sendings(viewer: Viewer) -> "QuerySet[KnowledgeSending]":
    """What was sent to the viewer as the caseworker and is not confirmed."""
    rows = visible_sendings(viewer).filter(read_at__isnull=True).order_by("sent_at", "pk")
    if viewer.user is None or reads_messages(viewer):
        return rows.none()
    return rows.filter(_own(viewer.user, "caseworker"))


def unread_answers(viewer: Viewer) -> "QuerySet[KnowledgeQuestion]":
    """Answers to the viewer's own questions that are not confirmed."""
    rows = visible_knowledge_questions(viewer).filter(answered_at__isnull=False, read_at__isnull=True)
    return rows.filter(asked_by=viewer.user).order_by("answered_at", "pk")


def _own(user: User, role: str) -> Q:
    nobodys = Q(**{f"citizen__{role}__isnull": True, "citizen__team__isnull": False, "citizen__team": user.team_id})
    return Q(citizen__closed_on__isnull=True) & (Q(**{f"citizen__{role}": user}) | nobodys)
