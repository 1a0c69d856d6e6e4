"""The file of content/responsibility/: agendas, the six questions, what a company can report, and the sheet's texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError, Problem
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceNote


class OpensOn(StrEnum):
    """The answer that opens a way on."""

    YES = "yes"
    NO = "no"


class PointUnit(StrEnum):
    """What a figure is counted in."""

    PERSONS = "persons"
    CASES = "cases"
    HOURS = "hours"
    PERCENT = "percent"
    WORDS = "words"


class Agenda(ContentModel):
    """An agenda or a demand: what to ask the company when it is part of its everyday."""

    id: Slug
    opener: Sentence
    is_demand: bool = False
    source: SourceNote


class TaskDraft(ContentModel):
    """The task that an answer can become; activity and level are codes of a company's task."""

    title: Sentence
    activity: Slug
    level: Annotated[str, Field(pattern=r"^[a-z_]+$")]


class NeedDraft(ContentModel):
    """The need that an answer can become; kind is a code of the register of needs."""

    kind: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    text: Sentence


class ThemeQuestion(ContentModel):
    """One of the six questions: which answer opens something, and what it can be made into."""

    id: Slug
    ask: Sentence
    opens_on: Annotated[OpensOn, Field(strict=False)]
    then: Sentence
    task: TaskDraft | None = None
    need: NeedDraft | None = None
    estimate: Slug | None = None
    leads_to_sheet: bool = False


class ResponsibilityTheme(ContentModel):
    """One of the five themes with its questions."""

    id: Slug
    title: Sentence
    questions: Annotated[tuple[ThemeQuestion, ...], Field(min_length=1, strict=False)]
    source: SourceNote


class DataPoint(ContentModel):
    """A figure that the company gives itself. A guarded one is about people who could be pointed out when few."""

    id: Slug
    title: Sentence
    unit: Annotated[PointUnit, Field(strict=False)]
    standard: str = ""
    is_guarded: bool = False
    hint: str = ""
    source: SourceNote


class SheetCategory(ContentModel):
    """A category of the sheet for tenders. `counts` is the code by which placements are counted, if they may be."""

    id: Slug
    title: Sentence
    text: Sentence
    counts: str = ""
    why_not_counted: str = ""
    source: SourceNote


class ResponsibilityFile(ContentModel):
    """Everything that the pages about social responsibility say and ask."""

    title: Sentence
    agendas: Annotated[tuple[Agenda, ...], Field(min_length=1, strict=False)]
    themes: Annotated[tuple[ResponsibilityTheme, ...], Field(min_length=1, strict=False)]
    points: Annotated[tuple[DataPoint, ...], Field(min_length=1, strict=False)]
    categories: Annotated[tuple[SheetCategory, ...], Field(min_length=1, strict=False)]

    def question(self, question_id: str) -> ThemeQuestion | None:
        """The question of that id."""
        return next((one for theme in self.themes for one in theme.questions if one.id == question_id), None)

    def point(self, point_id: str) -> DataPoint | None:
        """The data point of that id."""
        return next((one for one in self.points if one.id == point_id), None)

    def category(self, category_id: str) -> SheetCategory | None:
        """The category of that id."""
        return next((one for one in self.categories if one.id == category_id), None)


def build_responsibility(
    files: Iterable[Loaded[ResponsibilityFile]], sources: Mapping[str, SourceEntry]
) -> ResponsibilityFile:
    """The one file; ContentError for more or fewer, for an id used twice, or for a source that is not registered."""
    found = tuple(files)
    if len(found) != 1:
        raise ContentError([Problem("responsibility", 1, "", "der skal være præcis én fil.")])
    (file,) = found
    problems: list[Problem] = []
    seen: set[str] = set()
    for path, entry_id in _ids(file.model):
        if entry_id in seen:
            problems.append(file.problem(f"id'et «{entry_id}» er brugt før.", *path, "id"))
        seen.add(entry_id)
    for path, note in _notes(file.model):
        if note.ref not in sources:
            problems.append(file.problem(f"kilden «{note.ref}» står ikke i content/sources.", *path, "source"))
    if problems:
        raise ContentError(problems)
    return file.model


def _ids(model: ResponsibilityFile) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for path, entry in _entries(model):
        yield path, entry.id
    for number, theme in enumerate(model.themes):
        for place, question in enumerate(theme.questions):
            yield ("themes", number, "questions", place), question.id


def _notes(model: ResponsibilityFile) -> Iterator[tuple[tuple[str | int, ...], SourceNote]]:
    for path, entry in _entries(model):
        yield path, entry.source


def _entries(
    model: ResponsibilityFile,
) -> Iterator[tuple[tuple[str | int, ...], Agenda | ResponsibilityTheme | DataPoint | SheetCategory]]:
    for name in ("agendas", "themes", "points", "categories"):
        for number, entry in enumerate(getattr(model, name)):
            yield (name, number), entry
