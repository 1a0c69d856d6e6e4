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
    KnowledgeLine,
    KnowledgeQuestion,
    KnowledgeSending,
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


def make_known(citizen: Citizen, words: str = "Rev blade hele formiddagen.", **fields: Any) -> KnowledgeLine:
    """A draft for the caseworker, written by somebody."""
    plain = {"topic": "tasks", "source": "observation", "known_on": TODAY, "written_at": NOW}
    somebody = fields.pop("written_by", None) or make_user(team=citizen.team)
    return KnowledgeLine.objects.create(citizen=citizen, wording=words, written_by=somebody, **(plain | fields))


def make_sending(citizen: Citizen) -> KnowledgeSending:
    """Something that was sent by somebody and is not read."""
    return KnowledgeSending.objects.create(citizen=citizen, sent_by=make_user(team=citizen.team), sent_at=NOW)


def make_asked(citizen: Citizen, words: str = "Hvor længe ad gangen?", **fields: Any) -> KnowledgeQuestion:
    """A question from somebody that waits for an answer."""
    plain = {"topic": "tempo", "asked_at": NOW}
    somebody = fields.pop("asked_by", None) or make_user(team=citizen.team)
    return KnowledgeQuestion.objects.create(citizen=citizen, wording=words, asked_by=somebody, **(plain | fields))


# What stands in the addresses of visits, notes and knowledge, for the permission matrix.
SEEN: dict[str, Callable[[Any], Any]] = {
    "visit_id": lambda world: _once(world, "visit", lambda: make_seen_visit(world.owner_of_rows)).pk,
    "observation_id": lambda world: make_seen(world.made["visit"]).pk,
    "journal_id": lambda world: _once(world, "journal", lambda: make_journal_note(world.owner_of_rows)).pk,
    "clarification_id": lambda world: make_unclear(world.made["journal"]).pk,
    "knowledge_id": lambda world: make_known(world.owner_of_rows).pk,
    "sending_id": lambda world: make_sending(world.owner_of_rows).pk,
    "asked_id": lambda world: make_asked(world.owner_of_rows).pk,
    "text_kind": lambda world: "journal",
}


def _once(world: Any, name: str, make: Callable[[], Any]) -> Any:
    if name not in world.made:
        world.made[name] = make()
    return world.made[name]
