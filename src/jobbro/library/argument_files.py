"""The file of content/arguments/: statements, benefits, dialogue starters and arguments, each with its proof."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import Formatter
from typing import Annotated, Self

from pydantic import Field, model_validator

from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError, Problem
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceNote

_ToolId = Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
_PROOF_BLANKS = {"count", "of", "hours"}


class CountedUnit(StrEnum):
    """What a proof counts."""

    PERSON = "person"
    JOB = "job"
    COMPANY = "company"


class StarterBlank(StrEnum):
    """What is put into a dialogue starter for the company at hand."""

    SEASON = "season"
    EXAMPLE = "example"


class ArgumentBlank(StrEnum):
    """What is put into an argument from the figures that the company has given."""

    HOURS = "hours"
    RHYTHM = "rhythm"
    UNITS_WEEK = "units_week"
    UNITS_YEAR = "units_year"


# Two blanks are written alike in a sentence: it says itself whether a week or a year is meant.
_WRITTEN = {ArgumentBlank.UNITS_WEEK: "units", ArgumentBlank.UNITS_YEAR: "units"}


class ProofText(ContentModel):
    """The words of a proof: inside the house, on paper for enough people, on paper for few, and when there is none.

    `least_weeks` is how long somebody must have stayed before it counts; only the proof of staying has it.
    """

    id: Slug
    unit: Annotated[CountedUnit, Field(strict=False)]
    shows: Sentence
    told: Sentence
    few: Sentence
    todo: Sentence
    least_weeks: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _has_known_blanks(self) -> Self:
        if not blanks_of(self.shows) <= _PROOF_BLANKS or not blanks_of(self.told) <= {"count"}:
            raise ValueError("kun {count}, {of} og {hours} kan stå i «shows», og kun {count} i «told».")
        if blanks_of(self.few) or any(letter.isdigit() for letter in self.few):
            raise ValueError("«few» siger det uden tal.")
        return self


class Statement(ContentModel):
    """One of the nine things that make us worth working with."""

    id: Slug
    says: Sentence
    proof: Slug
    source: SourceNote


class Benefit(ContentModel):
    """One of the five ways in which a company is helped, with what can be offered for it."""

    id: Slug
    title: Sentence
    says: Sentence
    tools: Annotated[tuple[_ToolId, ...], Field(min_length=1, strict=False)]
    proof: Slug
    source: SourceNote


class StarterPart(ContentModel):
    """A sentence of a starter. It may have one blank, or speak of an instrument that must be open to be named."""

    says: Sentence
    blank: Annotated[StarterBlank | None, Field(strict=False)] = None
    instrument: Slug | None = None

    @model_validator(mode="after")
    def _has_its_blank(self) -> Self:
        if blanks_of(self.says) != ({str(self.blank)} if self.blank else set()):
            raise ValueError("feltet i sætningen skal stå under «blank», og omvendt.")
        return self


class Starter(ContentModel):
    """A way to begin the talk."""

    id: Slug
    title: Sentence
    parts: Annotated[tuple[StarterPart, ...], Field(min_length=1, strict=False)]
    source: SourceNote


class Argument(ContentModel):
    """An argument with the figures it needs; `estimate` is the calculator that shows the sum."""

    id: Slug
    title: Sentence
    says: Sentence
    fills: Annotated[tuple[Annotated[ArgumentBlank, Field(strict=False)], ...], Field(strict=False)] = ()
    estimate: Slug
    proof: Slug | None = None
    source: SourceNote

    @model_validator(mode="after")
    def _has_its_blanks(self) -> Self:
        if blanks_of(self.says) != {_WRITTEN.get(blank, str(blank)) for blank in self.fills}:
            raise ValueError("felterne i sætningen skal stå under «fills», og omvendt.")
        return self

    def said(self, figures: Mapping[ArgumentBlank, str]) -> str:
        """The sentence with its figures; LookupError when one of them is not there."""
        return self.says.format(**{_WRITTEN.get(blank, str(blank)): figures[blank] for blank in self.fills})


class ArgumentFile(ContentModel):
    """Everything that the page of arguments says."""

    title: Sentence
    proofs: Annotated[tuple[ProofText, ...], Field(min_length=1, strict=False)]
    statements: Annotated[tuple[Statement, ...], Field(min_length=1, strict=False)]
    benefits: Annotated[tuple[Benefit, ...], Field(min_length=1, strict=False)]
    starters: Annotated[tuple[Starter, ...], Field(min_length=1, strict=False)]
    arguments: Annotated[tuple[Argument, ...], Field(min_length=1, strict=False)]

    def proof(self, proof_id: str) -> ProofText:
        """The words of a proof; LookupError when there is none of that id."""
        for one in self.proofs:
            if one.id == proof_id:
                return one
        raise LookupError(proof_id)


@dataclass(frozen=True, slots=True)
class ArgumentSources:
    """What the file may point at."""

    sources: Mapping[str, SourceEntry]
    tools: Collection[str]
    instruments: Collection[str]


def blanks_of(text: str) -> set[str]:
    """The names of the blanks in a sentence."""
    return {name for _text, name, _spec, _how in Formatter().parse(text) if name is not None}


def build_arguments(files: Iterable[Loaded[ArgumentFile]], known: ArgumentSources) -> ArgumentFile:
    """The one file; ContentError for more or fewer, an id used twice, or a pointer at something that is not there."""
    found = tuple(files)
    if len(found) != 1:
        raise ContentError([Problem("arguments", 1, "", "der skal være præcis én fil.")])
    (file,) = found
    if problems := list(_problems(file, known)):
        raise ContentError(problems)
    return file.model


def _problems(file: Loaded[ArgumentFile], known: ArgumentSources) -> Iterator[Problem]:
    proofs = {proof.id for proof in file.model.proofs}
    for part in ("proofs", "statements", "benefits", "starters", "arguments"):
        seen: set[str] = set()
        for place, entry in enumerate(getattr(file.model, part)):
            if entry.id in seen:
                yield file.problem(f"id'et «{entry.id}» er brugt før.", part, place, "id")
            seen.add(entry.id)
            note: SourceNote | None = getattr(entry, "source", None)
            if note is not None and note.ref not in known.sources:
                yield file.problem(f"kilden «{note.ref}» står ikke i content/sources.", part, place, "source")
            proof: str | None = getattr(entry, "proof", None)
            if proof is not None and proof not in proofs:
                yield file.problem(f"beviset «{proof}» står ikke under «proofs».", part, place, "proof")
    yield from _pointers(file, known)


def _pointers(file: Loaded[ArgumentFile], known: ArgumentSources) -> Iterator[Problem]:
    for place, benefit in enumerate(file.model.benefits):
        for tool in set(benefit.tools) - set(known.tools):
            yield file.problem(f"værktøjet «{tool}» står ikke i content/toolbox.", "benefits", place, "tools")
    for place, starter in enumerate(file.model.starters):
        for number, part in enumerate(starter.parts):
            if part.instrument is not None and part.instrument not in known.instruments:
                message = f"ordningen «{part.instrument}» står ikke i content/instruments."
                yield file.problem(message, "starters", place, "parts", number, "instrument")
