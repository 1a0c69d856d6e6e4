"""What the pages of a visit show: its observations, and its five texts with the way back to each observation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from jobbro.documents.text import long_date
from jobbro.domain.language.readability import lix
from jobbro.domain.language.sentences import split_sentences
from jobbro.domain.observing import (
    Attendance,
    LeftOut,
    MadeField,
    MadeSentence,
    MadeText,
    ObservationWords,
    TextKind,
    TextWords,
    TracedSentence,
    WhyLeftOut,
    make_text,
    renderings,
    trace,
    unused,
)
from jobbro.library import observing
from jobbro.library.writing_files import privacy_scan
from jobbro.meetings.models import OPENED_BY, Visit, VisitObservation, VisitText
from jobbro.meetings.queries.observed import as_seen, attendance_of, observed, occasion_of

EASY_LIX = 35
_READER_NAMES = {"for_citizen": "borgeren", "for_caseworker": "sagsbehandleren", "for_company": "virksomheden"}


@dataclass(frozen=True, slots=True)
class ObservationLine:
    """An observation as the list shows it: its number, its words in short, its hours, and who may see it."""

    row: VisitObservation
    number: int
    short: str
    attendance: Attendance | None
    readers: str


@dataclass(frozen=True, slots=True)
class TracedLine:
    """A sentence of a text, the observation it came from, and what a hand did to it."""

    sentence: TracedSentence
    line: ObservationLine | None


@dataclass(frozen=True, slots=True)
class LeftOutLine:
    """Something that was observed and does not stand in a text, and why, in Danish."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class FieldPage:
    """A field of a text as it stands: made, or as a hand left it, with the trace of each sentence."""

    made: MadeField
    text: str
    version: int
    is_by_hand: bool
    is_stale: bool
    traced: tuple[TracedLine, ...]
    taken_out: tuple[MadeSentence, ...]
    left_out: tuple[LeftOutLine, ...]


@dataclass(frozen=True, slots=True)
class TextPage:
    """One of the five texts: its fields, and when and by whom it was handed over."""

    words: TextWords
    made: MadeText
    fields: tuple[FieldPage, ...]
    shared_at: datetime | None
    shared_by: str
    lix: int | None

    @property
    def is_hard(self) -> bool:
        """Whether a text to the citizen is heavier than most people read with ease."""
        return self.words.to_citizen and self.lix is not None and self.lix >= EASY_LIX

    @property
    def version(self) -> int:
        """Which version of its fields is shown: the sum of theirs, which any change moves."""
        return sum(field.version for field in self.fields)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell this reader."""
        return not any(field.text.strip() for field in self.fields)


@dataclass(frozen=True, slots=True)
class TextsPage:
    """All five texts of a visit."""

    visit: Visit
    texts: tuple[TextPage, ...]
    limit_note: str
    observations: int


def observation_lines(visit: Visit) -> tuple[ObservationLine, ...]:
    """The observations of a visit that came through the door, in the order they were written."""
    return _lines(observed(visit))


def texts_page(visit: Visit) -> TextsPage:
    """The five texts as they stand now."""
    rows, words = observed(visit), observing()
    made = renderings(as_seen(rows), occasion_of(visit), words, scan=privacy_scan(), say_day=long_date)
    kept = list(visit.texts.select_related("shared_by"))
    lines = {str(line.row.pk): line for line in _lines(rows)}
    texts = tuple(_text(one, words, kept, lines) for one in made)
    return TextsPage(visit, texts, words.limit_note, len(rows))


def made_text(visit: Visit, kind: TextKind) -> MadeText:
    """One of the five texts as it would be made now."""
    seen = as_seen(observed(visit))
    return make_text(seen, occasion_of(visit), observing().of(kind), scan=privacy_scan(), say_day=long_date)


def journal_text(visit: Visit) -> str:
    """The journal text of a visit as it stands, for a note to begin with."""
    kept = visit.texts.filter(kind=TextKind.JOURNAL.value).first()
    return kept.text if kept else "\n\n".join(field.text for field in made_text(visit, TextKind.JOURNAL).fields)


def _lines(rows: Sequence[VisitObservation]) -> tuple[ObservationLine, ...]:
    return tuple(
        ObservationLine(row, number, _short(row), attendance_of(row), _readers(row))
        for number, row in enumerate(rows, start=1)
    )


def _short(row: VisitObservation) -> str:
    return row.done or (f"«{row.quote}»" if row.quote else _("Fremmøde"))


def _readers(row: VisitObservation) -> str:
    names = [name for field, name in _READER_NAMES.items() if field in OPENED_BY and getattr(row, field)]
    return ", ".join(names) or _("kun os")


def _text(
    made: MadeText, words: ObservationWords, kept: Sequence[VisitText], lines: dict[str, ObservationLine]
) -> TextPage:
    rows = {row.field: row for row in kept if row.kind == made.kind.value}
    fields = tuple(_field(field, rows.get(field.id), lines) for field in made.fields)
    shared = next((row for row in rows.values() if row.shared_at), None)
    whole = "\n".join(field.text for field in fields)
    return TextPage(
        words.of(made.kind),
        made,
        fields,
        shared.shared_at if shared else None,
        shared.shared_by.full_name if shared and shared.shared_by else "",
        lix(whole, split_sentences(whole)),
    )


def _field(made: MadeField, row: VisitText | None, lines: dict[str, ObservationLine]) -> FieldPage:
    before = [MadeSentence(one["text"], one["source"]) for one in row.made] if row else list(made.sentences)
    text = row.text if row else made.text
    traced = tuple(TracedLine(one, lines.get(one.source or "")) for one in trace(before, text))
    now = [(one.text, one.source) for one in made.sentences]
    return FieldPage(
        made=made,
        text=text,
        version=row.edit_version if row else 0,
        is_by_hand=any(line.sentence.is_by_hand for line in traced) or bool(unused(before, text)),
        is_stale=row is not None and now != [(one.text, one.source) for one in before],
        traced=traced,
        taken_out=unused(before, text),
        left_out=tuple(_left_out(one, lines) for one in made.left_out),
    )


def _left_out(one: LeftOut, lines: dict[str, ObservationLine]) -> LeftOutLine:
    line = lines.get(one.source)
    what = one.text or (line.short if line else "")
    match one.why:
        case WhyLeftOut.NOT_OPEN:
            return LeftOutLine(what, _("er ikke åben for alle, der læser teksten"))
        case WhyLeftOut.PRIVATE:
            return LeftOutLine(what, _("fortæller om %(topic)s") % {"topic": one.topic})
        case WhyLeftOut.TOO_LONG:
            return LeftOutLine(what, _("er der ikke plads til"))
