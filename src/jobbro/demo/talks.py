"""The demo's talks: Thomas's two, in which paid hours came up at once, and Else's two, which call for a third."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from jobbro import library
from jobbro.accounts.models import User
from jobbro.citizens.models import Citizen
from jobbro.demo.loading import at_nine
from jobbro.meetings import actions
from jobbro.meetings.actions import Said, TaskTerms
from jobbro.meetings.models import Conversation, Owner, TalkPurpose


@dataclass(frozen=True, slots=True)
class DemoTalk:
    """A talk: when, the scores and ticks on its cards, the summary, and who does what within a week."""

    day: date
    scores: dict[str, int]
    ticks: dict[str, str]
    summary: str
    tasks: tuple[tuple[str, Owner], ...]


_TALKS = {
    "thomas@borger.example": (
        DemoTalk(
            date(2023, 1, 11),
            {"wants": 8, "believes": 4, "understood": 8, "hangs-together": 9, "meaningful": 8},
            {"topics": "tasks", "paid-hours": "mentioned"},
            "Thomas siger, at han vil ud og bruge kroppen. Vi leder efter et sted med arbejde udendørs.",
            (
                ("Ring til Solby Kirkegård om en rundtur", Owner.CONSULTANT),
                ("Tænk over, hvilke opgaver der lyder rigtige", Owner.CITIZEN),
            ),
        ),
        DemoTalk(
            date(2023, 2, 8),
            {"wants": 8, "believes": 6, "understood": 9, "hangs-together": 9, "meaningful": 8},
            {"topics": "workplace"},
            "Rundturen gik godt. Thomas siger, at han gerne vil prøve tre dage om ugen.",
            (
                ("Aftal en dag med Leif", Owner.CONSULTANT),
                ("Prøv cykelturen til kirkegården én gang", Owner.CITIZEN),
                ("Find arbejdstøj i rigtig størrelse", Owner.COMPANY),
                ("Skriv datoerne ind i planen", Owner.CASEWORKER),
            ),
        ),
    ),
    "else@borger.example": (
        DemoTalk(
            date(2023, 1, 18),
            {"wants": 5, "believes": 3, "meaningful": 8},
            {"topics": "cv"},
            "Else fortæller om sine søndage i køkkenet. Vi skriver dem ind i CV'et.",
            (("Skriv, hvad du laver på en søndag", Owner.CITIZEN),),
        ),
        DemoTalk(
            date(2023, 2, 15),
            {"wants": 5, "believes": 3, "meaningful": 4},
            {"topics": "last-time"},
            "Else spørger, hvad besøgene skal gøre godt for. Det svarer vi på næste gang.",
            (("Forklar, hvorfor vi besøger plejecentret", Owner.CONSULTANT),),
        ),
    ),
}


@transaction.atomic
def load_talks(staff: dict[str, User]) -> None:
    """Hold the talks; what is there already is left alone."""
    people = {who.email: who for who in Citizen.objects.filter(is_demo=True, email__in=_TALKS)}
    for mail, talks in _TALKS.items():
        who = people.get(mail)
        if who is not None and not who.conversations.exists():
            for talk in talks:
                _hold(who, talk, by=staff["mette"])


def _hold(citizen: Citizen, shape: DemoTalk, *, by: User) -> Conversation:
    at, purpose = at_nine(shape.day), TalkPurpose.FACTS
    talk = actions.begin_conversation(by=by, citizen=citizen, held_on=shape.day, purpose=purpose, at=at)
    said = {card: Said(score=score) for card, score in shape.scores.items()}
    said |= {card: Said(ticked=frozenset({option})) for card, option in shape.ticks.items()}
    said["summary"] = Said(text=shape.summary)
    bank = library.questions()
    for card_id, words in said.items():
        card = bank.card(card_id)
        if card is not None:
            actions.save_answer(by=by, conversation=talk, card=card, said=words, edit_version=0, at=at)
    for todo, owner in shape.tasks:
        terms = TaskTerms(todo, owner, shape.day + timedelta(days=7))
        actions.add_task(by=by, conversation=talk, terms=terms, at=at)
    actions.close_conversation(by=by, conversation=talk, at=at)
    return talk
