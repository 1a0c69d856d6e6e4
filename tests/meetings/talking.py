"""Short ways to say what happens in a talk."""

from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from tests.citizens.factories import NOW, TODAY

from jobbro import library
from jobbro.accounts.models import User
from jobbro.citizens.models import Citizen
from jobbro.library.question_files import Card
from jobbro.meetings import actions
from jobbro.meetings.actions import Said, TaskTerms
from jobbro.meetings.models import CardAnswer, Conversation, Owner, TalkPurpose


def card_of(card_id: str) -> Card:
    """A card of the shipped decks."""
    card = library.questions().card(card_id)
    assert card is not None
    return card


def say(
    talk: Conversation, by: User, card_id: str, text: str = "", *, version: int = 0, **said: Any
) -> CardAnswer | None:
    """Save what stands on a card."""
    words = Said(text=text, **said)
    return actions.save_answer(
        by=by, conversation=talk, card=card_of(card_id), said=words, edit_version=version, at=NOW
    )


def url(name: str, talk: Conversation, *more: object) -> str:
    """The address of one of a talk's pages."""
    return reverse(f"meetings:{name}", args=[talk.citizen_id, talk.pk, *more])


def save(client: Client, talk: Conversation, card_id: str, *, script: bool = False, **fields: Any) -> Any:
    """Send a card's form."""
    headers = {"X-Autosave": "1"} if script else {}
    return client.post(url("answer", talk, card_id), fields, headers=headers)


def another_talk(by: User, citizen: Citizen, day: date, *, purpose: TalkPurpose = TalkPurpose.FACTS) -> Conversation:
    """Begin a talk on a day."""
    return actions.begin_conversation(by=by, citizen=citizen, held_on=day, purpose=purpose, at=NOW)


def closed(talk: Conversation, by: User) -> Conversation:
    """Agree who does what, and close the talk."""
    terms = TaskTerms("Ring til én virksomhed", Owner.CITIZEN, TODAY + timedelta(days=7))
    actions.add_task(by=by, conversation=talk, terms=terms, at=NOW)
    actions.close_conversation(by=by, conversation=talk, at=NOW)
    talk.refresh_from_db()
    return talk
