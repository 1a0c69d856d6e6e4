"""Reads the papers back: what a person finds in each file, told apart from how the code made it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import docx
import icalendar
from docx.oxml.ns import qn
from tests.documents.tagged_pdf import read_tagged
from tests.placements.factories import NOW, Case

from jobbro.documents import to_ics, to_pdf, to_word
from jobbro.placements import actions, exports
from jobbro.placements.models import PaperKind, Placement
from jobbro.placements.queries.outside import basis_of, released
from jobbro.placements.queries.reading import record_of
from jobbro.placements.queries.workplace import workplace_of

PRINTED = date(2099, 12, 31)
FOR_COMPANY = (PaperKind.DESCRIPTION_PDF, PaperKind.DESCRIPTION_WORD, PaperKind.AGREEMENT, PaperKind.CALENDAR)
_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
_DAY = re.compile(rf"(\d{{1,2}})\. ({'|'.join(_MONTHS)}) (\d{{4}})")
_A_WEEK = re.compile(r"(\d+(?:,\d+)?) timer om ugen")
_IN_ALL = re.compile(r"(\d+) dage og (\d+(?:,\d+)?) timer")


def save(case: Case, **parts: object) -> Placement:
    """Save the record with some parts replaced, as the consultant would, and return the placement as stored."""
    placement = Placement.objects.get(pk=case.placement.pk)
    actions.save_record(
        by=case.consultant,
        placement_id=placement.pk,
        record=record_of(placement).changed(**parts),
        edit_version=placement.edit_version,
        at=NOW,
    )
    return Placement.objects.get(pk=placement.pk)


@dataclass(frozen=True)
class Said:
    """A paper as words, in one line."""

    text: str

    @property
    def days(self) -> set[date]:
        """Every day written out with its year, the day of printing left out."""
        found = {date(int(y), _MONTHS.index(m) + 1, int(d)) for d, m, y in _DAY.findall(self.text)}
        return found - {PRINTED}

    @property
    def weekly_hours(self) -> set[Decimal]:
        """Every number of hours a week."""
        return {Decimal(n.replace(",", ".")) for n in _A_WEEK.findall(self.text)}

    @property
    def in_all(self) -> list[tuple[int, Decimal]]:
        """Days and hours in all, as written."""
        return [(int(days), Decimal(n.replace(",", "."))) for days, n in _IN_ALL.findall(self.text)]


def pdf_text(content: bytes) -> str:
    """Return the words of a PDF as its structure tells them."""
    # A word that is hyphenated at the end of a line comes in three pieces: its halves and the soft hyphen.
    return _line(" ".join(read_tagged(content).texts()).replace(" \u00ad ", ""))


def word_text(content: bytes) -> str:
    """Return the words of a Word file, paragraph after paragraph, tables included."""
    body = docx.Document(BytesIO(content)).element.body
    paragraphs = ("".join(node.text or "" for node in part.iter(qn("w:t"))) for part in body.iter(qn("w:p")))
    return _line(" ".join(paragraphs))


def every_paper(placement: Placement) -> dict[str, Said]:
    """Return each paper of a placement as it reads."""
    basis, sure = basis_of(placement), released(placement)
    description = exports.description_letter(sure, printed_on=PRINTED)
    fields = [field.text for block in exports.vitas_blocks(sure, workplace_of(placement)) for field in block.fields]
    texts = {
        "description_pdf": pdf_text(to_pdf(description)),
        "description_word": word_text(to_word(description)),
        "agreement": pdf_text(to_pdf(exports.agreement_letter(sure, printed_on=PRINTED))),
        "vitas": _line(" ".join(fields)),
        "min_plan": _line(" ".join(field.text for field in exports.min_plan_fields(basis))),
        "citizen_version": pdf_text(to_pdf(exports.citizen_letter(basis, printed_on=PRINTED))),
    }
    return {name: Said(text) for name, text in texts.items()}


@dataclass(frozen=True)
class CalendarFile:
    """The events of an .ics file, told apart by whether they fill a day."""

    work: list[icalendar.Event]
    meetings: list[icalendar.Event]

    @property
    def hours(self) -> Decimal:
        """Hours of work in all."""
        seconds = sum(((event.end - event.start) for event in self.work), timedelta()).total_seconds()
        return Decimal(int(seconds)) / 3600


def calendar_of(placement: Placement) -> CalendarFile:
    """Open the calendar file of a placement as a calendar program would."""
    content = to_ics(exports.placement_calendar(released(placement)))
    events = [part for part in icalendar.Calendar.from_ical(content).walk() if isinstance(part, icalendar.Event)]
    return CalendarFile(
        [event for event in events if "follow-up" not in str(event["uid"])],
        [event for event in events if "follow-up" in str(event["uid"])],
    )


def _line(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").replace("\u200b", "").split())
