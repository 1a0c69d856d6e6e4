"""Notes about what moves around the companies: written, changed, and ended before their last day (R-006)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.companies.actions.saving import locked, put, save_next_version, values_of
from jobbro.companies.models import SurroundingsNote


@dataclass(frozen=True, slots=True)
class SurroundingsFacts:
    """What moves, for whom, where, in which months of the year, and until when it is to be seen."""

    topic: SurroundingsNote.Topic
    words: str
    valid_from: date
    valid_to: date
    branches: str = ""
    areas: str = ""
    season_from: int | None = None
    season_to: int | None = None


@transaction.atomic
def add_surroundings(*, by: User, facts: SurroundingsFacts, at: datetime) -> SurroundingsNote:
    """Write down something that moves."""
    note = SurroundingsNote.objects.create(noted_by=by, noted_at=at, **values_of(facts))
    _note(by, note, "added", at)
    return note


@transaction.atomic
def change_surroundings(
    *, by: User, note: SurroundingsNote, facts: SurroundingsFacts, edit_version: int, at: datetime
) -> None:
    """Write what is now known.

    :raises SavedMeanwhile: when somebody saved it after the form was opened
    """
    fresh = locked(note, edit_version=edit_version)
    if put(fresh, values_of(facts)):
        save_next_version(fresh)
        _note(by, fresh, "changed", at)


@transaction.atomic
def end_surroundings(*, by: User, note: SurroundingsNote, at: datetime) -> None:
    """Let the note disappear before its last day. Ending it twice is ending it once."""
    fresh = SurroundingsNote.objects.select_for_update().get(pk=note.pk)
    if fresh.ended_at is None:
        fresh.ended_at, fresh.ended_by = at, by
        save_next_version(fresh)
        _note(by, fresh, "ended", at)


def _note(by: User, note: SurroundingsNote, verb: str, at: datetime) -> None:
    record(by=by.actor, at=at, action=f"surroundings.{verb}", about=[note], details={"topic": note.topic})
