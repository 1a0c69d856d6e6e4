"""The files of content/measuring/: tools that a company can measure its social responsibility with (R-135)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError, Problem
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceNote


class MeasuringPurpose(StrEnum):
    """What a company wants to use the figures for."""

    COMPARE = "compare"
    GAIN = "gain"
    TENDER = "tender"
    REPORT = "report"


class MeasuringTrade(StrEnum):
    """A trade that has a tool of its own; every other company is `other`."""

    BUILDING = "building"
    OTHER = "other"


class MeasuringTool(ContentModel):
    """One tool: what it answers, what must be at hand, what it cannot say. No trades means that it fits all."""

    id: Slug
    title: Sentence
    answers: Sentence
    purposes: Annotated[tuple[Annotated[MeasuringPurpose, Field(strict=False)], ...], Field(min_length=1, strict=False)]
    trades: Annotated[tuple[Annotated[MeasuringTrade, Field(strict=False)], ...], Field(strict=False)] = ()
    inputs: Annotated[tuple[Sentence, ...], Field(strict=False)] = ()
    gives: Sentence
    caution: Sentence
    source: SourceNote


class MeasuringFile(ContentModel):
    """The tools, in the order in which they are told when nothing is asked."""

    title: Sentence
    tools: Annotated[tuple[MeasuringTool, ...], Field(min_length=1, strict=False)]


def build_measuring(
    files: Iterable[Loaded[MeasuringFile]], sources: Mapping[str, SourceEntry]
) -> tuple[MeasuringTool, ...]:
    """The tools of all files; ContentError for an id used twice or a source that is not in the register."""
    tools: dict[str, MeasuringTool] = {}
    problems: list[Problem] = []
    for file in files:
        for index, tool in enumerate(file.model.tools):
            if tool.id in tools:
                problems.append(file.problem(f"id'et «{tool.id}» er brugt før.", "tools", index, "id"))
            if tool.source.ref not in sources:
                message = f"kilden «{tool.source.ref}» står ikke i content/sources."
                problems.append(file.problem(message, "tools", index, "source"))
            tools[tool.id] = tool
    if problems:
        raise ContentError(problems)
    return tuple(tools.values())


def chosen(
    tools: Iterable[MeasuringTool], *, purpose: MeasuringPurpose | None, trade: MeasuringTrade | None
) -> tuple[tuple[MeasuringTool, ...], tuple[MeasuringTool, ...]]:
    """The tools that fit, the trade's own first, and those that fit less well; both in the order of the file."""
    fitting = [tool for tool in tools if _fits(tool, purpose, trade)]
    own = [tool for tool in fitting if trade in tool.trades]
    rest = [tool for tool in fitting if trade not in tool.trades]
    return (*own, *rest), tuple(tool for tool in tools if tool not in fitting)


def _fits(tool: MeasuringTool, purpose: MeasuringPurpose | None, trade: MeasuringTrade | None) -> bool:
    if trade is not None and trade in tool.trades:
        return True
    is_for_trade = not tool.trades or trade is None
    return is_for_trade and (purpose is None or purpose in tool.purposes)
