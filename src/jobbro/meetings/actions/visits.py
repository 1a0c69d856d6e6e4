"""Writing down a visit and what was observed on it, and keeping and handing out the texts that are made of it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.citizens.models import Citizen
from jobbro.citizens.queries.sourced import closed_sentences
from jobbro.domain.disclosure import Audience
from jobbro.domain.observing import Attendance, MadeField, MadeSentence, MadeText, Stop, what_stops
from jobbro.library import observing
from jobbro.library.writing_files import privacy_scan
from jobbro.meetings.actions.wording import refuse_bare_percentages
from jobbro.meetings.models import Visit, VisitObservation, VisitText
from jobbro.meetings.queries.observed import as_seen, observed
from jobbro.placements.models import Placement


class VisitSavedMeanwhile(Exception):
    """Somebody saved the row after this form was opened; carries it as it is stored now."""

    def __init__(self, stored: Visit | VisitObservation | VisitText) -> None:
        super().__init__(f"version {stored.edit_version} is newer")
        self.stored = stored


class Stopped(Exception):
    """A text holds what its reader has no ground to see; carries every rule that stops it, with the words."""

    def __init__(self, stops: tuple[Stop, ...]) -> None:
        super().__init__(f"{len(stops)} stretches stop the text")
        self.stops = stops


class NothingToShare(Exception):
    """The text is empty: no observation is open to its reader."""


@dataclass(frozen=True, slots=True)
class VisitDetails:
    """What is known of a visit as a whole."""

    occasion: str
    held_on: date
    workplace: str = ""
    contact_name: str = ""
    taking_part: str = ""
    assessment: str = ""


@dataclass(frozen=True, slots=True)
class ObservationDetails:
    """What was observed, and which readers it is open to."""

    done: str = ""
    independence: str = ""
    helped: str = ""
    quote: str = ""
    spoken_by: str = ""
    speaker: str = ""
    attendance: Attendance | None = None
    for_citizen: bool = False
    for_caseworker: bool = False
    for_company: bool = False

    def columns(self) -> dict[str, Any]:
        """The same as a row stores it: the hours all of them, or none."""
        plain = {name: value for name, value in asdict(self).items() if name != "attendance"}
        told = self.attendance
        return plain | {
            "attended_hours": told and told.attended,
            "agreed_hours": told and told.agreed,
            "norm_hours": told and told.norm,
            "excused_hours": told and told.excused,
            "first_day": told and told.period.first,
            "last_day": told and told.period.last,
        }


@transaction.atomic
def write_visit(
    *, by: User, citizen: Citizen, placement: Placement | None, details: VisitDetails, at: datetime
) -> Visit:
    """Write down that a visit, a follow-up or a call was held.

    :raises BarePercentage: when the assessment tells a percentage of attendance alone
    """
    refuse_bare_percentages(details.assessment)
    visit = Visit.objects.create(citizen=citizen, placement=placement, noted_by=by, noted_at=at, **asdict(details))
    _note(by, "visit.written", visit, at=at)
    return visit


@transaction.atomic
def change_visit(*, by: User, visit: Visit, details: VisitDetails, edit_version: int, at: datetime) -> None:
    """Write a visit anew.

    :raises BarePercentage: when the assessment tells a percentage of attendance alone
    :raises VisitSavedMeanwhile: when somebody saved it after the form was opened
    """
    refuse_bare_percentages(details.assessment)
    fresh = Visit.objects.select_for_update().get(pk=visit.pk)
    fresh.citizen = visit.citizen
    _save(fresh, asdict(details), edit_version)
    _note(by, "visit.changed", fresh, at=at)


@transaction.atomic
def add_observation(*, by: User, visit: Visit, details: ObservationDetails, at: datetime) -> VisitObservation:
    """Write down something that was observed.

    :raises BarePercentage: when the words tell a percentage of attendance alone
    """
    refuse_bare_percentages(details.done, details.helped)
    row = VisitObservation.objects.create(visit=visit, noted_at=at, **details.columns())
    _note(by, "visit.observation_added", visit, at=at, observation=str(row.pk))
    return row


@transaction.atomic
def change_observation(
    *, by: User, observation: VisitObservation, details: ObservationDetails, edit_version: int, at: datetime
) -> None:
    """Write an observation anew, or open and close it to readers.

    :raises BarePercentage: when the words tell a percentage of attendance alone
    :raises VisitSavedMeanwhile: when somebody saved it after the form was opened
    """
    refuse_bare_percentages(details.done, details.helped)
    fresh = VisitObservation.objects.select_for_update().get(pk=observation.pk)
    _save(fresh, details.columns(), edit_version)
    _note(by, "visit.observation_changed", observation.visit, at=at, observation=str(fresh.pk))


@transaction.atomic
def drop_observation(*, by: User, observation: VisitObservation, at: datetime) -> None:
    """Take away an observation that was not one after all; texts that were kept stand as they are."""
    _note(by, "visit.observation_dropped", observation.visit, at=at, observation=str(observation.pk))
    VisitObservation.objects.filter(pk=observation.pk).delete()


@transaction.atomic
def keep_text(
    *, by: User, visit: Visit, made: MadeText, field_id: str, text: str, edit_version: int, at: datetime
) -> VisitText:
    """Keep a text as a hand left it, beside the sentences it was made of. A text that was shared is not so any more.

    `edit_version` is 0 when none was kept before.

    :raises BarePercentage: when the words tell a percentage of attendance alone
    :raises VisitSavedMeanwhile: when somebody saved it after the form was opened
    """
    refuse_bare_percentages(text)
    field = next(one for one in made.fields if one.id == field_id)
    row = _row_of(visit, made, field, by, at)
    if row.edit_version != edit_version:
        raise VisitSavedMeanwhile(row)
    row.text, row.made = text, _as_stored(field.sentences)
    row.changed_by, row.changed_at, row.shared_by, row.shared_at = by, at, None, None
    row.edit_version += 1
    row.save()
    _note(by, "visit.text_kept", visit, at=at, kind=made.kind.value)
    return row


@transaction.atomic
def make_anew(*, by: User, visit: Visit, kind: str, at: datetime) -> None:
    """Let go of what a hand made of a text, so that it is made of the observations as they are now."""
    rows = visit.texts.filter(kind=kind)
    if rows.exists():
        rows.delete()
        _note(by, "visit.text_made_anew", visit, at=at, kind=kind)


@transaction.atomic
def share_text(*, by: User, visit: Visit, made: MadeText, at: datetime) -> None:
    """Mark a text as handed over to its reader, in the words that are kept, or as it was made.

    :raises NothingToShare: when every field is empty
    :raises Stopped: when a field holds what the reader has no ground to see
    """
    readers = observing().of(made.kind).readers
    closed = (*closed_words(visit, readers), *closed_sentences(visit.citizen, readers))
    rows = [(field, _row_of(visit, made, field, by, at)) for field in made.fields]
    if not any(row.text.strip() for _field, row in rows):
        raise NothingToShare
    allowed = tuple(name for name in (visit.workplace, visit.contact_name) if name)
    scan = privacy_scan()
    stops = [
        stop
        for _field, row in rows
        for stop in what_stops(row.text, readers, scan=scan, allowed=allowed, closed=closed)
    ]
    if stops:
        raise Stopped(tuple(stops))
    for _field, row in rows:
        row.shared_by, row.shared_at = by, at
        row.edit_version = max(row.edit_version, 1)
        row.save()
    _note(by, "visit.text_shared", visit, at=at, kind=made.kind.value)


def closed_words(visit: Visit, readers: Sequence[Audience] | frozenset[Audience]) -> tuple[str, ...]:
    """What was written down on a visit and is not open to all of these readers."""
    shut = [one for one in as_seen(observed(visit)) if not one.is_open_to(readers)]
    return tuple(
        words for one in shut for words in (one.done, one.helped, one.quote.words if one.quote else "") if words
    )


def _row_of(visit: Visit, made: MadeText, field: MadeField, by: User, at: datetime) -> VisitText:
    found = VisitText.objects.select_for_update().filter(visit=visit, kind=made.kind.value, field=field.id).first()
    return found or VisitText(
        visit=visit,
        kind=made.kind.value,
        field=field.id,
        text=field.text,
        made=_as_stored(field.sentences),
        edit_version=0,
        changed_by=by,
        changed_at=at,
    )


def _as_stored(sentences: Sequence[MadeSentence]) -> list[dict[str, str]]:
    return [{"text": one.text, "source": one.source} for one in sentences]


def _save(row: Visit | VisitObservation, columns: dict[str, Any], edit_version: int) -> None:
    if row.edit_version != edit_version:
        raise VisitSavedMeanwhile(row)
    for name, value in columns.items():
        setattr(row, name, value)
    row.edit_version += 1
    row.save()


def _note(by: User, action: str, visit: Visit, *, at: datetime, **more: object) -> None:
    """The audit names the visit and what happened, never what was seen."""
    details = {"visit": str(visit.pk), **more}
    record(by=by.actor, at=at, action=action, about=[visit, visit.citizen], details=details)
