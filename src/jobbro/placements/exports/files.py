"""The papers as files. Each comes from the record as it stands, and a paper for the company only when it may leave."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from jobbro.documents import to_ics, to_pdf, to_word
from jobbro.placements.exports.calendar import placement_calendar
from jobbro.placements.exports.letters import agreement_letter, citizen_letter, description_letter
from jobbro.placements.models import PaperKind, Placement
from jobbro.placements.queries.outside import Basis, ReleasedBasis, basis_of, released
from jobbro.placements.record import record_fingerprint

_PDF = "application/pdf"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ICS = "text/calendar; charset=utf-8"
_NAMES = {
    PaperKind.DESCRIPTION_PDF: ("praktikbeskrivelse", "pdf", _PDF),
    PaperKind.DESCRIPTION_WORD: ("praktikbeskrivelse", "docx", _WORD),
    PaperKind.AGREEMENT: ("aftale", "pdf", _PDF),
    PaperKind.CITIZEN_VERSION: ("din-plan", "pdf", _PDF),
    PaperKind.CALENDAR: ("kalender", "ics", _ICS),
}
_SUBSIDISED = {"praktikbeskrivelse": "job-med-loentilskud"}
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A file to hand out, and the fingerprint of the record that it was made from."""

    name: str
    content_type: str
    content: bytes
    record_fingerprint: str


def make_file(kind: PaperKind, placement: Placement, *, on_day: date) -> PaperFile:
    """Make a paper as a file.

    :raises NotForOthers: when the paper is for the company and says what it may not know; nothing is made
    :raises DocumentError: when it cannot be set, with a sentence for the one who asked
    """
    if kind is PaperKind.CITIZEN_VERSION:
        own = basis_of(placement)
        return _file(kind, own, to_pdf(citizen_letter(own, printed_on=on_day)))
    basis = released(placement)
    return _file(kind, basis, _for_company(kind, basis, on_day))


def _file(kind: PaperKind, basis: Basis, content: bytes) -> PaperFile:
    _word, _ending, content_type = _NAMES[kind]
    return PaperFile(file_name(kind, basis), content_type, content, record_fingerprint(basis.record))


def file_name(kind: PaperKind, basis: Basis) -> str:
    """«praktikbeskrivelse-solby-kirkegaard-2023-01-23.pdf»: the workplace and the first day, never a person."""
    word, ending, _content_type = _NAMES[kind]
    word = _SUBSIDISED.get(word, word) if basis.record.is_subsidised else word
    company = re.sub(r"\d{5,}", "", basis.record.names.company.lower().translate(_DANISH))
    first = basis.record.starts_on.isoformat() if basis.record.starts_on else ""
    parts = (word, slugify(company)[:60].strip("-"), first)
    return "-".join(part for part in parts if part) + f".{ending}"


def _for_company(kind: PaperKind, basis: ReleasedBasis, on_day: date) -> bytes:
    match kind:
        case PaperKind.DESCRIPTION_PDF:
            return to_pdf(description_letter(basis, printed_on=on_day))
        case PaperKind.DESCRIPTION_WORD:
            return to_word(description_letter(basis, printed_on=on_day))
        case PaperKind.AGREEMENT:
            return to_pdf(agreement_letter(basis, printed_on=on_day))
        case PaperKind.CALENDAR:
            return to_ics(placement_calendar(basis))
    raise ValueError(f"{kind} is copied field by field, not handed out as a file")
