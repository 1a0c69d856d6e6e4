"""Reads a spreadsheet that somebody uploads: .xlsx or .csv becomes rows of text, and all else a plain answer."""

import csv
import lzma
import warnings
import zlib
from codecs import getincrementaldecoder
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO, TextIOWrapper
from itertools import islice
from typing import BinaryIO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from jobbro.documents.errors import DocumentError

MOST_BYTES, MOST_UNPACKED = 2_000_000, 40_000_000
MOST_ROWS, MOST_COLUMNS, MOST_LETTERS = 500, 40, 300
_CHUNK = 1_000_000
_BROKEN = (
    BadZipFile,
    InvalidFileException,
    ParseError,
    zlib.error,
    lzma.LZMAError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    OSError,
    RuntimeError,  # packed with a password
)

Rows = tuple[tuple[str, ...], ...]
NOT_A_SHEET = "Filen kan ikke læses som et regneark. Gem den som .xlsx eller .csv igen."


def read_table(data: bytes) -> Rows:
    """Return the rows of the first sheet as trimmed text, all of one length, without empty rows at any place.

    :raises DocumentError: when it is empty, too large, or no spreadsheet that can be read; the words are for the user
    """
    if not data.strip():
        raise DocumentError("Filen er tom. Gem regnearket igen, og prøv en gang til.")
    if len(data) > MOST_BYTES:
        raise DocumentError("Filen er for stor. Del den i flere filer med højst 500 borgere i hver.")
    # As many rows as are needed to know that there are too many; empty ones at the end are not gone through.
    rows = islice(numbered_rows(BytesIO(data), most_unpacked=MOST_UNPACKED), 20_000)
    kept = list(islice((row for _line, row in rows if any(row)), MOST_ROWS + 2))
    if len(kept) < 2:
        raise DocumentError("Der er ingen rækker under overskrifterne. Tjek, at det er det første ark.")
    if len(kept) > MOST_ROWS + 1:
        raise DocumentError("Der er mere end 500 rækker. Del filen i flere.")
    width = max(number for row in kept for number, cell in enumerate(row, 1) if cell)
    if width > MOST_COLUMNS:
        raise DocumentError("Der er mere end 40 kolonner. Slet dem, der ikke skal bruges.")
    return tuple((*row[:width], *[""] * (width - len(row))) for row in kept)


def numbered_rows(
    file: BinaryIO, *, most_unpacked: int, most_letters: int = MOST_LETTERS
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the rows of .xlsx (first sheet) or .csv as trimmed text, each with its line; the file is read as it goes.

    :raises DocumentError: when it is no spreadsheet that can be read, or unpacks to more; the words are for the user
    """
    packed = file.read(2) == b"PK"
    file.seek(0)
    return _excel(file, most_unpacked, most_letters) if packed else _csv(file, most_letters)


def _excel(file: BinaryIO, most_unpacked: int, most_letters: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    try:
        with ZipFile(file) as parts:
            if sum(part.file_size for part in parts.infolist()) > most_unpacked:
                raise DocumentError("Filen er for stor, når den er pakket ud. Del den i flere filer.")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and such, which are not read
            book = load_workbook(file, read_only=True, data_only=True)
            rows = book.worksheets[0].iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
            for line, row in enumerate(rows, 1):
                yield line, tuple(_text(cell, most_letters) for cell in row)
    except _BROKEN as problem:
        raise DocumentError(NOT_A_SHEET) from problem


def _csv(file: BinaryIO, most_letters: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    text = TextIOWrapper(file, _encoding(file), errors="replace", newline="")
    try:
        first = next((line for line in text if line.strip()), "")
        text.seek(0)
        reader = csv.reader(text, delimiter=max(";\t,", key=first.count))
        for row in reader:
            yield reader.line_num, tuple([" ".join(cell.split())[:most_letters] for cell in row])
    except csv.Error as problem:
        raise DocumentError(NOT_A_SHEET) from problem
    finally:
        text.detach()  # the file is the caller's, and closed by the caller


def _encoding(file: BinaryIO) -> str:
    """UTF-8 where all of the file is, else the one that older Danish spreadsheets are written in."""
    decoder, encoding = getincrementaldecoder("utf-8")(), "utf-8-sig"
    while part := file.read(_CHUNK):
        if b"\x00" in part:
            raise DocumentError("Det ligner ikke et regneark. Gem det som .xlsx eller .csv, og prøv igen.")
        try:
            decoder.decode(part)
        except UnicodeDecodeError:
            encoding = "cp1252"
    file.seek(0)
    return encoding


def _text(cell: object, most_letters: int) -> str:
    if isinstance(cell, datetime | date):
        return f"{cell:%d-%m-%Y}"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str("" if cell is None else cell).split())[:most_letters]
