"""The file of content/knowledge/: the topics that a caseworker needs to know of, and what may be proposed in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError, Problem
from jobbro.library.rule_files import CheckNote
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceNote


class Logged(StrEnum):
    """What is written down elsewhere and can be proposed as knowledge."""

    ATTENDANCE = "attendance"
    DONE = "done"
    HELPED = "helped"
    CITIZEN_WORDS = "citizen_words"
    COMPANY_WORDS = "company_words"
    TASK = "task"
    NEED = "need"
    GOAL = "goal"


class KnowledgeTopic(ContentModel):
    """A topic: what it is called, what one asks oneself, and which logged things are proposed in it."""

    id: Slug
    title: Sentence
    ask: Sentence
    takes: Annotated[tuple[Annotated[Logged, Field(strict=False)], ...], Field(alias="from", strict=False)]


class KnowledgeFile(ContentModel):
    """All topics, in the order of the page."""

    title: Sentence
    source: SourceNote
    checked: CheckNote
    topics: Annotated[tuple[KnowledgeTopic, ...], Field(min_length=1, strict=False)]


def build_topics(
    files: Iterable[Loaded[KnowledgeFile]], sources: Mapping[str, SourceEntry]
) -> tuple[KnowledgeTopic, ...]:
    """The topics of the one file; ContentError for an id used twice, a thing proposed nowhere or an unknown source."""
    files = tuple(files)
    problems = [problem for file in files for problem in _problems(file, sources)]
    if problems or len(files) != 1:
        raise ContentError(problems or [Problem("knowledge", 1, "", "der skal være præcis én fil.")])
    return files[0].model.topics


def _problems(file: Loaded[KnowledgeFile], sources: Mapping[str, SourceEntry]) -> Iterator[Problem]:
    model = file.model
    if model.source.ref not in sources:
        yield file.problem(f"kilden «{model.source.ref}» står ikke i content/sources.", "source")
    ids = [topic.id for topic in model.topics]
    for index, topic in enumerate(model.topics):
        if topic.id in ids[:index]:
            yield file.problem(f"id'et «{topic.id}» er brugt før.", "topics", index, "id")
    taken = sorted(one for topic in model.topics for one in topic.takes)
    if taken != sorted(Logged):
        yield file.problem("alt, der kan foreslås, skal stå under netop ét emne.", "topics")
