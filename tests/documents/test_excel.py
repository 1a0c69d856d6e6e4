"""Spreadsheets: typed cells, and no text that can ever run."""

import csv
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

import openpyxl
import pytest
from tests.documents.samples import HOSTILE_TEXTS

from jobbro.documents import Column, ColumnKind, DocumentError, Sheet, Table, to_csv, to_excel

MADE_AT = datetime(2023, 1, 16, 9, tzinfo=UTC)
COLUMNS = (
    Column("Virksomhed"),
    Column("Antal", ColumnKind.WHOLE),
    Column("Timer", ColumnKind.DECIMAL),
    Column("Løn", ColumnKind.MONEY),
    Column("Start", ColumnKind.DAY),
    Column("Aftalt", ColumnKind.YES_NO),
)
ROW = ("Solby Kirkegård", 3, Decimal("7.5"), Decimal("1234.50"), date(2023, 1, 23), True)
FORMULAS = ["=1+1", "+45 12345678", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", '=HYPERLINK("http://x")', "＝1", "{=1}"]


def sheet(*rows: tuple[object, ...]) -> Sheet:
    return Sheet("Forløb", COLUMNS, rows)  # type: ignore[arg-type]


def test_cells_are_numbers_days_and_text_of_their_own_kind() -> None:
    book = openpyxl.load_workbook(BytesIO(to_excel(Table("Forløb", (sheet(ROW, (None,) * 6),)), made_at=MADE_AT)))
    page = book["Forløb"]
    first_day = datetime(2023, 1, 23, tzinfo=UTC).replace(tzinfo=None)
    assert [cell.value for cell in page[1]] == ["Virksomhed", "Antal", "Timer", "Løn", "Start", "Aftalt"]
    assert [cell.value for cell in page[2]] == ["Solby Kirkegård", 3, 7.5, 1234.5, first_day, "ja"]
    assert [cell.value for cell in page[3]] == [None] * 6
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:F3"
    assert page["A1"].font.bold
    assert page["E2"].number_format == "dd-mm-yyyy"
    assert book.properties.title == "Forløb"


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    data = to_excel(Table("x", (Sheet(name="x", columns=(Column("a"),), rows=((text,),)),)), made_at=MADE_AT)
    cell = openpyxl.load_workbook(BytesIO(data)).active["A2"]  # type: ignore[index]
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    [_, line, *_] = to_csv(Sheet("x", (Column("a"),), ((text,),))).decode("utf-8-sig").split("\r\n", 1)
    assert line.lstrip('"').startswith(("'", "{"))


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_any_text_can_be_saved_and_read_again(name: str) -> None:
    text, _ = HOSTILE_TEXTS[name]
    made = Sheet("x", (Column("a"),), ((text,), ("slut",)))
    page = openpyxl.load_workbook(BytesIO(to_excel(Table("x", (made,)), made_at=MADE_AT))).active
    assert page["A3"].value == "slut"  # type: ignore[index]
    rows = list(csv.reader(StringIO(to_csv(made).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[-1] == ["slut"]
    assert len(rows) == 3


def test_csv_is_written_the_danish_way() -> None:
    assert to_csv(sheet(ROW)).decode("utf-8-sig").split("\r\n")[1] == "Solby Kirkegård;3;7,5;1234,5;23-01-2023;ja"


@pytest.mark.parametrize(
    "cells",
    [
        (1, 3, 1, 1, None, None),
        ("a", "3", 1, 1, None, None),
        ("a", True, 1, 1, None, None),
        ("a", 3, 1.5, 1, None, None),
        ("a", 3, 1, 1, MADE_AT, None),
        ("a", 3, 1, 1, None, 1),
    ],
)
def test_a_cell_of_the_wrong_kind_is_refused(cells: tuple[object, ...]) -> None:
    with pytest.raises(ValueError, match="Row 1"):
        sheet(cells)


@pytest.mark.parametrize("name", ["", "a" * 32, "a/b", "a[b]", "'a", "a'"])
def test_a_sheet_name_that_a_spreadsheet_refuses_is_refused(name: str) -> None:
    with pytest.raises(ValueError):
        Sheet(name, COLUMNS, ())


def test_a_text_too_long_for_a_cell_is_told_and_not_cut() -> None:
    with pytest.raises(DocumentError, match="for lang"):
        to_excel(Table("x", (Sheet("x", (Column("a"),), (("😀" * 16_384,),)),)), made_at=MADE_AT)
