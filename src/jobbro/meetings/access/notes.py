"""The door to visits and notes: it opens for whoever may see the citizen, as far as the note is theirs to read.

Visits, observations and what is not yet shared are read by consultants and leaders, and by the one who wrote them. A
caseworker reads a note once it is shared with the caseworker, and nothing of how it came to be.
"""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from jobbro.accounts.viewer import Viewer
from jobbro.citizens.access import get_citizen_for, visible_citizens
from jobbro.meetings.access.talks import reads_messages
from jobbro.meetings.models import Clarification, JournalNote, NoteReader, NoteStatus, Visit, VisitObservation

SHARED = (NoteStatus.SHARED, NoteStatus.LOCKED)


def get_visit_for(viewer: Viewer, citizen_id: UUID, visit_id: UUID) -> Visit:
    """Return a visit and log the look at its citizen, or answer 404."""
    citizen = get_citizen_for(viewer, citizen_id)
    visit = visible_visits(viewer).filter(pk=visit_id, citizen=citizen).select_related("noted_by", "placement").first()
    if visit is None:
        raise Http404
    visit.citizen = citizen
    return visit


def get_observation_for(viewer: Viewer, citizen_id: UUID, visit_id: UUID, observation_id: UUID) -> VisitObservation:
    """Return an observation of a visit, or answer 404."""
    visit = get_visit_for(viewer, citizen_id, visit_id)
    found = VisitObservation.objects.filter(pk=observation_id, visit=visit).first()
    if found is None:
        raise Http404
    found.visit = visit
    return found


def get_note_for(viewer: Viewer, citizen_id: UUID, note_id: UUID) -> JournalNote:
    """Return a note and log the look at its citizen, or answer 404."""
    citizen = get_citizen_for(viewer, citizen_id)
    people = ("written_by", "shared_by", "locked_by", "reviewed_by", "visit")
    note = visible_notes(viewer).filter(pk=note_id, citizen=citizen).select_related(*people).first()
    if note is None:
        raise Http404
    note.citizen = citizen
    return note


def get_clarification_for(viewer: Viewer, citizen_id: UUID, note_id: UUID, clarification_id: UUID) -> Clarification:
    """Return an unclear statement of a note that the viewer may work on, or answer 404."""
    note = get_note_for(viewer, citizen_id, note_id)
    found = Clarification.objects.filter(pk=clarification_id, note=note).first() if may_write(viewer, note) else None
    if found is None:
        raise Http404
    found.note = note
    return found


def visible_visits(viewer: Viewer) -> "QuerySet[Visit]":
    """Visits that the viewer may read, of the citizens whom the viewer may see; no look is logged."""
    rows = Visit.objects.filter(citizen__in=visible_citizens(viewer))
    return rows if reads_messages(viewer) else rows.filter(noted_by=viewer.user)


def visible_notes(viewer: Viewer) -> "QuerySet[JournalNote]":
    """Notes that the viewer may read, of the citizens whom the viewer may see; no look is logged."""
    rows = JournalNote.objects.filter(citizen__in=visible_citizens(viewer))
    to_caseworker = Q(reader=NoteReader.CASEWORKER, state__in=SHARED)
    return rows if reads_messages(viewer) else rows.filter(Q(written_by=viewer.user) | to_caseworker)


def may_write(viewer: Viewer, note: JournalNote) -> bool:
    """Test whether the viewer may work on a note that came through the door, rather than only read it."""
    return reads_messages(viewer) or (viewer.user is not None and note.written_by_id == viewer.user.pk)
