"""The demo's messages: Thomas was answered and waits again, Else has just written; and a hand-over of a month ago."""

from datetime import date, timedelta

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.actors import Actor
from jobbro.audit.kinds import ActorKind
from jobbro.citizens.actions.register import CitizenDetails, change_citizen
from jobbro.citizens.models import Citizen
from jobbro.demo.loading import at_nine
from jobbro.meetings import actions

# Who, how many days ago, the words, and the answer a day later.
_WRITTEN = (
    ("thomas", 20, "Hvor skal jeg stille min cykel på kirkegården?", "Ved den røde port. Leif har et cykelstativ der."),
    ("thomas", 6, "Jeg har fået nye arbejdssko. Skal jeg have kvitteringen med?", ""),
    ("else", 0, "Kan vi mødes en anden dag end torsdag?", ""),
)


@transaction.atomic
def load_messages(staff: dict[str, User], today: date) -> None:
    """Let two citizens write, and hand one over and back; what is there already is left alone."""
    people = {name: Citizen.objects.get(is_demo=True, email=f"{name}@borger.example") for name in ("thomas", "else")}
    if people["thomas"].messages.exists():
        return
    for name, days_ago, said, reply in _WRITTEN:
        _write(people[name], said, reply, by=staff["mette"], day=today - timedelta(days=days_ago))
    _give(people["else"], by=staff["mette"], to=staff["jonas"], day=today - timedelta(days=200))
    _give(people["else"], by=staff["jonas"], to=staff["mette"], day=today - timedelta(days=32))


def _write(citizen: Citizen, said: str, reply: str, *, by: User, day: date) -> None:
    hand, at = Actor(ActorKind.LINK, "", citizen.full_name), at_nine(day)
    message = actions.receive_message(by=hand, citizen=citizen, said=said, answer_days=1, at=at)
    if reply:
        actions.answer_message(by=by, message=message, reply=reply, at=at + timedelta(hours=5))


def _give(citizen: Citizen, *, by: User, to: User, day: date) -> None:
    fresh = Citizen.objects.get(pk=citizen.pk)
    details = CitizenDetails(
        first_name=fresh.first_name,
        last_name=fresh.last_name,
        team=fresh.team,
        phone=fresh.phone,
        email=fresh.email,
        consultant=to,
        caseworker=fresh.caseworker,
    )
    change_citizen(by=by, citizen=fresh, details=details, edit_version=fresh.edit_version, at=at_nine(day))
