"""Files of companies: what the register saved (JSON, JSON lines), and what people make (CSV, .xlsx), row by row."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO

from stdnum.dk import cvr as cvr_numbers

from jobbro.documents import DocumentError
from jobbro.documents.reading import numbered_rows
from jobbro.integrations.register import Problem, Told, ToldCompany, ToldSite, read_documents

MOST_UNPACKED, MOST_LETTERS = 400_000_000, 4000
_DIGITS = re.compile(r"[0-9]+")
_PHONE = re.compile(r"[0-9]{8}|(\+|00)[0-9]{8,15}")
_EMAIL = re.compile(r"[^@\s;,]+@[^@\s;,]+\.[^@\s;,]+")
_NOISE = re.compile(r"[\s.\-/()]+")
_YES, _NO = frozenset({"ja", "j", "1", "true", "sand", "x"}), frozenset({"nej", "n", "0", "false", "falsk"})
# What people call the columns, without signs and in small letters.
_HEADINGS = {
    "cvr": "cvr",
    "cvrnr": "cvr",
    "cvrnummer": "cvr",
    "navn": "name",
    "virksomhed": "name",
    "virksomhedsnavn": "name",
    "virksomhedensnavn": "name",
    "branche": "branch_name",
    "branchenavn": "branch_name",
    "branchetekst": "branch_name",
    "hovedbranche": "branch_name",
    "branchekode": "branch_code",
    "formål": "activity",
    "laver": "activity",
    "telefon": "phone",
    "tlf": "phone",
    "mail": "email",
    "email": "email",
    "hjemmeside": "website",
    "web": "website",
    "reklamebeskyttet": "advertising_protected",
    "reklamebeskyttelse": "advertising_protected",
    "ansatte": "employees",
    "antalansatte": "employees",
    "ophørt": "closed_on",
    "ophørsdato": "closed_on",
    "pnummer": "p_number",
    "pnr": "p_number",
    "stedetsnavn": "site_name",
    "arbejdssted": "site_name",
    "adresse": "street",
    "vej": "street",
    "gade": "street",
    "vejognummer": "street",
    "postnummer": "postcode",
    "postnr": "postcode",
    "by": "city",
    "postdistrikt": "city",
}


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """A file being read: its rows with their lines as they come, and the headings that were not understood."""

    rows: Iterator[tuple[int, Told]]
    unknown: tuple[str, ...] = ()


class _Refused(ValueError):
    """A cell cannot be taken; the message is the reason."""


def read_register_file(file: BinaryIO) -> RegisterFile:
    """Read a file of companies of any of the four kinds; it is told by its first sign.

    :raises DocumentError: when nothing in it can be read; the words are for the user
    """
    start = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    file.seek(0)
    if not start:
        raise DocumentError("Filen er tom. Hent den igen, og prøv en gang til.")
    if start[:1] in (b"[", b"{"):
        return RegisterFile(_from_json(file))
    rows = numbered_rows(file, most_unpacked=MOST_UNPACKED, most_letters=MOST_LETTERS)
    _line, headings = next(((line, row) for line, row in rows if any(row)), (0, ()))
    fields = [_HEADINGS.get(_plain(heading), "") for heading in headings]
    if twice := next((field for field in fields if field and fields.count(field) > 1), ""):
        names = [heading for heading, field in zip(headings, fields, strict=True) if field == twice]
        raise DocumentError(f"To kolonner siger det samme: {' og '.join(names)}. Slet den ene.")
    if not {"cvr", "name"} <= set(fields):
        raise DocumentError("Første række skal have overskrifterne CVR og Navn. Tjek, at det er det første ark.")
    unknown = tuple(heading for heading, field in zip(headings, fields, strict=True) if heading and not field)
    return RegisterFile(_from_rows(rows, fields), unknown)


def _plain(heading: str) -> str:
    return _NOISE.sub("", heading.lower())


def _from_rows(rows: Iterable[tuple[int, Sequence[str]]], fields: Sequence[str]) -> Iterator[tuple[int, Told]]:
    has_site = "p_number" in fields
    read = {field: (number, _CELLS.get(field)) for number, field in enumerate(fields) if field}
    plan = [(field, number, clean) for field, (number, clean) in read.items()]
    for line, row in rows:
        if not any(row):
            continue
        width = len(row)
        try:
            said = {
                field: clean(row[number]) if clean else row[number]
                for field, number, clean in plan
                if number < width and row[number]
            }
            yield line, _company_of(said, has_site)
        except _Refused as refused:
            number = read["cvr"][0]
            yield line, Problem(row[number][:60] if number < width else "", str(refused))


def _company_of(said: dict[str, Any], has_site: bool) -> ToldCompany:
    if "cvr" not in said or "name" not in said:
        raise _Refused("CVR-nummeret mangler." if "cvr" not in said else "Navnet mangler.")
    sites: tuple[ToldSite, ...] = ()
    name, site_name = said["name"], said.pop("site_name", "")
    street, postcode, city = said.pop("street", None), said.pop("postcode", None), said.pop("city", None)
    if p_number := said.pop("p_number", ""):
        sites = (ToldSite(p_number, site_name or name, said["cvr"], street, postcode, city, is_main=True),)
    elif has_site and (street or site_name):
        raise _Refused("Der er en adresse, men P-nummeret mangler.")
    return ToldCompany(**said, tells_closing="closed_on" in said, sites=sites)


def _name(cell: str) -> str:
    if len(cell) > 200:
        raise _Refused("Et navn er på mere end 200 tegn.")
    return cell


def _cvr(cell: str) -> str:
    digits = cell if cell.isdecimal() else _NOISE.sub("", cell).upper().removeprefix("DK")
    if len(digits) != 8 or not _DIGITS.fullmatch(digits):
        raise _Refused("CVR-nummeret har ikke otte cifre.")
    if cvr_numbers.checksum(digits) != 0:
        raise _Refused("CVR-nummeret er ikke et rigtigt nummer. Måske er to cifre byttet om.")
    return digits


def _with_digits(number: int, reason: str) -> Callable[[str], str]:
    def clean(cell: str) -> str:
        digits = _NOISE.sub("", cell)
        if len(digits) != number or not _DIGITS.fullmatch(digits):
            raise _Refused(reason)
        return digits

    return clean


def _postcode(cell: str) -> str:
    if len(cell) > 4 or not _DIGITS.fullmatch(cell):
        raise _Refused("Postnummeret har ikke fire cifre.")
    return cell.rjust(4, "0")


def _employees(cell: str) -> int:
    digits = cell.replace(".", "")
    if not _DIGITS.fullmatch(digits) or len(digits) > 7 or int(digits) > 1_000_000:
        raise _Refused(f"Antal ansatte er ikke et helt tal: {cell[:20]}.")
    return int(digits)


def _day(cell: str) -> date:
    for form in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"):
        try:
            return datetime.strptime(cell, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise _Refused(f"Dagen kan ikke læses: {cell[:20]}. Skriv den som 31-12-2026.")


def _yes_no(cell: str) -> bool:
    word = cell.lower()
    if word not in _YES and word not in _NO:
        raise _Refused(f"Skriv ja eller nej til reklamebeskyttelse, ikke {cell[:20]}.")
    return word in _YES


def _phone(cell: str) -> str:
    if len(cell) > 20 or not _PHONE.fullmatch(_NOISE.sub("", cell)):
        raise _Refused("Telefonnummeret kan ikke ringes op.")
    return cell


def _email(cell: str) -> str:
    if len(cell) > 254 or not _EMAIL.fullmatch(cell):
        raise _Refused("Mailadressen er ikke hel.")
    return cell


def _website(cell: str) -> str:
    address = cell if "://" in cell else f"https://{cell}"
    if not address.startswith(("http://", "https://")) or len(address) > 200 or " " in address:
        raise _Refused("Hjemmesidens adresse er ikke hel.")
    return address


def _short(length: int, what: str) -> Callable[[str], str]:
    def clean(cell: str) -> str:
        if len(cell) > length:
            raise _Refused(f"{what} er på mere end {length} tegn.")
        return cell

    return clean


_CELLS: dict[str, Callable[[str], Any]] = {
    "cvr": _cvr,
    "name": _name,
    "site_name": _name,
    "branch_code": _with_digits(6, "Branchekoden har ikke seks cifre."),
    "branch_name": _short(200, "Branchens navn"),
    "p_number": _with_digits(10, "P-nummeret har ikke ti cifre."),
    "postcode": _postcode,
    "street": _short(200, "Adressen"),
    "city": _short(100, "Byens navn"),
    "employees": _employees,
    "closed_on": _day,
    "advertising_protected": _yes_no,
    "phone": _phone,
    "email": _email,
    "website": _website,
}


def _from_json(file: BinaryIO) -> Iterator[tuple[int, Told]]:
    """The register's documents: as a list, as the answer to a search, or one to a line."""
    read = list(_json_lines(file))
    yield from ((line, problem) for line, problem in read if isinstance(problem, Problem))
    yield from read_documents((line, document) for line, document in read if not isinstance(document, Problem))


def _json_lines(file: BinaryIO) -> Iterator[tuple[int, Any]]:
    whole = file.read().decode("utf-8-sig", errors="replace")
    try:
        answer = json.loads(whole)
    except (ValueError, RecursionError):
        yield from _one_a_line(whole)
        return
    hits = answer.get("hits") if isinstance(answer, dict) else None
    listed = hits.get("hits") if isinstance(hits, dict) else answer
    yield from enumerate(listed if isinstance(listed, list) else [answer], 1)


def _one_a_line(whole: str) -> Iterator[tuple[int, Any]]:
    good = 0
    for line, text in enumerate(whole.splitlines(), 1):
        if not text.strip():
            continue
        try:
            yield line, json.loads(text)
            good += 1
        except (ValueError, RecursionError):
            yield line, Problem("", "Linjen er ikke hel JSON.")
    if not good:
        raise DocumentError("Filen er ikke hel JSON. Hent den igen fra registret.")
