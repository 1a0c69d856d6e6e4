"""The CV as a letter: the same blocks on the page, in the PDF and in Word."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from jobbro.accounts.models import Municipality
from jobbro.citizens.queries.cv_versions import CvContent
from jobbro.documents import Letter, Watermark, letter_from, to_pdf, to_word
from jobbro.documents.from_content import left_out
from jobbro.domain.fit import CvSection
from jobbro.library.letters import FactValue, fill

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAKERS = {"pdf": (to_pdf, "application/pdf"), "docx": (to_word, _WORD)}
ENDINGS = tuple(_MAKERS)
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_BLANK_OF = {CvSection.WHY: "wishes"}


@dataclass(frozen=True, slots=True)
class CvFile:
    """A file to hand out; its name says whom it is for and never who it is about."""

    name: str
    content_type: str
    content: bytes


def cv_letter(content: CvContent, *, municipality: Municipality, printed_on: date) -> Letter:
    """Return the CV as a letter; a section without anything in it is left out, experience too."""
    sections = {_BLANK_OF.get(place, place.value): list(lines) for place, lines in content.sections.items()}
    contact = [f"{label}: {said}" for label, said in content.contact]
    facts: dict[str, FactValue] = {
        "name": content.name,
        "contact_lines": contact,
        "unsorted": list(content.unsorted),
        **sections,
    }
    return letter_from(
        fill("cv", facts),
        about=content.name,
        municipality=municipality.name,
        printed_on=printed_on,
        watermark=Watermark.DEMO if content.is_demo else None,
        colour=municipality.colour,
        missing=left_out,
    )


def cv_file(letter: Letter, *, recipient: str, ending: str) -> CvFile:
    """Return the letter as a PDF or a Word file.

    :raises DocumentError: when it cannot be set, with a sentence for the one who asked
    """
    make, content_type = _MAKERS[ending]
    reader = slugify(re.sub(r"\d{5,}", "", recipient.lower().translate(_DANISH)))[:60].strip("-")
    name = "-".join(part for part in ("cv", reader, letter.printed_on.isoformat()) if part)
    return CvFile(f"{name}.{ending}", content_type, make(letter))
