"""What a letter is made of: plain blocks that know neither models nor file formats."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

LANGUAGES = ("da", "en")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text within a paragraph, perhaps bold, perhaps a link to a web or mail address."""

    text: str
    bold: bool = False
    link: str = ""

    def __post_init__(self) -> None:
        if self.link and not self.link.startswith(("https://", "http://", "mailto:", "tel:")):
            raise ValueError(f"A link starts with https, http, mailto or tel, not {self.link!r}.")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the letter; level 2 stands right under the letter's own title."""

    text: str
    level: int = 2

    def __post_init__(self) -> None:
        if not 2 <= self.level <= 4:
            raise ValueError("A heading has level 2, 3 or 4; level 1 is the letter's title.")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. A line break inside a run starts a new line."""

    runs: tuple[Run, ...]

    @classmethod
    def of(cls, *parts: str | Run) -> "Paragraph":
        """Build a paragraph from plain strings and runs, in the order given."""
        return cls(tuple(part if isinstance(part, Run) else Run(part) for part in parts))

    @property
    def text(self) -> str:
        """The words of the paragraph without bold and links."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class FactTable:
    """Label and value side by side, such as «Periode» and the dates."""

    rows: tuple[tuple[str, str], ...]
    caption: str = ""
    header: tuple[str, str] = ("Felt", "Oplysning")

    def __post_init__(self) -> None:
        if not self.rows:
            raise ValueError("A table of facts has at least one row.")


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table with a header row. Widths are shares of the page's width, one per column; empty means even."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()
    caption: str = ""

    def __post_init__(self) -> None:
        columns = len(self.header)
        if not columns or any(len(row) != columns for row in self.rows):
            raise ValueError("Every row has as many cells as the header, and the header has at least one.")
        if self.widths and (len(self.widths) != columns or min(self.widths) <= 0):
            raise ValueError("Widths are positive, one per column.")


@dataclass(frozen=True, slots=True)
class BulletList:
    """Points in a list, one line of text each."""

    items: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.items:
            raise ValueError("A list has at least one point.")


@dataclass(frozen=True, slots=True)
class Bar:
    """One column of a staircase: a label and one value per series."""

    label: str
    values: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class StairFigure:
    """A staircase of stacked bars, such as weekly hours of practice and pay in each step."""

    caption: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]
    unit: str = ""

    def __post_init__(self) -> None:
        if not self.bars or not 1 <= len(self.series) <= 3:
            raise ValueError("A staircase has at least one bar, and one to three series.")
        if any(len(bar.values) != len(self.series) or min(bar.values) < 0 for bar in self.bars):
            raise ValueError("Every bar has one value per series, and none is below zero.")


@dataclass(frozen=True, slots=True)
class WeekSlot:
    """Working time on one weekday (1 is Monday); series 0 is drawn light, series 1 dark."""

    weekday: int
    starts: time
    ends: time
    series: int = 0


@dataclass(frozen=True, slots=True)
class WeekFigure:
    """An ordinary week as a timetable, Monday first."""

    caption: str
    series: tuple[str, ...]
    slots: tuple[WeekSlot, ...]

    def __post_init__(self) -> None:
        if not self.slots or not 1 <= len(self.series) <= 3:
            raise ValueError("A week has at least one slot, and one to three series.")
        for slot in self.slots:
            if not (1 <= slot.weekday <= 7 and slot.starts < slot.ends and 0 <= slot.series < len(self.series)):
                raise ValueError("A slot has a weekday from 1 to 7, ends after it starts, and names one of the series.")


class RoadMark(StrEnum):
    """How far a stop on the road has come; the last one is the place that the road leads to."""

    DONE = "done"
    HERE = "here"
    AHEAD = "ahead"
    SKIPPED = "skipped"
    GOAL = "goal"
    REACHED = "reached"


@dataclass(frozen=True, slots=True)
class RoadSign:
    """A stop on the road: what is written beside it, and the row of the table that says the rest."""

    label: str
    mark: RoadMark
    cells: tuple[str, ...]
    is_question: bool = False


@dataclass(frozen=True, slots=True)
class RoadFigure:
    """A winding road of stops in order, so many beside each other; the last one is where it leads."""

    caption: str
    header: tuple[str, ...]
    signs: tuple[RoadSign, ...]
    columns: int = 3
    widths: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not self.signs or not 1 <= self.columns <= 4:
            raise ValueError("A road has at least one stop, and one to four beside each other.")
        if any(len(sign.cells) != len(self.header) for sign in self.signs):
            raise ValueError("Every stop has as many cells as the header.")
        ends = [sign.mark in (RoadMark.GOAL, RoadMark.REACHED) for sign in self.signs]
        if not ends[-1] or any(ends[:-1]):
            raise ValueError("The road leads to one place, and it is the last.")


@dataclass(frozen=True, slots=True)
class BoardField:
    """A field of a board: its name, what stands in it, and what is said while nothing does."""

    label: str
    items: tuple[str, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class BoardFigure:
    """A board of a chain: `upper` fields lie across it, one above the other, the `lower` ones side by side below.

    A picture that leaves its page carries the `heading`; on paper it stands in the text.
    """

    caption: str
    header: tuple[str, str]
    upper: tuple[BoardField, ...]
    lower: tuple[BoardField, ...]
    heading: str = ""

    def __post_init__(self) -> None:
        if not 1 <= len(self.lower) <= 6:
            raise ValueError("A board has one to six fields side by side.")


class NoticeKind(StrEnum):
    """What a framed notice asks of the reader."""

    INFO = "info"
    IMPORTANT = "important"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Notice:
    """A short framed text that must not be overlooked."""

    text: str
    kind: NoticeKind = NoticeKind.INFO


@dataclass(frozen=True, slots=True)
class Signature:
    """A person who signs: by hand on a line, or already agreed («Godkendt 12. januar 2023»)."""

    name: str
    role: str = ""
    agreed: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Room for everyone who signs, kept together on one page."""

    parties: tuple[Signature, ...]

    def __post_init__(self) -> None:
        if not self.parties:
            raise ValueError("Somebody signs.")


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Figure = StairFigure | WeekFigure | RoadFigure | BoardFigure
Block = (
    Heading
    | Paragraph
    | FactTable
    | DataTable
    | BulletList
    | StairFigure
    | WeekFigure
    | RoadFigure
    | BoardFigure
    | Notice
    | Signatures
    | PageBreak
)


class Watermark(StrEnum):
    """A word across every page, so that nobody takes the paper for the real one."""

    DEMO = "DEMO"
    DRAFT = "Kladde"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A document for people: its title, whom it is about, who sends it, and its blocks in reading order.

    `names_sender` decides whether the sender stands under the title too, and not in the margin alone.
    """

    title: str
    about: str
    municipality: str
    printed_on: date
    blocks: tuple[Block, ...]
    language: str = "da"
    footer: str = ""
    watermark: Watermark | None = None
    colour: str = "#0059b3"
    names_sender: bool = True

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("A letter has a title.")
        if self.language not in LANGUAGES:
            raise ValueError(f"A letter is written in one of {', '.join(LANGUAGES)}.")
        if not _COLOUR.fullmatch(self.colour):
            raise ValueError("A colour is written as #rrggbb.")
        previous = 1
        for heading in _headings(self.blocks):
            if heading.level > previous + 1:
                raise ValueError(f"The heading «{heading.text}» skips a level.")
            previous = heading.level


def _headings(blocks: Iterable[Block]) -> Iterable[Heading]:
    return (block for block in blocks if isinstance(block, Heading))
