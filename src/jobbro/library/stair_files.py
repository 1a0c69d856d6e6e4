"""The file of content/stairs/: what the steps of the stair are called, and which of the five levels each stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from jobbro.domain.stair import Mastery, level_of
from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceNote


class StairStep(ContentModel):
    """A step: its name and other names, the need of help in words, and the level that it stands for."""

    stands_for: Annotated[Mastery, Field(strict=False)]
    title: Annotated[str, Field(min_length=1, max_length=40)]
    meaning: Sentence
    also: Annotated[tuple[Sentence, ...], Field(strict=False)] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that the step is called."""
        return (self.title, *self.also)


class StairFile(ContentModel):
    """The steps from the lowest; a municipality's own scale has other names or fewer steps."""

    id: Slug
    title: Sentence
    note: str = ""
    source: SourceNote
    steps: Annotated[tuple[StairStep, ...], Field(min_length=2, strict=False)]

    @model_validator(mode="after")
    def _each_step_is_higher_and_each_name_means_one(self) -> Self:
        numbers = [step.stands_for.number for step in self.steps]
        if numbers != sorted(set(numbers)):
            raise ValueError("trinene skal stå fra det laveste, og hvert niveau kun én gang.")
        if any(self.level_called(name) is not step.stands_for for step in self.steps for name in step.names):
            raise ValueError("et navn må kun betyde ét trin.")
        return self

    def level_called(self, word: str) -> Mastery | None:
        """The level that a word means here; None for an unknown word."""
        return level_of(word, [(step.stands_for, step.names) for step in self.steps])

    def step_of(self, level: Mastery) -> StairStep:
        """The step on which a stored level stands: its own, or the highest below it when the scale has fewer steps."""
        below = [step for step in self.steps if step.stands_for.number <= level.number]
        return below[-1] if below else self.steps[0]


def build_stair(files: Iterable[Loaded[StairFile]], sources: Mapping[str, SourceEntry]) -> StairFile:
    """The one stair; ContentError when there is another, or when its source is not there."""
    loaded = list(files)
    problems = [file.problem("der kan kun være én trappe.", "id") for file in loaded[1:]]
    problems += [
        file.problem(f"kilden «{file.model.source.ref}» står ikke i content/sources.", "source")
        for file in loaded
        if file.model.source.ref not in sources
    ]
    if problems:
        raise ContentError(problems)
    return loaded[0].model
