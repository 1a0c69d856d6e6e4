"""The files of content/checklists/: points with helper questions, each list with a note of where it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError, Problem
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceNote


class HelperQuestion(ContentModel):
    """A question that helps somebody fulfil a point."""

    id: Slug
    text: Sentence


class ChecklistPoint(ContentModel):
    """One thing to have in place."""

    id: Slug
    title: Sentence
    text: str = ""
    questions: Annotated[tuple[HelperQuestion, ...], Field(strict=False)] = ()


class Checklist(ContentModel):
    """A list of points, in the order in which they are met."""

    id: Slug
    title: Sentence
    text: str = ""
    source: SourceNote
    points: Annotated[tuple[ChecklistPoint, ...], Field(min_length=1, strict=False)]


class UnknownChecklist(LookupError):
    """No checklist has this id."""


def checklists_by_id(files: Iterable[Loaded[Checklist]], sources: dict[str, SourceEntry]) -> dict[str, Checklist]:
    """Every list by id; ContentError for an id used twice or a source that is not in the register."""
    lists: dict[str, Checklist] = {}
    problems: list[Problem] = []
    for file in files:
        problems += _problems_of(file, lists, sources)
        lists[file.model.id] = file.model
    if problems:
        raise ContentError(problems)
    return lists


def _problems_of(
    file: Loaded[Checklist], lists: dict[str, Checklist], sources: dict[str, SourceEntry]
) -> list[Problem]:
    problems = []
    if file.model.id in lists:
        problems.append(file.problem(f"id'et «{file.model.id}» er brugt før.", "id"))
    if file.model.source.ref not in sources:
        problems.append(file.problem(f"kilden «{file.model.source.ref}» står ikke i content/sources.", "source"))
    seen: set[str] = set()
    for number, point in enumerate(file.model.points):
        for entry_id in (point.id, *(question.id for question in point.questions)):
            if entry_id in seen:
                problems.append(file.problem(f"id'et «{entry_id}» er brugt før i listen.", "points", number))
            seen.add(entry_id)
    return problems
