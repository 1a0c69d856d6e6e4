"""The files of content/fact_types/: kinds of facts about a citizen, and the sentence each is told in (R-097)."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError, Problem
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceNote

NAME, VALUE, HOURS = "name", "value", "hours"


class Counted(StrEnum):
    """What a fact of hours counts; such a fact has no words of its own."""

    ATTENDANCE = "attendance"
    ABSENCE = "absence"


class FactType(ContentModel):
    """A kind of fact. A sensitive one never reaches a workplace; one that counts hours needs norm and period."""

    id: Annotated[Slug, Field(max_length=40)]
    title: Annotated[Sentence, Field(max_length=100)]
    ask: Sentence
    example: Sentence | None = None
    sentence: Sentence
    counts: Annotated[Counted | None, Field(strict=False)] = None
    sensitive: bool = False

    def told(self, *, name: str, said: str) -> str:
        """The fact as one sentence about a person."""
        return self.sentence.format(**{NAME: name, HOURS if self.counts else VALUE: said})


class FactTypeFile(ContentModel):
    """Some kinds of facts, in the order in which they are offered."""

    title: Sentence
    source: SourceNote
    types: Annotated[tuple[FactType, ...], Field(min_length=1, strict=False)]


def build_fact_types(files: Iterable[Loaded[FactTypeFile]], sources: Mapping[str, SourceEntry]) -> dict[str, FactType]:
    """The kinds of all files by id; ContentError for an id used twice, a wrong blank or an unknown source."""
    types: dict[str, FactType] = {}
    problems: list[Problem] = []
    for file in files:
        if file.model.source.ref not in sources:
            problems.append(file.problem(f"kilden «{file.model.source.ref}» står ikke i content/sources.", "source"))
        for index, one in enumerate(file.model.types):
            if one.id in types:
                problems.append(file.problem(f"id'et «{one.id}» er brugt før.", "types", index, "id"))
            problems += _blank_problems(file, index, one)
            types[one.id] = one
    if problems:
        raise ContentError(problems)
    return types


def _blank_problems(file: Loaded[FactTypeFile], index: int, one: FactType) -> Iterator[Problem]:
    wanted = sorted((NAME, HOURS if one.counts else VALUE))
    if _blanks(one.sentence) != wanted:
        words = " og ".join(f"{{{name}}}" for name in wanted)
        yield file.problem(f"sætningen skal have netop felterne {words}.", "types", index, "sentence")


def _blanks(sentence: str) -> list[str]:
    try:
        parts = list(string.Formatter().parse(sentence))
    except ValueError:
        return []
    if any(form or conversion for _, name, form, conversion in parts if name is not None):
        return []
    return sorted(name for _, name, _, _ in parts if name is not None)
