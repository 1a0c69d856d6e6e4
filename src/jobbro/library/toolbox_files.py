"""The files of content/toolbox/ and content/toolbox_needs/: what can be offered, and what fits which sort of need."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from jobbro.domain.eligibility import LargeTool, Tool
from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError, Problem
from jobbro.library.rule_files import CheckNote
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceNote

MAX_PROPOSALS = 5
Sentences = Annotated[tuple[Sentence, ...], Field(strict=False)]


class Toolbox(StrEnum):
    """The two boxes: for the company as a whole, and close to one person."""

    LARGE = "large"
    BASIC = "basic"


class CompanyNeedKind(StrEnum):
    """What a company may need that an entry answers."""

    LABOUR = "labour"
    RELIEF = "relief"
    PEAKS = "peaks"
    SKILLS = "skills"
    KEEP_STAFF = "keep_staff"
    ABSENCE = "absence"
    REPUTATION = "reputation"
    DOWNSIZING = "downsizing"


class Decider(StrEnum):
    """Who says yes."""

    CONSULTANT = "consultant"
    TEAM_LEAD = "team_lead"
    CASEWORKER = "caseworker"
    AUTHORITY = "authority"


class Measure(StrEnum):
    """What a team lead's limit on an entry counts."""

    KRONER = "kroner"
    HOURS_A_WEEK = "hours_a_week"
    DAYS_BETWEEN = "days_between"


class ToolReader(StrEnum):
    """For whom a card may be printed."""

    COMPANY = "company"
    CITIZEN = "citizen"
    CONSULTANT = "consultant"


class Help(ContentModel):
    """When an entry helps which need of a company."""

    need: Annotated[CompanyNeedKind, Field(strict=False)]
    how: Sentence


class Decision(ContentModel):
    """Who decides, and how."""

    who: Annotated[Decider, Field(strict=False)]
    text: Sentence


class Application(ContentModel):
    """Where it is applied for."""

    text: Sentence
    url: Annotated[str, Field(pattern=r"^(https?://\S+)?$")] = ""


class ToolEntry(ContentModel):
    """One entry of a toolbox. `rules` are ids of content/rules; `unknown` says what has not been found."""

    id: Slug
    title: Sentence
    summary: Sentence
    what: Sentence
    helps: Annotated[tuple[Help, ...], Field(min_length=1, strict=False)]
    conditions: Annotated[tuple[Sentence, ...], Field(min_length=1, strict=False)]
    decides: Decision
    gives: Sentence
    costs: Sentence
    apply: Application
    audience: Annotated[tuple[Annotated[ToolReader, Field(strict=False)], ...], Field(min_length=1, strict=False)]
    # Naming the entry beside a person's name tells something private about that person.
    tells_about_person: bool = False
    mandate_measure: Annotated[Measure | None, Field(strict=False)] = None
    rules: Annotated[tuple[Slug, ...], Field(strict=False)] = ()
    unknown: Sentences = ()
    sources: Annotated[tuple[SourceNote, ...], Field(min_length=1, strict=False)]
    checked: CheckNote | None = None


class ToolboxFile(ContentModel):
    """One of the two toolboxes, whole."""

    toolbox: Annotated[Toolbox, Field(strict=False)]
    title: Sentence
    note: Sentence
    checked: CheckNote
    entries: Annotated[tuple[ToolEntry, ...], Field(min_length=1, strict=False)]


class Proposal(ContentModel):
    """An entry to think of, and why."""

    tool: Slug
    why: Sentence


class NeedKind(ContentModel):
    """A sort of need; `words` are how people write it, `ask` makes it concrete."""

    id: Slug
    title: Sentence
    words: Annotated[tuple[Sentence, ...], Field(min_length=1, strict=False)]
    ask: Sentence
    tools: Annotated[tuple[Proposal, ...], Field(min_length=1, max_length=MAX_PROPOSALS, strict=False)]


class NeedFile(ContentModel):
    """Sorts of need with the entries that may meet them."""

    title: Sentence
    checked: CheckNote
    source: SourceNote
    needs: Annotated[tuple[NeedKind, ...], Field(min_length=1, strict=False)]


@dataclass(frozen=True, slots=True)
class ToolSource:
    """A source of an entry: the document, and where in it."""

    entry: SourceEntry
    section: str


@dataclass(frozen=True, slots=True)
class ShippedTool:
    """An entry with its place, its sources and its last check."""

    toolbox: Toolbox
    entry: ToolEntry
    sources: tuple[ToolSource, ...]
    checked_on: date
    checked_by: str
    checked_how: str

    @property
    def id(self) -> str:
        """The entry's id."""
        return self.entry.id

    @property
    def title(self) -> str:
        """The entry's title."""
        return self.entry.title


@dataclass(frozen=True, slots=True)
class Toolboxes:
    """Both toolboxes in the order of the files, and the sorts of need; 8 + 12 always add up."""

    tools: Mapping[str, ShippedTool]
    titles: Mapping[Toolbox, tuple[str, str]]
    needs: tuple[NeedKind, ...]

    def of(self, toolbox: Toolbox) -> tuple[ShippedTool, ...]:
        """The entries of one toolbox."""
        return tuple(tool for tool in self.tools.values() if tool.toolbox is toolbox)

    def needs_in(self, text: str) -> tuple[NeedKind, ...]:
        """The sorts of need that a wording speaks of, by whole words, each once."""
        said = f" {' '.join(_letters(text).split())} "
        return tuple(kind for kind in self.needs if any(f" {_letters(word)} " in said for word in kind.words))


def build_toolboxes(
    files: Iterable[Loaded[ToolboxFile]],
    need_files: Iterable[Loaded[NeedFile]],
    sources: Mapping[str, SourceEntry],
    rule_ids: Collection[str],
) -> Toolboxes:
    """The toolboxes of all files; ContentError when an id, a rule or a source is wrong, or the boxes are not whole."""
    files, need_files = tuple(files), tuple(need_files)
    problems: list[Problem] = []
    tools: dict[str, ShippedTool] = {}
    for file in files:
        problems += _box_problems(file)
        for index, entry in enumerate(file.model.entries):
            wrong = _entry_problems(file, index, entry, sources, rule_ids)
            if entry.id in tools:
                wrong.append(file.problem(f"id'et «{entry.id}» er brugt før.", "entries", index, "id"))
            problems += wrong
            if not wrong:
                tools[entry.id] = _shipped(file.model, entry, sources)
    for need_file in need_files:
        problems += _need_problems(need_file, tools, sources)
    if problems:
        raise ContentError(problems)
    return Toolboxes(
        tools=tools,
        titles={file.model.toolbox: (file.model.title, file.model.note) for file in files},
        needs=tuple(kind for file in need_files for kind in file.model.needs),
    )


def _box_problems(file: Loaded[ToolboxFile]) -> list[Problem]:
    """A box holds the entries that the judging knows, no more and no fewer."""
    kinds: type[StrEnum] = Tool if file.model.toolbox is Toolbox.BASIC else LargeTool
    expected, found = [str(kind) for kind in kinds], [entry.id for entry in file.model.entries]
    strange = [
        file.problem(f"«{entry_id}» kendes ikke; her kan stå: {', '.join(expected)}.", "entries", index, "id")
        for index, entry_id in enumerate(found)
        if entry_id not in expected
    ]
    lacking = [entry_id for entry_id in expected if entry_id not in found]
    if lacking:
        message = f"kassen skal have netop {len(expected)} værktøjer; der mangler: {', '.join(lacking)}."
        strange.append(file.problem(message, "entries"))
    return strange


def _entry_problems(
    file: Loaded[ToolboxFile],
    index: int,
    entry: ToolEntry,
    sources: Mapping[str, SourceEntry],
    rule_ids: Collection[str],
) -> list[Problem]:
    rules = [
        file.problem(f"reglen «{rule_id}» står ikke i content/rules.", "entries", index, "rules", number)
        for number, rule_id in enumerate(entry.rules)
        if rule_id not in rule_ids
    ]
    return rules + [
        file.problem(f"kilden «{note.ref}» står ikke i content/sources.", "entries", index, "sources", number)
        for number, note in enumerate(entry.sources)
        if note.ref not in sources
    ]


def _need_problems(
    file: Loaded[NeedFile], tools: Mapping[str, ShippedTool], sources: Mapping[str, SourceEntry]
) -> list[Problem]:
    problems, seen = [], set[str]()
    if file.model.source.ref not in sources:
        problems.append(file.problem(f"kilden «{file.model.source.ref}» står ikke i content/sources.", "source"))
    for index, kind in enumerate(file.model.needs):
        if kind.id in seen:
            problems.append(file.problem(f"id'et «{kind.id}» er brugt før.", "needs", index, "id"))
        seen.add(kind.id)
        problems += [
            file.problem(f"værktøjet «{one.tool}» står ikke i content/toolbox.", "needs", index, "tools", number)
            for number, one in enumerate(kind.tools)
            if one.tool not in tools
        ]
    return problems


def _shipped(file: ToolboxFile, entry: ToolEntry, sources: Mapping[str, SourceEntry]) -> ShippedTool:
    check = entry.checked or file.checked
    found = tuple(ToolSource(sources[note.ref], note.section) for note in entry.sources)
    return ShippedTool(file.toolbox, entry, found, check.date, check.by, check.kind)


def _letters(text: str) -> str:
    return "".join(char if char.isalnum() else " " for char in text.casefold())
