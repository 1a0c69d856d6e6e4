"""Turns a document of content/letters/, filled with facts, into a Letter that any format can print."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from jobbro.documents.letter import (
    Block,
    BulletList,
    DataTable,
    FactTable,
    Figure,
    Heading,
    Letter,
    Notice,
    NoticeKind,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
    Watermark,
)
from jobbro.library.letters import FilledBlock, FilledField, FilledLetter

Missing = Callable[[str], Block | None]


def boxed(text: str) -> Block:
    """What is missing in a framed box, so that the one who writes on sees it."""
    return Notice(text, NoticeKind.MISSING)


def said_plainly(text: str) -> Block:
    """What is not agreed as running text, for a reader who should know it and cannot write it."""
    return Paragraph.of(text)


def left_out(text: str) -> None:
    """Nothing: a text that is done says what it says and asks for no more."""


def letter_from(
    filled: FilledLetter,
    *,
    about: str,
    municipality: str,
    printed_on: date,
    figures: Mapping[str, Figure] | None = None,
    footer: str = "",
    watermark: Watermark | None = None,
    colour: str = "#0059b3",
    missing: Missing = boxed,
    nothing: str = "",
) -> Letter:
    """Return the filled document as a letter; a figure that is not given says its `otherwise` or is left out.

    `missing` decides what stands where a text asks for something. A heading with nothing under it is left out, or says
    `nothing` when it asked for something.
    Fields for another system come as a heading and a text each. ValueError for a figure the document has no place for.
    """
    drawn = dict(figures or {})
    blocks: list[Block] = []
    for section in filled.sections:
        made = [block for entry in section.blocks for block in _blocks(entry, drawn, missing)]
        if not made and nothing and any(entry.kind == "missing" for entry in section.blocks):
            made = [Paragraph.of(section.nothing or nothing)]
        if made and section.heading:
            blocks.append(Heading(section.heading))
        blocks.extend(made)
    for field in filled.fields:
        blocks.extend((Heading(field.label), _field(field)))
    if unplaced := drawn.keys() - _figure_names(filled):
        raise ValueError(f"{filled.id} has no place for {sorted(unplaced)}")
    return Letter(
        title=filled.title,
        about=about,
        municipality=municipality,
        printed_on=printed_on,
        blocks=tuple(blocks),
        footer=footer,
        watermark=watermark,
        colour=colour,
    )


def fields_text(filled: FilledLetter) -> str:
    """Return the fields as one text, label over text, for those who paste everything in one place."""
    return "\n\n".join(f"{field.label}\n{field.text}" for field in filled.fields if not field.is_missing)


def _figure_names(filled: FilledLetter) -> set[str]:
    return {entry.text for section in filled.sections for entry in section.blocks if entry.kind == "figure"}


def _field(field: FilledField) -> Block:
    if field.is_missing:
        return boxed(field.text or "Ikke udfyldt endnu.")
    return Paragraph.of(field.text)


def _blocks(entry: FilledBlock, figures: Mapping[str, Figure], missing: Missing) -> Iterator[Block]:
    match entry.kind:
        case "text":
            yield Paragraph.of(entry.text)
        case "facts":
            yield FactTable(tuple((label, value) for label, value in entry.rows))
        case "points":
            if entry.text:
                yield Paragraph.of(entry.text)
            yield BulletList(tuple(point for (point,) in entry.rows))
        case "table":
            yield DataTable(entry.header, entry.rows, entry.widths, entry.caption)
        case "notice":
            yield Notice(entry.text, NoticeKind.IMPORTANT)
        case "missing":
            yield from _where_missing(entry.text, missing)
        case "figure" if entry.text in figures:
            yield figures[entry.text]
        case "figure":
            yield from _where_missing(entry.otherwise, missing)
        case "signatures":
            yield Signatures(tuple(Signature(name, role, agreed) for name, role, agreed in entry.rows))
        case "page_break":
            yield PageBreak()


def _where_missing(text: str, missing: Missing) -> Iterator[Block]:
    block = missing(text) if text else None
    if block is not None:
        yield block
