"""What the demo's colleagues have told about companies: contacts, promises and a pause around today."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.companies.actions import ContactTold, PromiseSaid, log_contact, make_promise, pause_contact
from jobbro.companies.models import Company, CompanyContact, ContactChannel, ContactOutcome, PromiseSide
from jobbro.demo.loading import at_nine

MARK = "DEMO"


@dataclass(frozen=True, slots=True)
class ToldContact:
    """A contact so many days ago; `again` is how many days from today the next one is."""

    key: str
    who: str
    days_ago: int
    outcome: ContactOutcome
    words: str
    channel: ContactChannel = ContactChannel.CALL
    goal: str = ""
    again: int | None = None
    person: str = ""


CONTACTS = (
    ToldContact("bo-el", "mette", 120, ContactOutcome.AGREED, "Aftalte et besøg.", goal="kaffeaftale"),
    ToldContact("bo-el", "jonas", 110, ContactOutcome.HELD, "De mangler tid til at rydde op.", ContactChannel.VISIT),
    ToldContact(
        "bo-el", "mette", 9, ContactOutcome.CALL_AGAIN, "Mester var på vej ud.", goal="svar på småopgaver", again=0
    ),
    ToldContact("gravko", "jonas", 60, ContactOutcome.HELD, "Talte om forårets jobs.", ContactChannel.MEETING),
    ToldContact("gravko", "mette", 40, ContactOutcome.NO_THANKS, "Har ingen ledige pladser lige nu."),
    ToldContact("gravko", "amina", 4, ContactOutcome.HELD, "Spurgte til rengøring af skurvogne."),
    ToldContact(
        "restaurant-bugten",
        "mette",
        12,
        ContactOutcome.HELD,
        "Stillede de fem spørgsmål.",
        ContactChannel.MEETING,
        person="Camilla Bugge",
    ),
    ToldContact(
        "restaurant-bugten",
        "mette",
        8,
        ContactOutcome.HELD,
        "Kom med tilbuddet. Camilla taler med kokkene.",
        ContactChannel.VISIT,
        goal="svar på tilbuddet",
        again=4,
        person="Camilla Bugge",
    ),
    ToldContact("plejecenter-skoven", "mette", 300, ContactOutcome.HELD, "Fulgte op.", ContactChannel.VISIT),
    ToldContact("plejecenter-skoven", "jonas", 260, ContactOutcome.HELD, "Aftalte at tales ved til efteråret."),
)


@transaction.atomic
def load_contacting(staff: dict[str, User], today: date) -> None:
    """Make it all where it is missing; a second time adds nothing."""
    if CompanyContact.objects.filter(company__is_demo=True, words__startswith=MARK).exists():
        return
    at = at_nine(today)
    for one in CONTACTS:
        told = ContactTold(
            at=at - timedelta(days=one.days_ago),
            outcome=one.outcome,
            channel=one.channel,
            goal=one.goal,
            person=_company(one.key).contacts.get(name=one.person) if one.person else None,
            words=f"{MARK}: {one.words}",
            next_on=today + timedelta(days=one.again) if one.again is not None else None,
        )
        log_contact(by=staff[one.who], company=_company(one.key), told=told, at=told.at)
    _promises(staff, today, at)
    pause_contact(
        by=staff["mette"],
        company=_company("plejecenter-skoven"),
        reason=f"{MARK}: de flytter til nye lokaler",
        ends_on=today + timedelta(days=21),
        at=at,
    )


def _promises(staff: dict[str, User], today: date, at: datetime) -> None:
    mette, electrician = staff["mette"], _company("bo-el")
    late = at - timedelta(days=9)
    ours = PromiseSaid(f"{MARK}: sende to forslag til opgaver", mette, today - timedelta(days=2))
    make_promise(by=mette, company=electrician, said=ours, at=late)
    theirs = PromiseSaid(f"{MARK}: give svar på småopgaver", mette, today + timedelta(days=4), side=PromiseSide.THEIRS)
    make_promise(by=mette, company=electrician, said=theirs, at=late)


def _company(key: str) -> Company:
    return Company.objects.get(is_demo=True, email=f"kontakt@{key}.example")
