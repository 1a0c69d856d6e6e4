"""Visits and notes for tests: only what a test names differs from the plainest that can be written."""

from datetime import date
from decimal import Decimal
from typing import Any

from tests.citizens.factories import NOW, TODAY

from jobbro.accounts.models import User
from jobbro.citizens.models import Citizen
from jobbro.domain.calendar import Period
from jobbro.domain.observing import Attendance
from jobbro.meetings import actions
from jobbro.meetings.models import JournalNote, NoteForm, NotePurpose, NoteReader, Visit, VisitObservation

FOUR_WEEKS = Attendance(Decimal(33), Decimal(36), Decimal(9), Period.of_weeks(date(2026, 2, 2), 4))


def make_visit(by: User, citizen: Citizen, **fields: Any) -> Visit:
    """A visit at Solby Kirkegård."""
    plain: dict[str, Any] = {
        "occasion": "visit",
        "held_on": TODAY,
        "workplace": "Solby Kirkegård",
        "contact_name": "Leif",
    }
    details = actions.VisitDetails(**(plain | fields))
    return actions.write_visit(by=by, citizen=citizen, placement=None, details=details, at=NOW)


def observe(by: User, visit: Visit, done: str = "klippede hækken ved kapellet", **fields: Any) -> VisitObservation:
    """Something that was observed, open to everybody unless the test closes it."""
    opened = {"for_citizen": True, "for_caseworker": True, "for_company": True}
    details = actions.ObservationDetails(done=done, **(opened | fields))
    return actions.add_observation(by=by, visit=visit, details=details, at=NOW)


def note_details(text: str, **fields: Any) -> actions.NoteDetails:
    """The details of a note to the caseworker."""
    plain: dict[str, Any] = {
        "purpose": NotePurpose.VISIT,
        "form": NoteForm.JOURNAL_NOTE,
        "reader": NoteReader.CASEWORKER,
    }
    return actions.NoteDetails(**(plain | {"about_day": TODAY, "text": text} | fields))


def make_note(by: User, citizen: Citizen, text: str = "Thomas mødte kl. 9.", **fields: Any) -> JournalNote:
    """A draft."""
    visit = fields.pop("visit", None)
    return actions.begin_note(by=by, citizen=citizen, visit=visit, details=note_details(text, **fields), at=NOW)
