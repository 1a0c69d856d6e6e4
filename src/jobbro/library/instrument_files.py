"""The files of content/instruments/: what can be offered or must be done, under ten headings, each point with a source.

No number of law stands in a text. It stands in content/rules, and a text leaves a blank for it:
«Højst {practice.length.short}».
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated, Self

from pydantic import Field, model_validator

from jobbro.domain.rules import Grade
from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.instrument_texts import blanks_in, complaints
from jobbro.library.problems import ContentError, Problem
from jobbro.library.rule_files import CheckNote
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceNote

RuleIds = Annotated[tuple[Slug, ...], Field(strict=False)]
Path = tuple[str | int, ...]


class InstrumentGroup(StrEnum):
    """Under which heading of the list an instrument stands."""

    WORK = "work"
    SUPPORT = "support"
    EDUCATION = "education"
    RETENTION = "retention"
    CASEWORK = "casework"


class InstrumentState(StrEnum):
    """Whether an instrument can be used on a day; the last two are never written in a file."""

    OPEN = "open"
    CLOSED = "closed"
    NOT_CONFIRMED = "not_confirmed"
    NOT_BEGUN = "not_begun"
    NOT_READ = "not_read"


class CalculatorSlug(StrEnum):
    """The calculators that fit an instrument."""

    WAGE_SUBSIDY = "loentilskud"
    FLEXIBLE_PAY = "fleksloentilskud"
    TRANSPORT = "befordring"


class Point(ContentModel):
    """One thing that is known, with its source, or one thing that is not known.

    `ended` is said instead when a rule that the text leaves a blank for has ended.
    `starts` and `ends` keep a point to its days.
    """

    text: str = ""
    unknown: str = ""
    ended: str = ""
    rules: RuleIds = ()
    source: SourceNote | None = None
    grade: Annotated[Grade | None, Field(strict=False)] = None
    starts: date | None = None
    ends: date | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if bool(self.text) is bool(self.unknown):
            raise ValueError("skriv enten «text» eller «unknown» (hvad der mangler, og hvor du kan lede).")
        if self.text and (self.source is None or self.grade is None):
            raise ValueError("en «text» skal have «source» og «grade».")
        if self.ended and not blanks_in(self.text):
            raise ValueError("«ended» bruges kun, når teksten har et felt til en regel.")
        if self.starts and self.ends and self.ends < self.starts:
            raise ValueError("«ends» må ikke ligge før «starts».")
        return self

    def holds(self, day: date) -> bool:
        """Whether the point speaks of a day."""
        return (self.starts is None or self.starts <= day) and (self.ends is None or day <= self.ends)


Points = Annotated[tuple[Point, ...], Field(min_length=1, strict=False)]


class Headings(ContentModel):
    """The ten headings of a card; none may be left out."""

    who: Points
    purpose: Points
    length: Points
    hours: Points
    place: Points
    employer: Points
    agreement: Points
    amounts: Points
    channel: Points
    documents: Points

    def __iter__(self) -> Iterator[tuple[str, tuple[Point, ...]]]:  # type: ignore[override]
        for name in type(self).model_fields:
            yield name, getattr(self, name)


class StatusLine(ContentModel):
    """How the instrument stands from a day on."""

    starts: date
    standing: Annotated[InstrumentState, Field(strict=False)]
    note: str = ""
    source: SourceNote
    grade: Annotated[Grade, Field(strict=False)]

    @model_validator(mode="after")
    def _can_be_written(self) -> Self:
        if self.standing in (InstrumentState.NOT_BEGUN, InstrumentState.NOT_READ):
            raise ValueError("«standing» skal være open, closed eller not_confirmed.")
        if self.standing is InstrumentState.NOT_CONFIRMED and not self.note:
            raise ValueError("not_confirmed skal have en «note», der siger, hvad der mangler.")
        return self


class InstrumentFile(ContentModel):
    """One instrument. Its days come from a rule or from `status`; `begins` says its first day is its very first."""

    id: Slug
    title: Sentence
    other_names: Annotated[tuple[Sentence, ...], Field(strict=False)] = ()
    purpose: Sentence
    group: Annotated[InstrumentGroup, Field(strict=False)]
    place: int
    status_rule: Slug | None = None
    status: Annotated[tuple[StatusLine, ...], Field(strict=False)] = ()
    begins: bool = False
    calculators: Annotated[tuple[Annotated[CalculatorSlug, Field(strict=False)], ...], Field(strict=False)] = ()
    tools: RuleIds = ()
    checked: CheckNote
    headings: Headings

    @model_validator(mode="after")
    def _has_days(self) -> Self:
        if bool(self.status) is (self.status_rule is not None):
            raise ValueError("skriv enten «status» med datoer eller «status_rule».")
        starts = [line.starts for line in self.status]
        if starts != sorted(set(starts)):
            raise ValueError("«status» skal stå i datoernes rækkefølge, én linje for hver dato.")
        return self

    @property
    def rule_ids(self) -> tuple[str, ...]:
        """Every rule that the card leans on, each once, in the order of the card; blanks of other kinds are in too."""
        found = [self.status_rule] if self.status_rule else []
        for _name, points in self.headings:
            for point in points:
                found += [*blanks_in(point.text), *point.rules]
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Known:
    """What a card may point at."""

    sources: Mapping[str, SourceEntry]
    rules: Collection[str]
    terms: Collection[str]
    tools: Collection[str]


def build_instruments(files: Iterable[Loaded[InstrumentFile]], known: Known) -> dict[str, InstrumentFile]:
    """The cards by id, in the order of the list; ContentError with everything that has to be mended."""
    problems: list[Problem] = []
    cards: dict[str, InstrumentFile] = {}
    for file in files:
        card = file.model
        if PurePosixPath(file.name).stem != card.id:
            problems.append(file.problem(f"filen skal hedde «{card.id}.yaml» som sit id.", "id"))
        problems += _about_card(file, known)
        cards[card.id] = card
    if problems:
        raise ContentError(problems)
    groups = list(InstrumentGroup)
    ordered = sorted(cards.values(), key=lambda card: (groups.index(card.group), card.place, card.title))
    return {card.id: card for card in ordered}


def _about_card(file: Loaded[InstrumentFile], known: Known) -> list[Problem]:
    card = file.model
    found = [file.problem(said, "purpose") for said in complaints(card.purpose)]
    if card.status_rule and card.status_rule not in known.rules:
        found.append(file.problem(f"reglen «{card.status_rule}» står ikke i content/rules.", "status_rule"))
    for index, line in enumerate(card.status):
        found += _about_source(file, line.source, known, "status", index)
        found += [file.problem(said, "status", index, "note") for said in complaints(line.note)]
    found += [
        file.problem(f"værktøjet «{tool}» står ikke i content/toolbox.", "tools", index)
        for index, tool in enumerate(card.tools)
        if tool not in known.tools
    ]
    for name, points in card.headings:
        for index, point in enumerate(points):
            found += _about_point(file, point, known, ("headings", name, index))
    return found


def _about_point(file: Loaded[InstrumentFile], point: Point, known: Known, place: Path) -> list[Problem]:
    found = _about_source(file, point.source, known, *place)
    found += [
        file.problem(f"reglen «{rule_id}» står ikke i content/rules.", *place, "rules", number)
        for number, rule_id in enumerate(point.rules)
        if rule_id not in known.rules
    ]
    for key in ("text", "ended", "unknown"):
        said: str = getattr(point, key)
        found += [file.problem(message, *place, key) for message in complaints(said)]
        found += [
            file.problem(
                f"feltet «{blank}» er hverken en regel i content/rules eller et ord i content/terms.", *place, key
            )
            for blank in blanks_in(said)
            if blank not in known.rules and blank not in known.terms
        ]
    return found


def _about_source(
    file: Loaded[InstrumentFile], note: SourceNote | None, known: Known, *place: str | int
) -> list[Problem]:
    if note is None or note.ref in known.sources:
        return []
    return [file.problem(f"kilden «{note.ref}» står ikke i content/sources.", *place, "source")]
