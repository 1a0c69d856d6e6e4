"""What the demo's citizens have told: a sentence for the CV, finds with tasks, a CV said yes to, and what goes on."""

from datetime import date, timedelta

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.citizens import actions
from jobbro.citizens.models import ApprovalWay, Citizen, FactKind, Rung
from jobbro.citizens.queries.capsule import likely_part, passable, words_hash
from jobbro.citizens.queries.cv_versions import cv_content, in_cv
from jobbro.citizens.queries.facts import facts_for
from jobbro.demo.loading import at_nine
from jobbro.domain.disclosure import Audience

TOLD_ON = date(2023, 1, 11)
_LASTS = timedelta(days=300)
_FINDS = (
    (Rung.HOME, "Laver mad til otte hver søndag.", ("Hjælpe i et kantinekøkken", "Dække bord og tage af")),
    (Rung.COPING, "Har holdt styr på en stor families aftaler.", ("Lægge vagtplaner i en kalender",)),
    (Rung.EARLIER, "Stod i sin fars kiosk om lørdagen.", ("Fylde varer op", "Tage imod kunder")),
)


@transaction.atomic
def load_telling(staff: dict[str, User], today: date) -> None:
    """Let Thomas have a CV and a story that goes on, and Else three finds; what is there already is left alone."""
    thomas = Citizen.objects.get(is_demo=True, email="thomas@borger.example")
    if thomas.cv_versions.exists():
        return
    mette, at = staff["mette"], at_nine(TOLD_ON)
    actions.send_to_cv(by=mette, citizen=thomas, sentence="Cykler hver dag", said_in="Samtale om skånehensyn", at=at)
    _cv(thomas, "Solby Kirkegård", by=mette)
    _capsule(thomas, by=mette, today=today)
    _question(thomas, "Solby Planteskole", by=mette, today=today)
    else_toft = Citizen.objects.get(is_demo=True, email="else@borger.example")
    kept = (
        actions.Kept(
            actions.FactDetails(FactKind.EVERYDAY, words, TOLD_ON, in_own_words=True, found_in=rung),
            tuple((task, "") for task in tasks),
        )
        for rung, words, tasks in _FINDS
    )
    actions.keep_finds(by=mette, citizen=else_toft, kept=kept, at=at)


def _cv(citizen: Citizen, recipient: str, *, by: User) -> None:
    at = at_nine(TOLD_ON)
    shown = frozenset(fact.id for fact in in_cv(facts_for(citizen, Audience.COMPANY)))
    version = actions.make_cv_version(by=by, citizen=citizen, details=actions.VersionDetails(recipient, shown), at=at)
    said = cv_content(version).fingerprint
    actions.approve_cv_version(by=by, version=version, fingerprint=said, way=ApprovalWay.TOGETHER, at=at)


def _question(citizen: Citizen, recipient: str, *, by: User, today: date) -> None:
    """A CV that waits for the citizen's yes on the own page."""
    at = at_nine(today)
    shown = frozenset(fact.id for fact in in_cv(facts_for(citizen, Audience.COMPANY)))
    version = actions.make_cv_version(by=by, citizen=citizen, details=actions.VersionDetails(recipient, shown), at=at)
    actions.ask_about_cv(by=by, version=version, at=at)


def _capsule(citizen: Citizen, *, by: User, today: date) -> None:
    facts = passable(citizen)
    details = actions.CapsuleDetails(
        lines={fact.id: likely_part(fact) for fact in facts},
        expires_on=today + _LASTS,
        way=ApprovalWay.TOGETHER,
        next_step="Mette og Thomas besøger kirkegården sammen, før forløbet begynder.",
    )
    actions.make_capsule(by=by, citizen=citizen, details=details, shown=words_hash(facts), at=at_nine(TOLD_ON))
