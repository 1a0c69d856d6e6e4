"""Spreadsheets as people really send them: read as rows of text, or answered in plain Danish."""

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from jobbro.documents import DocumentError
from jobbro.documents.reading import MOST_UNPACKED, read_table


def excel(*rows: list[Any]) -> bytes:
    book, file = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(file)
    return file.getvalue()


def test_excel_gives_text_days_and_whole_numbers() -> None:
    rows = read_table(excel(["Navn", "CPR", "Fra"], ["  Åse  Holm ", 101901234, date(2026, 3, 4)], [None] * 3))
    assert rows == (("Navn", "CPR", "Fra"), ("Åse Holm", "101901234", "04-03-2026"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_csv_is_read_in_any_usual_form(encoding: str, mark: str) -> None:
    text = mark.join(["Fornavn", "Efternavn"]) + "\r\n\r\n" + mark.join(['"Bjørn"', "Åberg"]) + "\r\n"
    assert read_table(text.encode(encoding)) == (("Fornavn", "Efternavn"), ("Bjørn", "Åberg"))


def test_short_rows_are_filled_up() -> None:
    assert read_table(b"a;b;c\n1\n") == (("a", "b", "c"), ("1", "", ""))


def bomb() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b"0" * (MOST_UNPACKED + 1))
    return file.getvalue()


def with_password() -> bytes:
    """The mark of a password stands in front of each part and in the list at the end."""
    data = bytearray(excel(["Navn"], ["Åse"]))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 1)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (with_password(), "kan ikke læses"),
        (b"", "tom"),
        (b" \n\n", "tom"),
        (b"Navn;CPR\n", "ingen rækker"),
        (b"x" * 2_000_001, "for stor"),
        (b"Navn\n" + b"a\n" * 501, "mere end 500"),
        (b"a;" * 41 + b"a\n" + b"1;" * 41 + b"1\n", "mere end 40"),
        (b"PK\x03\x04 not a zip", "kan ikke læses"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "ligner ikke"),
        (b"\x00\x01\x02", "ligner ikke"),
        (b'a;b\n"' + b"x" * 200_000, "kan ikke læses"),
        (bomb(), "for stor"),
    ],
    ids=[
        "password",
        "empty",
        "blank",
        "only headings",
        "huge",
        "long",
        "wide",
        "no zip",
        "old excel",
        "binary",
        "quote",
        "bomb",
    ],
)
def test_what_is_no_such_spreadsheet_is_answered_in_plain_danish(data: bytes, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        read_table(data)


def test_a_zip_of_something_else_is_no_spreadsheet() -> None:
    file = BytesIO()
    with ZipFile(file, "w") as parts:
        parts.writestr("hello.txt", "hi")
    with pytest.raises(DocumentError, match="kan ikke læses"):
        read_table(file.getvalue())
