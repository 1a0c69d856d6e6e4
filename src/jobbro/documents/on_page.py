"""A letter on a web page: the same blocks in the same order as on paper."""

from dataclasses import dataclass
from typing import Any

from jobbro.documents.letter import (
    Block,
    BoardFigure,
    BulletList,
    DataTable,
    FactTable,
    Heading,
    Letter,
    Notice,
    Paragraph,
    RoadFigure,
    Signatures,
    StairFigure,
    WeekFigure,
)
from jobbro.documents.pictures import table_of

_KINDS: dict[type, str] = {
    Heading: "heading",
    Paragraph: "paragraph",
    FactTable: "facts",
    DataTable: "table",
    BulletList: "points",
    Notice: "notice",
    Signatures: "signatures",
}


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block and the name by which the template knows its kind."""

    kind: str
    block: Any

    @property
    def rows(self) -> list[list[tuple[str, str]]]:
        """The rows of a table, each cell with the heading of its column."""
        return [list(zip(self.block.header, row, strict=True)) for row in self.block.rows]


def page_blocks(letter: Letter) -> tuple[PageBlock, ...]:
    """Return the blocks of a letter for the template ui/components/letter.html; a picture is shown as its table."""
    return tuple(
        PageBlock(_KINDS[type(block)], block) for block in map(_without_picture, letter.blocks) if type(block) in _KINDS
    )


def _without_picture(block: Block) -> Block:
    return table_of(block) if isinstance(block, StairFigure | WeekFigure | RoadFigure | BoardFigure) else block
