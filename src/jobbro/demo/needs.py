"""A need of Niels that was worked through, and the talk he is getting ready for. All DEMO."""

from datetime import date, time
from uuid import UUID

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.citizens.actions import release_fact
from jobbro.citizens.actions.needs import NeedDetails, begin_need, save_need
from jobbro.citizens.actions.readiness import note_basics, plan_talk, prepare_talk
from jobbro.citizens.models import Citizen, JobTalk, NeedChain, NeedEffect, NeedProvider, Speaker, TellingTime
from jobbro.demo.loading import at_nine
from jobbro.demo.shapes import SHARED_OUT
from jobbro.domain.calendar import add_working_days
from jobbro.domain.fit.conditions import Posture

_SAID = "Jeg kan ikke stå op ret længe ad gangen"
_MEASURE = "20 minutter"
_WORDING = "Jeg står gerne op til 20 minutter ad gangen, når jeg kan skifte stilling."
_FOUND_OUT = date(2023, 2, 6)
_TRIED = date(2023, 2, 20)
_KNOWN = ("greet", "clothes", "on_time", "breaks", "ask", "leave")
_ASKED = (*_KNOWN, "phone", "call_in_sick", "late", "silence", "smoking", "safety")


@transaction.atomic
def load_needs(staff: dict[str, User], today: date) -> None:
    """Work one need through and plan one talk; what is there already is left alone."""
    niels, by = Citizen.objects.get(is_demo=True, email="niels@borger.example"), staff["mette"]
    if not NeedChain.objects.filter(fact__citizen=niels).exists():
        _need(niels, by)
    if not JobTalk.objects.filter(citizen=niels).exists():
        _talk(niels, by, today)


def _need(niels: Citizen, by: User) -> None:
    at = at_nine(_FOUND_OUT)
    fact = begin_need(by=by, citizen=niels, said=_SAID, measure=_MEASURE, noted_on=_FOUND_OUT, at=at)
    told = {
        "better_when": "Om formiddagen, og når opgaverne skifter",
        "worse_when": "Efter frokost, og når gulvet er hårdt",
        "own_action": "Sætter mig to minutter, før jeg bliver øm",
        "posture": Posture.SHIFTING.value,
        "max_travel_minutes": 30,
        "solution": "En ståstol ved disken i køkkenet",
        "provider": NeedProvider.WORKPLACE.value,
        "scheme": "aids",
        "tried_on": _TRIED,
        "effect": NeedEffect.HELPED.value,
        "effect_note": "Han blev en time længere end ugen før",
    }
    details = NeedDetails(_SAID, _MEASURE, _WORDING, told, approved=True)
    save_need(by=by, fact=fact, details=details, edit_version=fact.edit_version, at=at_nine(_TRIED))
    release_fact(by=by, fact=fact, to=SHARED_OUT, agreed=True, at=at_nine(_TRIED))


def _talk(niels: Citizen, by: User, today: date) -> None:
    at, need = at_nine(today), NeedChain.objects.get(fact__citizen=niels).fact_id
    note_basics(by=by, citizen=niels, known=_KNOWN, asked=_ASKED, on_date=today, at=at)
    # The next day of work: before most days of work, the reminder stands on both their pages.
    day = add_working_days(today, 1)
    talk = plan_talk(by=by, citizen=niels, company="Kantinen på rådhuset", held_on=day, held_at=time(9), at=at)
    answers: dict[str, object] = {
        "employer_interest": "De går op i, at maden ser indbydende ud.",
        "contribution": "Jeg kan dække et smukt bord.\nJeg lærer en opgave, når jeg ser den.",
        "questions": "Hvem viser mig rundt den første dag?",
        "clothes": "Sorte bukser og hvid skjorte.",
        "route": "Bus 12 fra torvet kl. 8.20.",
        "route_minutes": 25,
    }
    telling: dict[UUID | None, tuple[str, str]] = {need: (TellingTime.IN_TALK.value, Speaker.CITIZEN.value)}
    prepare_talk(by=by, talk=talk, answers=answers, telling=telling, edit_version=talk.edit_version, at=at)
