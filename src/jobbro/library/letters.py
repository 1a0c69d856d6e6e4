"""Fills the documents of content/letters/ with the facts of a record.

    blanks("placement_description")          which facts the document asks for, and in which form
    fill("placement_description", facts)     the document with its facts, ready for jobbro.documents

`facts` maps every blank of the document to a text, a list of points or the rows of a table. A blank that is missing,
unknown or of another form is an error, and so is an empty one unless the file says what to write then.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jobbro.library.folder import CONTENT, Loaded, load
from jobbro.library.letter_files import BLANK, Blank, BlankKind, BlockEntry, FieldEntry, LetterFile, kind_of
from jobbro.library.problems import ContentError
from jobbro.library.text_files import WrongBlanks

FactValue = str | Sequence[str] | Sequence[Sequence[str]]
Facts = Mapping[str, FactValue]


class UnknownLetter(LookupError):
    """No document has this id."""


@dataclass(frozen=True, slots=True)
class FilledBlock:
    """A block with its words: `kind` is text, facts, points, table, notice, missing, figure, signatures or page_break.

    `text` holds the words of text, notice and missing, the line above points, and the name of a figure.
    `rows` holds everything in rows, points as rows of one cell; `header`, `widths` and `caption` belong to tables.
    """

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    header: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    caption: str = ""
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class FilledSection:
    """A heading, perhaps empty, and the blocks under it."""

    heading: str
    blocks: tuple[FilledBlock, ...]
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class FilledField:
    """A text to copy into a field of another system; `max_length` is None when nobody has told us.

    `lacks` names the blanks that nobody has filled; their lines are left out, and the rest of the text stands.
    """

    id: str
    label: str
    text: str
    max_length: int | None
    is_missing: bool = False
    lacks: tuple[str, ...] = ()

    @property
    def fits(self) -> bool | None:
        """Whether the text fits the field; None when the longest length is unknown."""
        return None if self.max_length is None else len(self.text) <= self.max_length


@dataclass(frozen=True, slots=True)
class FilledLetter:
    """A document with all its facts, and the version of the wording it was made from."""

    id: str
    title: str
    version: str
    sections: tuple[FilledSection, ...]
    fields: tuple[FilledField, ...]


def letter_ids(*, root: Path = CONTENT) -> tuple[str, ...]:
    """The ids of all documents, in order; ContentError when the files need mending."""
    return tuple(sorted(_letters(root)))


def blanks(letter_id: str, *, root: Path = CONTENT) -> Mapping[str, Blank]:
    """The blanks of a document by name, each with what it says, its form and an example; UnknownLetter if none."""
    return _letter(letter_id, root).model.blanks


def fill(letter_id: str, facts: Facts, *, root: Path = CONTENT) -> FilledLetter:
    """The document with its blanks filled; UnknownLetter for the id, WrongBlanks for facts that do not fit."""
    letter = _letter(letter_id, root)
    _check(letter.model, facts)
    sections = (
        FilledSection(_say(section.heading, facts), tuple(_filled_blocks(section.blocks, facts)), section.nothing)
        for section in letter.model.sections
    )
    return FilledLetter(
        letter_id,
        _say(letter.model.title, facts),
        letter.version,
        tuple(section for section in sections if section.blocks),
        tuple(_filled_field(entry, facts) for entry in letter.model.fields),
    )


def _letters(root: Path) -> dict[str, Loaded[LetterFile]]:
    found: dict[str, Loaded[LetterFile]] = {}
    for file in load(LetterFile, "letters", root=root):
        if file.model.id in found:
            raise ContentError([file.problem(f"id'et «{file.model.id}» er brugt før.", "id")])
        found[file.model.id] = file
    return found


def _letter(letter_id: str, root: Path) -> Loaded[LetterFile]:
    letters = _letters(root)
    if letter_id not in letters:
        raise UnknownLetter(letter_id)
    return letters[letter_id]


def _check(letter: LetterFile, facts: Facts) -> None:
    if facts.keys() != letter.blanks.keys():
        missing, unknown = letter.blanks.keys() - facts.keys(), facts.keys() - letter.blanks.keys()
        raise WrongBlanks(f"{letter.id} lacks {sorted(missing)} and does not know {sorted(unknown)}")
    for name, blank in letter.blanks.items():
        value = facts[name]
        empty = _is_empty(value)
        if empty and not blank.may_be_empty:
            raise WrongBlanks(f"{letter.id}: {name} may not be empty")
        kind = kind_of(value)
        if kind is not blank.kind and not (empty and kind is BlankKind.LIST and blank.kind is BlankKind.ROWS):
            raise WrongBlanks(f"{letter.id}: {name} is {kind}, not {blank.kind}")
        cells = letter.cells.get(name)
        if cells and any(len(row) != cells for row in value):
            raise WrongBlanks(f"{letter.id}: each row of {name} has {cells} cells")


def _filled_blocks(entries: Sequence[BlockEntry], facts: Facts) -> list[FilledBlock]:
    filled = (_filled_block(entry, facts) for entry in entries)
    return [block for block in filled if block is not None]


def _filled_block(entry: BlockEntry, facts: Facts) -> FilledBlock | None:
    if entry.facts:
        rows = ((fact.label, _say_or(fact.value, fact.otherwise, facts)) for fact in entry.facts)
        return FilledBlock("facts", rows=tuple(row for row in rows if row[1]))
    if any(_is_empty(facts[name]) for name, _, _ in entry.blanks()):
        return FilledBlock("missing", _say(entry.otherwise, facts)) if entry.otherwise else None
    if entry.table:
        table = entry.table
        return FilledBlock("table", "", _rows(facts[table.rows]), table.header, table.widths, table.caption)
    if entry.points:
        return FilledBlock("points", _say(entry.lead or "", facts), _rows(facts[entry.points]))
    if entry.signatures:
        return FilledBlock("signatures", rows=_rows(facts[entry.signatures]))
    if entry.figure:
        return FilledBlock("figure", entry.figure, otherwise=entry.otherwise or "")
    if entry.page_break:
        return FilledBlock("page_break")
    kind = "notice" if entry.notice else "text"
    return FilledBlock(kind, _say(entry.notice or entry.text or "", facts))


def _filled_field(entry: FieldEntry, facts: Facts) -> FilledField:
    lacks = tuple(dict.fromkeys(name for name in BLANK.findall(entry.text) if _is_empty(facts[name])))
    longest = None if entry.max_length == "unknown" else entry.max_length
    known = _known_part(entry.text, lacks)
    text = _say(known, facts) if known else _say(entry.otherwise or "", facts)
    return FilledField(entry.id, entry.label, text, longest, not known, lacks if known else ())


def _known_part(wording: str, lacks: Sequence[str]) -> str:
    """The lines of a text that can be said: one with an empty blank goes, and so does a line that led up to it.

    Where something is lacking, words without a single fact are not worth saying.
    """
    kept: list[str] = []
    for line in wording.split("\n"):
        if any(name in lacks for name in BLANK.findall(line)):
            if kept and kept[-1].endswith(":"):
                kept.pop()
        else:
            kept.append(line)
    said = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
    return said if not lacks or BLANK.search(said) else ""


def _say_or(wording: str, otherwise: str | None, facts: Facts) -> str:
    if any(_is_empty(facts[name]) for name in BLANK.findall(wording)):
        return _say(otherwise or "", facts)
    return _say(wording, facts)


def _say(wording: str, facts: Facts) -> str:
    return BLANK.sub(lambda found: _as_text(facts[found.group(1)]), wording)


def _as_text(value: FactValue) -> str:
    """A list inside a text becomes one line a point, and a row one line with its cells after one another."""
    if isinstance(value, str):
        return value.strip()
    return "\n".join("- " + ", ".join(cell for cell in row if cell) for row in _rows(value))


def _rows(value: FactValue) -> tuple[tuple[str, ...], ...]:
    return tuple((row,) if isinstance(row, str) else tuple(row) for row in value)


def _is_empty(value: FactValue) -> bool:
    return not value.strip() if isinstance(value, str) else not value
