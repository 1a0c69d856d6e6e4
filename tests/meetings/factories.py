"""Messages, visits and notes for tests: only what a test names differs from the plainest row that is accepted."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.citizens.factories import NOW, TODAY, make_user

from jobbro.citizens.models import Citizen
from jobbro.meetings.models import (
    CitizenMessage,
    Clarification,
    JournalNote,
    NoteVersion,
    Visit,
    VisitObservation,
)


def make_message(citizen: Citizen, said: str = "Kan jeg få fri på fredag?", **fields: Any) -> CitizenMessage:
    """A message that waits for an answer until a day after it came."""
    received = fields.pop("received_at", NOW)
    due = fields.pop("due_at", received + timedelta(days=1))
    return CitizenMessage.objects.create(citizen=citizen, said=said, received_at=received, due_at=due, **fields)


def make_seen_visit(citizen: Citizen) -> Visit:
    """A visit, written down by somebody."""
    somebody = make_user(team=citizen.team)
    return Visit.objects.create(citizen=citizen, held_on=TODAY, noted_by=somebody, noted_at=NOW)


def make_seen(visit: Visit) -> VisitObservation:
    """Something that was observed on it."""
    return VisitObservation.objects.create(visit=visit, done="rev blade", noted_at=NOW)


def make_journal_note(citizen: Citizen) -> JournalNote:
    """A draft, written by somebody."""
    somebody = make_user(team=citizen.team)
    plain = {"citizen": citizen, "purpose": "visit", "about_day": TODAY}
    note = JournalNote.objects.create(**plain, written_by=somebody, written_at=NOW)
    NoteVersion.objects.create(note=note, text="Rev blade.", written_by=somebody, written_at=NOW)
    return note


def make_unclear(note: JournalNote) -> Clarification:
    """Something in it that is unclear."""
    return Clarification.objects.create(note=note, unclear="blade", asked_by=note.written_by, asked_at=NOW)


# What stands in the addresses of visits and notes, for the permission matrix.
SEEN: dict[str, Callable[[Any], Any]] = {
    "visit_id": lambda world: _once(world, "visit", lambda: make_seen_visit(world.owner_of_rows)).pk,
    "observation_id": lambda world: make_seen(world.made["visit"]).pk,
    "journal_id": lambda world: _once(world, "journal", lambda: make_journal_note(world.owner_of_rows)).pk,
    "clarification_id": lambda world: make_unclear(world.made["journal"]).pk,
    "text_kind": lambda world: "journal",
}


def _once(world: Any, name: str, make: Callable[[], Any]) -> Any:
    if name not in world.made:
        world.made[name] = make()
    return world.made[name]
