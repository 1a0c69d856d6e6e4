"""Observations of a visit as the domain thinks of them, what its texts are told of besides, and a note's words."""

from collections.abc import Iterable

from jobbro.domain.calendar import Period
from jobbro.domain.disclosure import Audience
from jobbro.domain.observing import Attendance, Independence, Observation, Occasion, Quote, SpokenBy
from jobbro.meetings.models import OPENED_BY, JournalNote, NoteVersion, Visit, VisitObservation


def observed(visit: Visit) -> tuple[VisitObservation, ...]:
    """The rows of a visit in the order they were written."""
    return tuple(visit.observations.order_by("noted_at", "pk"))


def as_seen(rows: Iterable[VisitObservation]) -> tuple[Observation, ...]:
    """The same for the domain."""
    return tuple(
        Observation(
            id=str(row.pk),
            done=row.done,
            independence=Independence(row.independence) if row.independence else None,
            helped=row.helped,
            quote=Quote(SpokenBy(row.spoken_by), row.quote, row.speaker) if row.quote else None,
            attendance=attendance_of(row),
            audiences=audiences_of(row),
        )
        for row in rows
    )


def attendance_of(row: VisitObservation) -> Attendance | None:
    """The hours of a row with norm and period; nothing when none were written."""
    match (row.attended_hours, row.agreed_hours, row.norm_hours, row.excused_hours, row.first_day, row.last_day):
        case (attended, agreed, norm, excused, first, last) if (
            attended is not None
            and agreed is not None
            and norm is not None
            and excused is not None
            and first is not None
            and last is not None
        ):
            return Attendance(attended, agreed, norm, Period(first, last), excused)
        case _:
            return None


def audiences_of(row: VisitObservation) -> frozenset[Audience]:
    """The readers that a row is open to."""
    return frozenset(one for name, ones in OPENED_BY.items() if getattr(row, name) for one in ones)


def occasion_of(visit: Visit) -> Occasion:
    """What the texts tell besides the observations."""
    return Occasion(
        what=visit.get_occasion_display(),
        day=visit.held_on,
        citizen=visit.citizen.first_name,
        consultant=visit.noted_by.full_name,
        place=visit.workplace,
        contact=visit.contact_name,
        present=visit.taking_part,
        assessment=visit.assessment,
    )


def newest(note: JournalNote) -> NoteVersion:
    """The words of a note as they stand."""
    return note.versions.select_related("written_by").latest("number")
