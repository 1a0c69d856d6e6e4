"""What the pages of notes show: the list, a note with its versions and what a colleague would ask about in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from jobbro.accounts.viewer import Viewer
from jobbro.citizens.models import Citizen
from jobbro.domain.language import Genre, TextCode, TextFinding
from jobbro.domain.language.sentences import split_sentences
from jobbro.domain.observing import (
    WRITABLE,
    ChangedWords,
    NoteState,
    assessment_starts,
    changed_words,
    has_assessment,
    in_whole_statements,
)
from jobbro.meetings.access import may_write, reads_messages, visible_notes, visible_visits
from jobbro.meetings.models import Clarification, JournalNote, NoteForm, NoteReader, NoteVersion, Visit
from jobbro.meetings.queries.observed import newest
from jobbro.ui.addresses import row_id
from jobbro.writing.queries import CODE_NAMES, Measures, judged, measures_of

SIZE = 25
# Notes for the case tell the facts first and assess last; a letter or a mail does not.
FACTS_FIRST = {NoteForm.PHONE_NOTE, NoteForm.FOLLOW_UP_NOTE, NoteForm.JOURNAL_NOTE}
TONES = {"draft": "open", "ready": "part", "shared": "good", "locked": "quiet"}
_GENRES = {
    NoteReader.CASEWORKER: Genre.JOURNAL,
    NoteReader.CITIZEN: Genre.LETTER_CITIZEN,
    NoteReader.COMPANY: Genre.LETTER_COMPANY,
}


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note in the list, and the tone of its state."""

    note: JournalNote
    tone: str


@dataclass(frozen=True, slots=True)
class NotesPage:
    """A citizen's notes and visits, the latest first; `next_key` is where the next page of notes begins."""

    notes: tuple[NoteLine, ...]
    visits: tuple[Visit, ...]
    next_key: str
    more_visits: bool
    writes: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """What a colleague would ask about; `in_facts` when it judges above the assessment."""

    finding: TextFinding
    in_facts: bool

    @property
    def name(self) -> Promise:
        """What the code is called in plain Danish."""
        return CODE_NAMES[self.finding.code]


@dataclass(frozen=True, slots=True)
class ReadNote:
    """A text held against the rules for one kind of reader."""

    remarks: tuple[Remark, ...]
    measures: Measures


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version and how it differs from the one before it."""

    version: NoteVersion
    changes: tuple[ChangedWords, ...]


@dataclass(frozen=True, slots=True)
class NotePage:
    """A note as it stands, and everything that can be done with it."""

    note: JournalNote
    text: str
    read: ReadNote
    versions: tuple[VersionLine, ...]
    clarifications: tuple[Clarification, ...]
    lacks_assessment: bool
    may_write: bool
    tone: str

    @property
    def is_writable(self) -> bool:
        """Whether the words may be written over."""
        return NoteState(self.note.state) in WRITABLE

    @property
    def open_questions(self) -> int:
        """How many unclear statements are not settled."""
        return sum(one.settled_at is None for one in self.clarifications)


def notes_page(viewer: Viewer, citizen: Citizen, *, after: str = "") -> NotesPage:
    """The notes and visits of a citizen who came through the door; notes go on after the one with this key."""
    notes = visible_notes(viewer).filter(citizen=citizen).select_related("written_by")
    visits = visible_visits(viewer).filter(citizen=citizen).select_related("noted_by")
    found = list(_after(notes, row_id(after)).order_by("-about_day", "-written_at", "pk")[: SIZE + 1])
    seen = list(visits.order_by("-held_on", "-noted_at", "pk")[: SIZE + 1])
    return NotesPage(
        tuple(NoteLine(note, TONES[note.state]) for note in found[:SIZE]),
        tuple(seen[:SIZE]),
        str(found[SIZE - 1].pk) if len(found) > SIZE else "",
        len(seen) > SIZE,
        reads_messages(viewer),
    )


def _after(notes: "QuerySet[JournalNote]", last: UUID | None) -> "QuerySet[JournalNote]":
    """Go on after a note of the same list; a key from elsewhere begins the list anew."""
    key = notes.filter(pk=last).values_list("about_day", "written_at").first() if last else None
    if key is None:
        return notes
    day, at = key
    same_day = Q(about_day=day) & (Q(written_at__lt=at) | Q(written_at=at, pk__gt=last))
    return notes.filter(Q(about_day__lt=day) | same_day)


def note_page(viewer: Viewer, note: JournalNote) -> NotePage:
    """A note that came through the door; how it came to be is shown to those who write on it."""
    versions = list(note.versions.select_related("written_by"))
    text = versions[-1].text
    writes = may_write(viewer, note)
    return NotePage(
        note=note,
        text=text,
        read=read_as(text, _GENRES[NoteReader(note.reader)]),
        versions=_differing(versions),
        clarifications=tuple(note.clarifications.select_related("settled_by")) if writes else (),
        lacks_assessment=note.form in FACTS_FIRST and not has_assessment(text),
        may_write=writes,
        tone=TONES[note.state],
    )


def read_as(text: str, genre: Genre) -> ReadNote:
    """What a reader of this kind would stumble over, apart from what was set aside, and how heavy it is to read."""
    answer = judged(text, genre=genre)
    facts_end = assessment_starts(text)
    remarks = tuple(
        Remark(
            one.finding,
            one.finding.code is TextCode.EVALUATIVE and facts_end is not None and one.finding.start < facts_end,
        )
        for one in answer.open
        # A percentage that is told with its hours, norm and weeks is whole.
        if one.finding.code is not TextCode.BARE_PERCENTAGE or not in_whole_statements(text, one.finding.start)
    )
    return ReadNote(remarks, measures_of(text, split_sentences(text)))


def as_citizen(note: JournalNote) -> tuple[str, ReadNote]:
    """The words of a note and what the citizen would stumble over in them."""
    text = newest(note).text
    return text, read_as(text, Genre.LETTER_CITIZEN)


def _differing(versions: Sequence[NoteVersion]) -> tuple[VersionLine, ...]:
    before = ("", *(version.text for version in versions))
    lines = [
        VersionLine(version, changed_words(old, version.text) if old else ())
        for old, version in zip(before, versions, strict=False)
    ]
    return tuple(reversed(lines))
