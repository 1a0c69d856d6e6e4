"""The file of content/observing/: the sentences of the five texts that are made from what was seen on a visit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from string import Formatter
from typing import Annotated

from pydantic import Field

from jobbro.domain.disclosure import Audience
from jobbro.domain.observing import FieldWords, Independence, ObservationWords, TextKind, TextWords
from jobbro.domain.observing.wordings import Telling
from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError, Problem
from jobbro.library.rule_files import CheckNote
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceNote

_FRAME_BLANKS = {"what", "day", "citizen", "consultant", "where", "hello", "present", "assessment"}
_HOUR_BLANKS = {"citizen", "attendance", "attended", "agreed", "norm", "excused", "first", "last"}
_BLANKS = {
    Telling.DONE: {"citizen", "done"},
    Telling.HELPED: {"helped"},
    Telling.ATTENDANCE: _HOUR_BLANKS,
    Telling.EXCUSED: _HOUR_BLANKS,
    Telling.QUOTE: {"speaker", "words"},
}
Kind = Annotated[Telling, Field(strict=False)]


class FieldEntry(ContentModel):
    """A field of the receiver's: what it is called, how much it holds, and what is told in it."""

    id: Slug
    label: Sentence
    longest: Annotated[int, Field(ge=200, le=20_000)]
    tells: Annotated[tuple[Kind, ...], Field(min_length=1, strict=False)]
    opening: str = ""
    closing: str = ""


class TextEntry(ContentModel):
    """One of the five texts: who reads it, its fields and its sentences."""

    kind: Annotated[TextKind, Field(strict=False)]
    title: Sentence
    reader: Sentence
    readers: Annotated[tuple[Annotated[Audience, Field(strict=False)], ...], Field(min_length=1, strict=False)]
    guarded: bool
    to_citizen: bool
    fields: Annotated[tuple[FieldEntry, ...], Field(min_length=1, strict=False)]
    sentences: dict[Kind, Sentence]
    own_quote: Sentence
    independence: dict[Annotated[Independence, Field(strict=False)], Sentence]


class NoteStarts(ContentModel):
    """The lines that a note begins with, by what it is written after or for; the assessment comes last."""

    call: Sentence
    visit: Sentence
    follow_up: Sentence
    status: Sentence


class ObservingFile(ContentModel):
    """All five texts, what the lengths rest on, and how notes begin."""

    title: Sentence
    source: SourceNote
    checked: CheckNote
    limit_note: Sentence
    notes: NoteStarts
    texts: Annotated[tuple[TextEntry, ...], Field(min_length=1, strict=False)]


def build_observing(files: Iterable[Loaded[ObservingFile]], sources: Mapping[str, SourceEntry]) -> ObservationWords:
    """The one file as words for the domain; ContentError for a text, sentence, blank or source that does not fit."""
    files = tuple(files)
    problems = [problem for file in files for problem in _problems(file, sources)]
    if problems or len(files) != 1:
        raise ContentError(problems or [Problem("observing", 1, "", "der skal være præcis én fil.")])
    model = files[0].model
    return ObservationWords(tuple(_as_plain(entry) for entry in model.texts), model.limit_note, dict(model.notes))


def _as_plain(entry: TextEntry) -> TextWords:
    return TextWords(
        kind=entry.kind,
        title=entry.title,
        reader=entry.reader,
        readers=frozenset(entry.readers),
        guarded=entry.guarded,
        to_citizen=entry.to_citizen,
        fields=tuple(
            FieldWords(one.id, one.label, one.longest, one.tells, one.opening, one.closing) for one in entry.fields
        ),
        sentences=entry.sentences,
        independence=entry.independence,
        own_quote=entry.own_quote,
    )


def _problems(file: Loaded[ObservingFile], sources: Mapping[str, SourceEntry]) -> Iterator[Problem]:
    model = file.model
    if model.source.ref not in sources:
        yield file.problem(f"kilden «{model.source.ref}» står ikke i content/sources.", "source")
    if sorted(entry.kind for entry in model.texts) != sorted(TextKind):
        yield file.problem("hver af de fem tekster skal stå der én gang.", "texts")
    for index, entry in enumerate(model.texts):
        outside = {Audience.COMPANY, Audience.CONTACT_PERSON} & set(entry.readers)
        if outside and not entry.guarded:
            yield file.problem("en tekst ud af huset skal gennemses for private ord.", "texts", index, "guarded")
        if set(entry.independence) != set(Independence):
            yield file.problem("alle grader af selvstændighed skal stå der.", "texts", index, "independence")
        yield from _strange_blanks(file, entry, index)


def _strange_blanks(file: Loaded[ObservingFile], entry: TextEntry, index: int) -> Iterator[Problem]:
    told = {kind for field in entry.fields for kind in field.tells} - {Telling.INDEPENDENCE}
    patterns = [(entry.sentences.get(kind, ""), _BLANKS[kind], "sentences") for kind in sorted(told)]
    patterns += [(words, {"citizen"}, "independence") for words in entry.independence.values()]
    patterns.append((entry.own_quote, {"citizen", "words"}, "own_quote"))
    patterns += [(words, _FRAME_BLANKS, "fields") for one in entry.fields for words in (one.opening, one.closing)]
    for words, known, where in patterns:
        strange = {name for _text, name, _spec, _turn in Formatter().parse(words) if name is not None} - known
        if strange or (where == "sentences" and not words):
            what = ", ".join(sorted(strange)) or "sætningen mangler"
            yield file.problem(f"kan ikke fyldes ud: {what}.", "texts", index, where)
