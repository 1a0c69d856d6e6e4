"""The mail that asks somebody for a yes or a no. It names nobody but its reader and the sender."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from jobbro.accounts.links import LIFETIME
from jobbro.accounts.models import User, the_municipality
from jobbro.integrations.mail import Mail
from jobbro.library.letters import fill
from jobbro.placements.exports import phrases
from jobbro.ui.wording import local_day, phone


def approval_mail(*, person_name: str, address: str, link: str, consultant: User, at: datetime) -> Mail:
    """Return the mail with this link in it."""
    municipality = the_municipality()
    number = f"telefon {phone(consultant.phone)}" if consultant.phone else ""
    facts = {
        "person": person_name,
        "municipality": municipality.name,
        "unit": municipality.unit_name,
        "link": link,
        "last_day": phrases.full_day(local_day(at + LIFETIME)),
        "consultant": ", ".join(part for part in (consultant.full_name, number) if part),
    }
    words = {field.id: field.text for field in fill("approval_mail", facts).fields}
    return Mail(to=address, subject=words["subject"], text=words["text"], reply_to=consultant.email)


def link_of(token: str) -> str:
    """Return the whole address of a link."""
    return settings.PUBLIC_URL + reverse("portal:open", args=[token])
