"""The files of content/roads/: the stations on the road to a job, the questions beside it, and what pay does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceNote
from jobbro.library.term_files import Terms


class Station(ContentModel):
    """A stop on the road: its words, what to ask there, and the kinds of facts that already say something about it.

    A hidden one is only offered when it is looked for; one with a term is only offered while the thing exists.
    """

    id: Slug
    title: Sentence
    ask: Sentence
    facts: Annotated[tuple[Literal["wish", "skill", "everyday", "cv", "need"], ...], Field(strict=False)] = ()
    is_hidden: bool = False
    term: Slug | None = None


class Effect(ContentModel):
    """A statement on what paid hours do, for the citizen to agree or disagree with."""

    id: Slug
    title: Sentence


class RoadFile(ContentModel):
    """The road: its stations, the place where it leads, the how-questions, and the statements on paid hours."""

    id: Slug
    title: Sentence
    note: str = ""
    source: SourceNote
    stations: Annotated[tuple[Station, ...], Field(min_length=1, strict=False)]
    job: Station
    questions: Annotated[tuple[Station, ...], Field(strict=False)] = ()
    effects: Annotated[tuple[Effect, ...], Field(strict=False)] = ()

    @model_validator(mode="after")
    def _each_id_once(self) -> Self:
        ids = [stop.id for stop in (*self.stations, self.job, *self.questions)]
        if len(ids) != len(set(ids)) or len(self.effects) != len({effect.id for effect in self.effects}):
            raise ValueError("hvert id må kun bruges én gang.")
        return self

    @property
    def stops(self) -> tuple[Station, ...]:
        """Stations and how-questions: everything that can stand on the road before its end."""
        return (*self.stations, *self.questions)

    def is_question(self, stop_id: str) -> bool:
        """Whether a stop is one of the how-questions."""
        return stop_id in {question.id for question in self.questions}

    def offered(self, terms: Terms, *, on_date: date) -> tuple[Station, ...]:
        """The stops that can be chosen on a day; one whose thing the law has ended is left out."""
        return tuple(stop for stop in self.stops if not stop.term or terms.exists(stop.term, on_date=on_date))


def build_road(files: Iterable[Loaded[RoadFile]], sources: Mapping[str, SourceEntry], terms: Terms) -> RoadFile:
    """The one road; ContentError when there is another, or when it points at a source or a term that is not there."""
    loaded = list(files)
    problems = [file.problem("der kan kun være én vej.", "id") for file in loaded[1:]]
    for file in loaded:
        if file.model.source.ref not in sources:
            problems.append(file.problem(f"kilden «{file.model.source.ref}» står ikke i content/sources.", "source"))
        problems += [
            file.problem(f"ordet «{stop.term}» står ikke i content/terms.", "stations", index, "term")
            for index, stop in enumerate(file.model.stations)
            if stop.term and stop.term not in terms.lines
        ]
    if problems:
        raise ContentError(problems)
    return loaded[0].model
