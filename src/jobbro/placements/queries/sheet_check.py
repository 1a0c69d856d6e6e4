"""Holding a copy of a sheet against the real one: by the number and code on the paper, or by the file itself."""

import hashlib
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from jobbro.documents import control_code
from jobbro.placements.exports.contribution import sealer
from jobbro.placements.models import ResponsibilitySheet, SheetFile
from jobbro.placements.queries.sheet_content import SheetContent

_NUMBER = re.compile(rb"SA-\d{4}-[A-Z2-9]{8}")
_MOST_UNPACKED = 20_000_000
# What a packed file can break with, whichever way it was packed.
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, ValueError, OSError, RuntimeError, EOFError)


class SheetVerdict(StrEnum):
    """What a copy of a sheet is, held against what was handed out."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class HeldAgainst:
    """The answer about a copy, with the real words when it is genuine, and whether a newer one is out."""

    verdict: SheetVerdict
    content: SheetContent | None = None
    is_replaced: bool = False


UNKNOWN = HeldAgainst(SheetVerdict.UNKNOWN)
CHANGED = HeldAgainst(SheetVerdict.CHANGED)


def held_by_code(number: str, code: str) -> HeldAgainst:
    """Hold the number and the code on a paper against the sheet: both must fit, and the seal must hold."""
    sheet = ResponsibilitySheet.objects.filter(number=number.strip().upper()).first()
    if sheet is None:
        return UNKNOWN
    typed = re.sub(r"[^A-Z2-7]", "", code.upper())
    if typed != control_code(sheet.signature).replace("-", ""):
        return CHANGED
    return _genuine(sheet)


def held_file(data: bytes) -> HeldAgainst:
    """Hold a file against those that were handed out: the same to the last byte, one that was changed, or unknown."""
    file = SheetFile.objects.filter(fingerprint=hashlib.sha256(data).hexdigest()).select_related("sheet").first()
    if file is not None:
        return _genuine(file.sheet) if sealer().holds(data, file.signature) else CHANGED
    numbers = [found.decode() for found in _numbers_in(data)]
    return CHANGED if ResponsibilitySheet.objects.filter(number__in=numbers).exists() else UNKNOWN


def _genuine(sheet: ResponsibilitySheet) -> HeldAgainst:
    if not sealer().holds(sheet.content.encode(), sheet.signature):
        return CHANGED
    same = ResponsibilitySheet.objects.filter(company=sheet.company_id, year=sheet.year, kind=sheet.kind)
    newer = same.filter(version__gt=sheet.version).exists()
    return HeldAgainst(SheetVerdict.UNCHANGED, SheetContent.read(sheet.content), newer)


def _numbers_in(data: bytes) -> set[bytes]:
    return {found for part in _parts_of(data) for found in _NUMBER.findall(part)}


def _parts_of(data: bytes) -> Iterable[bytes]:
    """The file itself, and what lies inside one that is packed (Word, Excel)."""
    yield data
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) <= _MOST_UNPACKED:
                for name in packed.namelist():
                    yield packed.read(name)
    except _BROKEN:
        return
