"""The file of content/contact/: when a company has been asked enough, and what speaks for calling, by date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, model_validator

from jobbro.domain.contact import Band, ContactPolicy, Weights
from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError
from jobbro.library.source_files import Sentence, SourceEntry, SourceNote

Days = Annotated[int, Field(ge=1, le=3660)]
Points = Annotated[int, Field(ge=0, le=100)]


class BandLine(ContentModel):
    """From a figure on, so many points."""

    at_least: Annotated[int, Field(ge=1)]
    points: Points


Bands = Annotated[tuple[BandLine, ...], Field(min_length=1, strict=False)]


class WeightLines(ContentModel):
    """The points of each reason."""

    never: Points
    silence: Bands
    size: Bands
    step_due: Points
    step_soon: Points
    open_tasks: Points
    own: Points

    @model_validator(mode="after")
    def _bands_rise(self) -> Self:
        for bands in (self.silence, self.size):
            if any(later.at_least <= earlier.at_least for earlier, later in pairwise(bands)):
                raise ValueError("hver linje skal begynde ved et højere tal end den før.")
        return self


class PolicyLines(ContentModel):
    """The figures in force from a day."""

    starts: date
    calm_days: Days
    load_days: Days
    load_most: Annotated[int, Field(ge=1)]
    rare_most: Annotated[int, Field(ge=0)]
    quiet_days: Days
    soon_days: Days
    weights: WeightLines


class ContactFile(ContentModel):
    """The policies, the first one first."""

    title: Sentence
    note: Sentence
    source: SourceNote
    policies: Annotated[tuple[PolicyLines, ...], Field(min_length=1, strict=False)]

    @model_validator(mode="after")
    def _days_rise(self) -> Self:
        if any(later.starts <= earlier.starts for earlier, later in pairwise(self.policies)):
            raise ValueError("hver udgave skal begynde efter den før.")
        return self


def build_contact_policies(
    files: Iterable[Loaded[ContactFile]], sources: Mapping[str, SourceEntry]
) -> tuple[ContactPolicy, ...]:
    """The policies in order of their days; ContentError for a second file or a source that is not in the register."""
    loaded = list(files)
    problems = [file.problem("der kan kun være én fil.", "title") for file in loaded[1:]]
    for file in loaded:
        if file.model.source.ref not in sources:
            problems.append(file.problem(f"kilden «{file.model.source.ref}» står ikke i content/sources.", "source"))
    if problems:
        raise ContentError(problems)
    return tuple(_policy(lines) for lines in loaded[0].model.policies)


def _policy(lines: PolicyLines) -> ContactPolicy:
    weights = {name: getattr(lines.weights, name) for name in WeightLines.model_fields}
    bands = {name: _bands(weights[name]) for name in ("silence", "size")}
    figures = {name: getattr(lines, name) for name in PolicyLines.model_fields if name != "weights"}
    return ContactPolicy(**figures, weights=Weights(**weights | bands))


def _bands(lines: tuple[BandLine, ...]) -> tuple[Band, ...]:
    return tuple(Band(line.at_least, line.points) for line in lines)
