"""The demo's visit: Thomas at Solby Kirkegård, with what was seen, the texts made of it, and a note that was shared."""

from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.citizens.models import Citizen
from jobbro.demo.loading import at_nine
from jobbro.domain.calendar import Period
from jobbro.domain.observing import Attendance, NoteState
from jobbro.meetings import actions
from jobbro.meetings.actions import NoteDetails, ObservationDetails, VisitDetails
from jobbro.meetings.models import NoteForm, NotePurpose, NoteReader, OccasionKind
from jobbro.meetings.queries.visits import journal_text
from jobbro.placements.models import Placement

_DAY = date(2023, 2, 22)
_VISIT = VisitDetails(
    occasion=OccasionKind.FOLLOW_UP,
    held_on=_DAY,
    workplace="Solby Kirkegård",
    contact_name="Leif",
    taking_part="Thomas, Leif og Mette",
    assessment="Thomas løser fire faste opgaver og kan prøve en time mere om dagen.",
)
_SEEN = (
    ObservationDetails(
        done="klippede hækken langs stien og rev afklippet sammen",
        independence="reminded",
        helped="at Leif viste rækkefølgen om morgenen",
        quote="Jeg kan godt lide, når jeg kan se, hvad jeg har nået",
        spoken_by="citizen",
        for_citizen=True,
        for_caseworker=True,
        for_company=True,
    ),
    ObservationDetails(
        done="fandt selv riven og begyndte på plænen",
        independence="alone",
        quote="Han spørger kun, når der er noget nyt",
        spoken_by="workplace",
        speaker="Leif",
        for_citizen=True,
        for_caseworker=True,
        for_company=True,
    ),
    ObservationDetails(
        attendance=Attendance(Decimal(33), Decimal(36), Decimal(9), Period.of_weeks(date(2023, 1, 23), 4)),
        for_citizen=True,
        for_caseworker=True,
    ),
    ObservationDetails(
        done="holdt pausen i skuret, fordi der er larm i frokoststuen",
        helped="en aftale om en rolig plads",
        for_citizen=True,
        for_caseworker=True,
    ),
)


@transaction.atomic
def load_visits(staff: dict[str, User]) -> None:
    """Write the visit down; what is there already is left alone."""
    thomas = Citizen.objects.filter(is_demo=True, email="thomas@borger.example").first()
    if thomas is None or thomas.visits.exists():
        return
    mette, at = staff["mette"], at_nine(_DAY)
    placement = Placement.objects.filter(citizen=thomas).order_by("starts_on").first()
    visit = actions.write_visit(by=mette, citizen=thomas, placement=placement, details=_VISIT, at=at)
    for minutes, seen in enumerate(_SEEN):
        actions.add_observation(by=mette, visit=visit, details=seen, at=at + timedelta(minutes=minutes))
    details = NoteDetails(
        NotePurpose.FOLLOW_UP, NoteForm.FOLLOW_UP_NOTE, NoteReader.CASEWORKER, _DAY, journal_text(visit)
    )
    note = actions.begin_note(by=mette, citizen=thomas, visit=visit, details=details, at=at)
    for state in (NoteState.READY, NoteState.SHARED):
        actions.move_note(by=mette, note=note, to=state, at=at)
