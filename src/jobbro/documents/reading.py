"""Reads a spreadsheet that somebody uploads: .xlsx or .csv becomes rows of text, and all else a plain answer."""

import csv
import warnings
import zlib
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO, StringIO
from itertools import islice
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from jobbro.documents.errors import DocumentError

MOST_BYTES, MOST_UNPACKED = 2_000_000, 40_000_000
MOST_ROWS, MOST_COLUMNS, MOST_LETTERS = 500, 40, 300
_BROKEN = (
    BadZipFile,
    InvalidFileException,
    ParseError,
    zlib.error,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    OSError,
)

Rows = tuple[tuple[str, ...], ...]


def read_table(data: bytes) -> Rows:
    """Return the rows of the first sheet as trimmed text, all of one length, without empty rows at any place.

    :raises DocumentError: when it is empty, too large, or no spreadsheet that can be read; the words are for the user
    """
    if not data.strip():
        raise DocumentError("Filen er tom. Gem regnearket igen, og prøv en gang til.")
    if len(data) > MOST_BYTES:
        raise DocumentError("Filen er for stor. Del den i flere filer med højst 500 borgere i hver.")
    rows = _excel(data) if data.startswith(b"PK") else _csv(data)
    kept = [row for row in rows if any(row)]
    if len(kept) < 2:
        raise DocumentError("Der er ingen rækker under overskrifterne. Tjek, at det er det første ark.")
    if len(kept) > MOST_ROWS + 1:
        raise DocumentError("Der er mere end 500 rækker. Del filen i flere.")
    width = max(number for row in kept for number, cell in enumerate(row, 1) if cell)
    if width > MOST_COLUMNS:
        raise DocumentError("Der er mere end 40 kolonner. Slet dem, der ikke skal bruges.")
    return tuple((*row[:width], *[""] * (width - len(row))) for row in kept)


def _excel(data: bytes) -> list[tuple[str, ...]]:
    try:
        with ZipFile(BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
                raise DocumentError("Filen er for stor. Del den i flere filer med højst 500 borgere i hver.")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and such, which are not read
            book = load_workbook(BytesIO(data), read_only=True, data_only=True)
            rows = book.worksheets[0].iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
            return _few(tuple(_text(cell) for cell in row) for row in rows)
    except _BROKEN as problem:
        raise DocumentError("Filen kan ikke læses som et regneark. Gem den som .xlsx eller .csv igen.") from problem


def _csv(data: bytes) -> list[tuple[str, ...]]:
    if b"\x00" in data:
        raise DocumentError("Det ligner ikke et regneark. Gem det som .xlsx eller .csv, og prøv igen.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    first = text.lstrip().partition("\n")[0]
    try:
        reader = csv.reader(StringIO(text, newline=""), delimiter=max(";\t,", key=first.count))
        return _few(tuple(_text(cell) for cell in row) for row in reader)
    except csv.Error as problem:
        raise DocumentError("Filen kan ikke læses som et regneark. Gem den som .xlsx eller .csv igen.") from problem


def _few(rows: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """As many rows as are needed to know that there are too many; empty ones at the end are not gone through."""
    return list(islice((row for row in islice(rows, 20_000) if any(row)), MOST_ROWS + 2))


def _text(cell: object) -> str:
    if isinstance(cell, datetime | date):
        return f"{cell:%d-%m-%Y}"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str("" if cell is None else cell).split())[:MOST_LETTERS]
