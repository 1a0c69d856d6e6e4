"""The files of content/letters/: the wording of each document that is made, with named blanks.

A document is either sections of blocks for a page, or fields that are copied into another system one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from jobbro.library.folder import ContentModel
from jobbro.library.source_files import Sentence, Slug

BLANK = re.compile(r"\{([a-z][a-z0-9_]*)\}")
BlankName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Row = Annotated[tuple[str, ...], Field(strict=False, min_length=1)]


def _only_named_blanks(text: str) -> str:
    if re.search(r"[{}]", BLANK.sub("", text)):
        raise ValueError("et felt skrives som {navn} med små bogstaver; andre krøllede parenteser kan ikke bruges.")
    return text


Wording = Annotated[Sentence, AfterValidator(_only_named_blanks)]
# Said where a blank that may be empty is empty; an empty wording leaves the block out.
Otherwise = Annotated[str, AfterValidator(_only_named_blanks)]


class BlankKind(StrEnum):
    """What fills a blank: one text, a list of points, or the rows of a table."""

    TEXT = "text"
    LIST = "list"
    ROWS = "rows"


class Blank(ContentModel):
    """A place in the wording that the record fills, with an example that shows its form."""

    says: Sentence
    kind: Annotated[BlankKind, Field(strict=False)] = BlankKind.TEXT
    may_be_empty: bool = False
    example: str | Annotated[tuple[str | Row, ...], Field(strict=False)]

    @model_validator(mode="after")
    def _example_has_the_kind(self) -> Blank:
        if kind_of(self.example) is not self.kind:
            raise ValueError(f"eksemplet skal have samme form som feltet: {self.kind}.")
        return self


def kind_of(value: object) -> BlankKind | None:
    """The kind that a value has; None for what fits no blank. An empty list counts as a list of points."""
    if isinstance(value, str):
        return BlankKind.TEXT
    if not isinstance(value, list | tuple):
        return None
    if all(isinstance(part, str) for part in value):
        return BlankKind.LIST
    rows = all(isinstance(row, list | tuple) and row and all(isinstance(cell, str) for cell in row) for row in value)
    return BlankKind.ROWS if rows else None


class Fact(ContentModel):
    """A label and its value in a table of facts."""

    label: Sentence
    value: Wording
    otherwise: Otherwise | None = None


class TableEntry(ContentModel):
    """A table whose rows are one blank; widths are shares of the page."""

    header: Annotated[tuple[Sentence, ...], Field(strict=False, min_length=1)]
    rows: BlankName
    widths: Annotated[tuple[Annotated[int, Field(ge=1)], ...], Field(strict=False)] = ()
    caption: str = ""


SIGNATURE_CELLS = ("name", "role", "agreed")
BLOCK_KINDS = ("text", "facts", "points", "table", "notice", "figure", "signatures", "page_break")


class BlockEntry(ContentModel):
    """One block of a section; exactly one of its kinds is given."""

    text: Wording | None = None
    facts: Annotated[tuple[Fact, ...], Field(strict=False, min_length=1)] | None = None
    points: BlankName | None = None
    lead: Wording | None = None
    table: TableEntry | None = None
    notice: Wording | None = None
    figure: BlankName | None = None
    signatures: BlankName | None = None
    page_break: Literal[True] | None = None
    otherwise: Otherwise | None = None

    @model_validator(mode="after")
    def _is_one_block(self) -> BlockEntry:
        if len(self.kinds) != 1:
            raise ValueError(f"en blok er netop én af disse: {', '.join(BLOCK_KINDS)}.")
        if self.lead and not self.points:
            raise ValueError("«lead» er linjen over en liste og kan kun stå ved «points».")
        return self

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that are given."""
        return tuple(kind for kind in BLOCK_KINDS if getattr(self, kind) is not None)

    def blanks(self) -> Iterator[tuple[str, BlankKind, bool]]:
        """Walk the blanks used here: name, the kind that fits, and whether an empty one has a wording of its own."""
        said = self.otherwise is not None
        for wording in (self.text, self.notice, self.lead):
            yield from ((name, BlankKind.TEXT, said) for name in BLANK.findall(wording or ""))
        for fact in self.facts or ():
            yield from ((name, BlankKind.TEXT, fact.otherwise is not None) for name in BLANK.findall(fact.value))
        if self.points:
            yield self.points, BlankKind.LIST, said
        if self.table:
            yield self.table.rows, BlankKind.ROWS, said
        if self.signatures:
            yield self.signatures, BlankKind.ROWS, said

    @property
    def cells(self) -> dict[str, int]:
        """How many cells each row of a blank has here."""
        if self.signatures:
            return {self.signatures: len(SIGNATURE_CELLS)}
        return {self.table.rows: len(self.table.header)} if self.table else {}


class Section(ContentModel):
    """A heading and its blocks; with nothing to say it is left out, or says `nothing` where it asked for something."""

    heading: str = ""
    nothing: str = ""
    blocks: Annotated[tuple[BlockEntry, ...], Field(strict=False, min_length=1)]


class FieldEntry(ContentModel):
    """A field of another system: its name there, the longest text it takes if that is known, and what we put in it."""

    id: BlankName
    label: Sentence
    max_length: Annotated[int, Field(ge=1)] | Literal["unknown"]
    text: Wording
    otherwise: Otherwise | None = None


class LetterFile(ContentModel):
    """One document: who it is for, its title, its blanks, and its sections or fields."""

    id: Slug
    note: Sentence
    readers: Annotated[tuple[Sentence, ...], Field(strict=False, min_length=1)]
    title: Wording
    blanks: Annotated[dict[BlankName, Blank], Field(min_length=1)]
    sections: Annotated[tuple[Section, ...], Field(strict=False)] = ()
    fields: Annotated[tuple[FieldEntry, ...], Field(strict=False)] = ()

    @model_validator(mode="after")
    def _hangs_together(self) -> LetterFile:
        if bool(self.sections) == bool(self.fields):
            raise ValueError("et dokument har enten «sections» eller «fields».")
        used = set()
        for name, kind, may_be_empty in self._used_blanks():
            used.add(name)
            self._check_use(name, kind, may_be_empty)
        if unused := sorted(self.blanks.keys() - used):
            raise ValueError(f"disse felter bliver ikke brugt: {', '.join(unused)}.")
        for name, cells in self.cells.items():
            if any(len(row) != cells for row in self.blanks[name].example):
                raise ValueError(f"hver række i eksemplet til «{name}» skal have {cells} felter.")
        return self

    @property
    def cells(self) -> dict[str, int]:
        """How many cells each row of a blank has, for the blanks that stand in tables."""
        found: dict[str, int] = {}
        for section in self.sections:
            for block in section.blocks:
                found |= block.cells
        return found

    def _used_blanks(self) -> Iterator[tuple[str, BlankKind | None, bool]]:
        yield from ((name, BlankKind.TEXT, False) for name in BLANK.findall(self.title))
        for section in self.sections:
            yield from ((name, BlankKind.TEXT, False) for name in BLANK.findall(section.heading))
            for block in section.blocks:
                yield from block.blanks()
        for entry in self.fields:
            yield from ((name, None, entry.otherwise is not None) for name in BLANK.findall(entry.text))

    def _check_use(self, name: str, kind: BlankKind | None, may_be_empty: bool) -> None:
        blank = self.blanks.get(name)
        if blank is None:
            raise ValueError(f"feltet «{name}» står ikke under «blanks».")
        if kind is not None and blank.kind is not kind:
            raise ValueError(f"feltet «{name}» er af slagsen {blank.kind}, men her skal stå {kind}.")
        if blank.may_be_empty and not may_be_empty:
            raise ValueError(f"feltet «{name}» må være tomt; skriv under «otherwise», hvad der så skal stå.")
