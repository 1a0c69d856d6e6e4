"""The life of a journal note: written, ready, shared, locked, corrected, and gone through with the citizen."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.citizens.models import Citizen
from jobbro.citizens.queries.sourced import closed_sentences
from jobbro.domain.disclosure import Audience
from jobbro.domain.observing import WRITABLE, NoteState, may_move, what_stops
from jobbro.library.writing_files import privacy_scan
from jobbro.meetings.actions.visits import Stopped, closed_words
from jobbro.meetings.actions.wording import refuse_bare_percentages
from jobbro.meetings.models import Clarification, JournalNote, NoteReader, NoteStatus, NoteVersion, Visit
from jobbro.meetings.queries.observed import newest

READERS = {
    NoteReader.CASEWORKER: frozenset({Audience.CASEWORKER}),
    NoteReader.CITIZEN: frozenset({Audience.CITIZEN}),
    NoteReader.COMPANY: frozenset({Audience.COMPANY, Audience.CONTACT_PERSON}),
}


class NoteSavedMeanwhile(Exception):
    """Somebody saved the note after this form was opened; carries the words as they are stored now."""

    def __init__(self, stored: NoteVersion, edit_version: int) -> None:
        super().__init__(f"version {edit_version} is newer")
        self.stored, self.edit_version = stored, edit_version


class NotWritable(Exception):
    """The note was shared: its words stand, and are corrected rather than written over."""


class NotCorrectable(Exception):
    """The note is not shared yet: it is written over rather than corrected."""


class NothingCorrected(Exception):
    """The correction says what stood there before."""


class WrongMove(Exception):
    """The note cannot go to this state from where it is."""


class StillUnclear(Exception):
    """Statements of the note are unclear; carries them."""

    def __init__(self, unclear: Collection[Clarification]) -> None:
        super().__init__(f"{len(unclear)} statements are unclear")
        self.unclear = tuple(unclear)


@dataclass(frozen=True, slots=True)
class NoteDetails:
    """What a note is, to whom, about which day, and its words."""

    purpose: str
    form: str
    reader: str
    about_day: date
    text: str


@transaction.atomic
def begin_note(*, by: User, citizen: Citizen, visit: Visit | None, details: NoteDetails, at: datetime) -> JournalNote:
    """Begin a note as a draft.

    :raises BarePercentage: when the words tell a percentage of attendance alone
    """
    refuse_bare_percentages(details.text)
    note = JournalNote.objects.create(
        citizen=citizen,
        visit=visit,
        purpose=details.purpose,
        form=details.form,
        reader=details.reader,
        about_day=details.about_day,
        written_by=by,
        written_at=at,
    )
    NoteVersion.objects.create(note=note, text=details.text, written_by=by, written_at=at)
    _note(by, "note.begun", note, at=at)
    return note


@transaction.atomic
def write_note(*, by: User, note: JournalNote, details: NoteDetails, edit_version: int, at: datetime) -> None:
    """Write over a note that nobody else has read; it is a draft again.

    :raises BarePercentage: when the words tell a percentage of attendance alone
    :raises NotWritable: when the note was shared
    :raises NoteSavedMeanwhile: when somebody saved it after the form was opened
    """
    refuse_bare_percentages(details.text)
    fresh = _fresh(note)
    version = newest(fresh)
    if NoteState(fresh.state) not in WRITABLE:
        raise NotWritable
    if fresh.edit_version != edit_version:
        raise NoteSavedMeanwhile(version, fresh.edit_version)
    fresh.purpose, fresh.form, fresh.reader = details.purpose, details.form, details.reader
    fresh.about_day, fresh.state = details.about_day, NoteStatus.DRAFT
    if version.text != details.text:
        fresh.reviewed_by, fresh.reviewed_at = None, None
    version.text, version.written_by, version.written_at = details.text, by, at
    version.save()
    _bump(fresh)
    _note(by, "note.changed", fresh, at=at)


@transaction.atomic
def move_note(*, by: User, note: JournalNote, to: NoteState, at: datetime) -> None:
    """Take a note a step on its way: ready, back to a draft, shared, locked.

    :raises WrongMove: when the note is not where this step begins
    :raises Stopped: when it is to be shared and holds what its reader has no ground to see
    """
    fresh = _fresh(note)
    if not may_move(NoteState(fresh.state), to):
        raise WrongMove
    if to is NoteState.SHARED:
        refuse_closed(fresh, newest(fresh).text)
        fresh.shared_by, fresh.shared_at = by, at
    if to is NoteState.LOCKED:
        fresh.locked_by, fresh.locked_at = by, at
    fresh.state = to.value
    _bump(fresh)
    _note(by, f"note.{to.value}", fresh, at=at)


@transaction.atomic
def correct_note(
    *, by: User, note: JournalNote, text: str, because: str, edit_version: int, at: datetime
) -> NoteVersion:
    """Put a dated correction into a note that was shared; what stood there stays and can be read.

    :raises BarePercentage: when the words tell a percentage of attendance alone
    :raises NotCorrectable: when the note was not shared
    :raises NothingCorrected: when the words are the same
    :raises NoteSavedMeanwhile: when somebody corrected it after the form was opened
    :raises Stopped: when it holds what its reader has no ground to see
    """
    refuse_bare_percentages(text)
    fresh = _fresh(note)
    version = newest(fresh)
    if NoteState(fresh.state) in WRITABLE:
        raise NotCorrectable
    if fresh.edit_version != edit_version:
        raise NoteSavedMeanwhile(version, fresh.edit_version)
    if version.text == text:
        raise NothingCorrected
    refuse_closed(fresh, text)
    correction = NoteVersion.objects.create(
        note=fresh, number=version.number + 1, text=text, because=because, written_by=by, written_at=at
    )
    fresh.reviewed_by, fresh.reviewed_at = None, None
    _bump(fresh)
    _note(by, "note.corrected", fresh, at=at, number=correction.number)
    return correction


@transaction.atomic
def ask_about(*, by: User, note: JournalNote, unclear: str, ask: str, at: datetime) -> Clarification:
    """Put a statement on the list of what is unclear; the note is not gone through until it is settled."""
    fresh = _fresh(note)
    found = Clarification.objects.create(note=fresh, unclear=unclear, ask=ask, asked_by=by, asked_at=at)
    fresh.reviewed_by, fresh.reviewed_at = None, None
    fresh.save()
    _note(by, "note.asked", fresh, at=at)
    return found


@transaction.atomic
def settle(*, by: User, clarification: Clarification, outcome: str, answer: str, at: datetime) -> None:
    """Write what came of an unclear statement: it was resolved, or noted as still unclear. The first answer stands."""
    rows = Clarification.objects.filter(pk=clarification.pk, settled_at__isnull=True)
    if rows.update(outcome=outcome, answer=answer, settled_by=by, settled_at=at):
        _note(by, "note.settled", clarification.note, at=at, outcome=outcome)


@transaction.atomic
def mark_reviewed(*, by: User, note: JournalNote, at: datetime) -> None:
    """Note that the words as they stand were gone through with the citizen.

    :raises StillUnclear: when statements on the list are neither resolved nor noted
    """
    fresh = _fresh(note)
    unclear = fresh.clarifications.filter(settled_at__isnull=True)
    if unclear:
        raise StillUnclear(unclear)
    fresh.reviewed_by, fresh.reviewed_at = by, at
    fresh.save(update_fields=["reviewed_by", "reviewed_at"])
    _note(by, "note.reviewed", fresh, at=at)


def refuse_closed(note: JournalNote, text: str) -> None:
    """Let the words of a note pass to its reader.

    :raises Stopped: when they hold what the reader has no ground to see
    """
    readers = READERS[NoteReader(note.reader)]
    closed = (*(closed_words(note.visit, readers) if note.visit else ()), *closed_sentences(note.citizen, readers))
    allowed = (note.visit.workplace,) if note.visit and note.visit.workplace else ()
    stops = what_stops(text, readers, scan=privacy_scan(), allowed=allowed, closed=closed)
    if stops:
        raise Stopped(stops)


def _fresh(note: JournalNote) -> JournalNote:
    """The note as it is stored now, held until the end of the transaction."""
    fresh = JournalNote.objects.select_for_update(of=("self",)).select_related("visit").get(pk=note.pk)
    fresh.citizen = note.citizen
    return fresh


def _bump(note: JournalNote) -> None:
    note.edit_version += 1
    note.save()


def _note(by: User, action: str, note: JournalNote, *, at: datetime, **more: object) -> None:
    """The audit names the note and how far it is, never what it says."""
    details = {"note": str(note.pk), **more}
    record(by=by.actor, at=at, action=action, about=[note, note.citizen], details=details)
