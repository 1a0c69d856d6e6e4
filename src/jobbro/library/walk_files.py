"""The files of content/walks/: what to ask on a walk through a company, for all of them and for groups of branches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError, Problem
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceNote

Title = Annotated[str, Field(min_length=1, max_length=160)]
Prefix = Annotated[str, Field(pattern=r"^[0-9]{2,6}$")]


class WalkActivity(StrEnum):
    """The nine activities, in the order in which one walks through them."""

    INBOUND = "inbound"
    OPERATIONS = "operations"
    OUTBOUND = "outbound"
    MARKETING = "marketing"
    SERVICE = "service"
    INFRASTRUCTURE = "infrastructure"
    PEOPLE = "people"
    DEVELOPMENT = "development"
    PURCHASING = "purchasing"


class WalkGreen(StrEnum):
    """The four kinds of green work."""

    SORTING = "sorting"
    REGISTRATION = "registration"
    TRANSPORT = "transport"
    REPAIR = "repair"


class GreenIdea(ContentModel):
    """A green task to look for; where it is found decides which activity it stands under."""

    kind: Annotated[WalkGreen, Field(strict=False)]
    title: Title


class WalkCard(ContentModel):
    """One activity: what to ask, light tasks to look for, tasks that need a certain skill, and green ones."""

    activity: Annotated[WalkActivity, Field(strict=False)]
    ask: Annotated[tuple[Sentence, ...], Field(min_length=1, max_length=3, strict=False)]
    light: Annotated[tuple[Title, ...], Field(strict=False)] = ()
    skilled: Annotated[tuple[Title, ...], Field(strict=False)] = ()
    green: Annotated[tuple[GreenIdea, ...], Field(strict=False)] = ()


class WalkFile(ContentModel):
    """The cards for a group of branches, known by the first figures of their codes; no codes means every company."""

    id: Slug
    title: Sentence
    branches: Annotated[tuple[Prefix, ...], Field(strict=False)] = ()
    source: SourceNote
    cards: Annotated[tuple[WalkCard, ...], Field(min_length=1, strict=False)]

    @model_validator(mode="after")
    def _each_activity_once(self) -> Self:
        kinds = [card.activity for card in self.cards]
        if len(kinds) != len(set(kinds)):
            raise ValueError("hver aktivitet må kun have ét kort i en fil.")
        if not self.branches and set(kinds) != set(WalkActivity):
            raise ValueError("filen for alle virksomheder skal have et kort til hver af de ni aktiviteter.")
        return self


@dataclass(frozen=True, slots=True)
class Walks:
    """The cards for every company, and those for groups of branches."""

    common: WalkFile
    groups: Mapping[str, WalkFile]

    def group_of(self, branch_code: str) -> WalkFile | None:
        """The group of a branch code, by the longest beginning that fits; None when there is none."""
        fits = [
            (len(prefix), group)
            for group in self.groups.values()
            for prefix in group.branches
            if branch_code.startswith(prefix)
        ]
        return max(fits, key=lambda pair: pair[0])[1] if fits else None

    def cards(self, group: WalkFile | None) -> tuple[WalkCard, ...]:
        """The nine cards, each with what the group adds before what holds for everybody."""
        own = {card.activity: card for card in group.cards} if group else {}
        common = {card.activity: card for card in self.common.cards}
        return tuple(_joined(own.get(activity), common[activity]) for activity in WalkActivity)


def build_walks(files: Iterable[Loaded[WalkFile]], sources: Mapping[str, SourceEntry]) -> Walks:
    """The walks; ContentError for a second common file, none at all, a code in two groups, or an unknown source."""
    loaded = list(files)
    common = [file for file in loaded if not file.model.branches]
    problems = [file.problem("der kan kun være én fil for alle virksomheder.", "branches") for file in common[1:]]
    seen: dict[str, str] = {}
    for file in loaded:
        problems += _problems(file, sources, seen)
    if not common and not problems:
        problems = [loaded[0].problem("en fil uden branchekoder mangler.", "branches")] if loaded else []
    if problems or not common:
        raise ContentError(problems)
    return Walks(common[0].model, {file.model.id: file.model for file in loaded if file.model.branches})


def _problems(file: Loaded[WalkFile], sources: Mapping[str, SourceEntry], seen: dict[str, str]) -> list[Problem]:
    found = []
    if file.model.source.ref not in sources:
        found.append(file.problem(f"kilden «{file.model.source.ref}» står ikke i content/sources.", "source"))
    for name in (file.model.id, *file.model.branches):
        if name in seen:
            found.append(file.problem(f"«{name}» er brugt før, i {seen[name]}.", "id"))
        seen[name] = file.name
    return found


def _joined(own: WalkCard | None, common: WalkCard) -> WalkCard:
    if own is None:
        return common
    return WalkCard(
        activity=common.activity,
        ask=(*own.ask, *common.ask)[:3],
        light=tuple(dict.fromkeys((*own.light, *common.light))),
        skilled=tuple(dict.fromkeys((*own.skilled, *common.skilled))),
        green=tuple(dict.fromkeys((*own.green, *common.green))),
    )
