"""A table as .xlsx and .csv, where nothing that a user typed can ever run as a formula."""

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from jobbro.documents.errors import DocumentError
from jobbro.documents.table import Cell, Column, ColumnKind, Sheet, Table
from jobbro.documents.text import clean, decimal_text

_MOST_ROWS = 1_048_575
_LONGEST_CELL = 32_767
_FORMATS = {
    ColumnKind.TEXT: {"text_wrap": True, "valign": "top", "num_format": "@"},
    ColumnKind.WHOLE: {"num_format": "0", "valign": "top"},
    ColumnKind.DECIMAL: {"num_format": "#,##0.0#", "valign": "top"},
    ColumnKind.MONEY: {"num_format": '#,##0.00 "kr."', "valign": "top"},
    ColumnKind.DAY: {"num_format": "dd-mm-yyyy", "valign": "top"},
    ColumnKind.YES_NO: {"valign": "top"},
}
# A spreadsheet that opens a CSV file reads these as the start of a formula, also after a blank.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_excel(table: Table, *, made_at: datetime) -> bytes:
    """Return the table as .xlsx: typed cells, a frozen header row with filters, text that stays text.

    :raises DocumentError: if a sheet has more rows, or a cell more text, than the format can hold
    """
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": clean(table.title), "created": made_at.astimezone(UTC).replace(tzinfo=None)})
        formats = {kind: book.add_format(look) for kind, look in _FORMATS.items()}
        heading = book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "top"})
        for sheet in table.sheets:
            _write_sheet(book, sheet, heading, formats)
    return file.getvalue()


def _write_sheet(book: Workbook, sheet: Sheet, heading: Format, formats: dict[ColumnKind, Format]) -> None:
    if len(sheet.rows) > _MOST_ROWS:
        raise DocumentError("Der er flere rækker, end et regneark kan have. Vælg færre, eller hent filen som CSV.")
    page = book.add_worksheet(sheet.name)
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, column.width)
        page.write_string(0, number, clean(column.name), heading)
    for line, row in enumerate(sheet.rows, start=1):
        for number, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
            _write_cell(page, line, number, column, cell, formats[column.kind])
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    page.repeat_rows(0)
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def _write_cell(page: Worksheet, line: int, number: int, column: Column, cell: Cell, look: Format) -> None:
    match cell:
        case None:
            page.write_blank(line, number, None, look)
        case bool():
            page.write_string(line, number, _yes_no(cell), look)
        case date():
            page.write_datetime(line, number, cell, look)
        case str():
            text = clean(cell)
            if len(text.encode("utf-16-le")) // 2 > _LONGEST_CELL:
                raise DocumentError(f"Teksten i «{column.name}» er for lang til et regneark. Hent filen som CSV.")
            page.write_string(line, number, text, look)
        case _:
            page.write_number(line, number, cell, look)


def to_csv(sheet: Sheet) -> bytes:
    """Return one sheet as CSV for a Danish spreadsheet: semicolons, decimal commas, UTF-8 with its mark.

    A text that would start a formula gets an apostrophe in front, so that it stays text.
    """
    file = StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow([_harmless(column.name) for column in sheet.columns])
    writer.writerows([_csv_text(cell) for cell in row] for row in sheet.rows)
    return file.getvalue().encode("utf-8-sig")


def _csv_text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return _yes_no(cell)
        case date():
            return f"{cell:%d-%m-%Y}"
        case str():
            return _harmless(cell)
        case int():
            return str(cell)
        case _:
            return decimal_text(cell)


def _harmless(text: str) -> str:
    text = clean(text)
    return "'" + text if text.lstrip(" ").startswith(_FORMULA_STARTS) else text


def _yes_no(answer: bool) -> str:
    return "ja" if answer else "nej"
