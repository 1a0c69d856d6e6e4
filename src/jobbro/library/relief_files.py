"""The files of content/relief/: what a company can be heard to need, and the ideas that answer it (R-012, R-020)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from jobbro.domain.fit import Pull, ReliefIdea, Signal
from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError, Problem
from jobbro.library.rule_files import CheckNote
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceNote
from jobbro.library.toolbox_files import CompanyNeedKind, Toolboxes, ToolReader

TOOL = "tool-"
KIND = "kind-"
Weight = Annotated[int, Field(ge=1, le=100)]


class SignalEntry(ContentModel):
    """Something that is heard: by the words of a need, or, without words, from what else we hold."""

    id: Slug
    title: Sentence
    clues: Annotated[tuple[Sentence, ...], Field(strict=False)] = ()


class PullEntry(ContentModel):
    """When all these signals are there, the idea gains the weight."""

    when: Annotated[tuple[Slug, ...], Field(min_length=1, strict=False)]
    weight: Weight
    why: Sentence


class IdeaEntry(ContentModel):
    """A way of helping; `words` are what the company reads, so they say «I» and name nobody."""

    id: Slug
    title: Sentence
    words: Sentence
    tool: Slug
    pulls: Annotated[tuple[PullEntry, ...], Field(min_length=1, strict=False)]
    motives: Annotated[tuple[Slug, ...], Field(strict=False)] = ()


class MotiveEntry(ContentModel):
    """What to begin with where a motive has shown, and the tools it makes more fitting."""

    id: Slug
    say_first: Sentence
    why: Sentence
    tools: Annotated[tuple[Slug, ...], Field(strict=False)] = ()


class OpeningEntry(ContentModel):
    """A question that opens the talk about work; `kind` is the sort of need its answer most often is."""

    id: Slug
    ask: Sentence
    hint: Sentence
    kind: Annotated[CompanyNeedKind, Field(strict=False)]
    is_later: bool = False
    # The work that the answer names is not done by anybody today.
    nobody_does: bool = False


class ReliefFile(ContentModel):
    """Everything that turns a need into proposals; the weights can be seen on the page."""

    title: Sentence
    source: SourceNote
    checked: CheckNote
    kind_weight: Weight
    motive_weight: Weight
    signals: Annotated[tuple[SignalEntry, ...], Field(min_length=1, strict=False)]
    ideas: Annotated[tuple[IdeaEntry, ...], Field(min_length=1, strict=False)]
    motives: Annotated[tuple[MotiveEntry, ...], Field(min_length=1, strict=False)]
    opening: Annotated[tuple[OpeningEntry, ...], Field(min_length=1, strict=False)]


@dataclass(frozen=True, slots=True)
class Relief:
    """What is listened for, the ideas and the tools as ideas, and what each motive weighs."""

    signals: tuple[Signal, ...]
    ideas: tuple[ReliefIdea, ...]
    motives: Mapping[str, MotiveEntry]
    opening: tuple[OpeningEntry, ...]
    motive_weight: int

    def question(self, question_id: str) -> OpeningEntry | None:
        """The opening question of this id; None when there is none, or none any more."""
        return next((one for one in self.opening if one.id == question_id), None)


def build_relief(files: Iterable[Loaded[ReliefFile]], boxes: Toolboxes, sources: Mapping[str, SourceEntry]) -> Relief:
    """The one file with the tools beside its ideas; ContentError for an unknown tool, signal, motive or source."""
    files = tuple(files)
    problems = [problem for file in files for problem in _problems(file, boxes, sources)]
    if problems or len(files) != 1:
        raise ContentError(problems or [Problem("relief", 1, "", "der skal være præcis én fil.")])
    model = files[0].model
    ideas = (ReliefIdea(one.id, one.title, one.words, one.tool, _pulls(one), one.motives) for one in model.ideas)
    return Relief(
        signals=tuple(Signal(one.id, one.title, one.clues) for one in model.signals),
        ideas=(*ideas, *_tools_as_ideas(boxes, model)),
        motives={one.id: one for one in model.motives},
        opening=model.opening,
        motive_weight=model.motive_weight,
    )


def _pulls(entry: IdeaEntry) -> tuple[Pull, ...]:
    return tuple(Pull(one.when, one.weight, one.why) for one in entry.pulls)


def _tools_as_ideas(boxes: Toolboxes, model: ReliefFile) -> Iterator[ReliefIdea]:
    """Each tool that a company may read about answers the sorts of need that its own card names."""
    for tool in boxes.tools.values():
        if ToolReader.COMPANY in tool.entry.audience:
            helps = tuple(Pull((KIND + one.need,), model.kind_weight, one.how) for one in tool.entry.helps)
            motives = tuple(one.id for one in model.motives if tool.id in one.tools)
            yield ReliefIdea(TOOL + tool.id, tool.title, tool.entry.gives, tool.id, helps, motives)


def _problems(file: Loaded[ReliefFile], boxes: Toolboxes, sources: Mapping[str, SourceEntry]) -> Iterator[Problem]:
    model = file.model
    if model.source.ref not in sources:
        yield file.problem(f"kilden «{model.source.ref}» står ikke i content/sources.", "source")
    for part in ("signals", "ideas", "motives", "opening"):
        ids = [entry.id for entry in getattr(model, part)]
        for index, entry_id in enumerate(ids):
            if entry_id in ids[:index]:
                yield file.problem(f"id'et «{entry_id}» er brugt før.", part, index, "id")
    signals = {one.id for one in model.signals} | {f"{KIND}{kind}" for kind in CompanyNeedKind}
    motives = {one.id for one in model.motives}
    for index, idea in enumerate(model.ideas):
        yield from _strange(file, ("ideas", index, "tool"), "værktøjet", (idea.tool,), boxes.tools)
        yield from _strange(file, ("ideas", index, "motives"), "bevæggrunden", idea.motives, motives)
        for number, pull in enumerate(idea.pulls):
            yield from _strange(file, ("ideas", index, "pulls", number), "signalet", pull.when, signals)
    for index, motive in enumerate(model.motives):
        yield from _strange(file, ("motives", index, "tools"), "værktøjet", motive.tools, boxes.tools)


def _strange(
    file: Loaded[ReliefFile], path: tuple[str | int, ...], what: str, names: Iterable[str], known: Collection[str]
) -> Iterator[Problem]:
    return (file.problem(f"{what} «{name}» kendes ikke.", *path) for name in names if name not in known)
