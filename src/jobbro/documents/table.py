"""What goes into a spreadsheet: named sheets whose columns say what kind of value they hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

Cell = str | int | Decimal | date | bool | None
_LONGEST_NAME = 31
_FORBIDDEN_IN_NAME = frozenset("[]:*?/\\")


class ColumnKind(StrEnum):
    """What a column holds, which decides how its cells are written and shown."""

    TEXT = "text"
    WHOLE = "whole"
    DECIMAL = "decimal"
    MONEY = "money"
    DAY = "day"
    YES_NO = "yes-no"


_PYTHON_TYPES: dict[ColumnKind, tuple[type, ...]] = {
    ColumnKind.TEXT: (str,),
    ColumnKind.WHOLE: (int,),
    ColumnKind.DECIMAL: (int, Decimal),
    ColumnKind.MONEY: (int, Decimal),
    ColumnKind.DAY: (date,),
    ColumnKind.YES_NO: (bool,),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what it holds, and its width in characters."""

    name: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 18

    def accepts(self, cell: Cell) -> bool:
        """Test whether a value belongs in the column; None is an empty cell everywhere."""
        if cell is None:
            return True
        return type(cell) in _PYTHON_TYPES[self.kind]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with one header row."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]

    def __post_init__(self) -> None:
        fits = 0 < len(self.name) <= _LONGEST_NAME and self.name.strip("'") == self.name
        if not fits or _FORBIDDEN_IN_NAME & set(self.name):
            raise ValueError(f"A sheet's name has 1 to {_LONGEST_NAME} letters, none of []:*?/\\ and no ' at its ends.")
        if not self.columns:
            raise ValueError("A sheet has at least one column.")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(f"Row {number} of {self.name} has {len(row)} cells, not {len(self.columns)}.")
            for column, cell in zip(self.columns, row, strict=True):
                if not column.accepts(cell):
                    raise ValueError(f"Row {number}, {column.name}: {cell!r} is not {column.kind}.")


@dataclass(frozen=True, slots=True)
class Table:
    """One or more sheets with a common title."""

    title: str
    sheets: tuple[Sheet, ...]

    def __post_init__(self) -> None:
        names = [sheet.name.casefold() for sheet in self.sheets]
        if not names or len(set(names)) != len(names):
            raise ValueError("A table has at least one sheet, and no two sheets share a name.")
