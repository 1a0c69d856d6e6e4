"""The mail with the link to a citizen's own page. It names nobody but its reader and whom to call."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from jobbro.accounts.models import the_municipality
from jobbro.citizens.models import Citizen
from jobbro.integrations.mail import Mail
from jobbro.library.letters import fill
from jobbro.meetings.exports import whom_to_call
from jobbro.placements.exports import phrases
from jobbro.ui.wording import local_day


def own_page_mail(citizen: Citizen, *, token: str, expires_at: datetime) -> Mail:
    """Return the mail with this link in it."""
    municipality, consultant = the_municipality(), citizen.consultant
    facts = {
        "person": citizen.first_name,
        "municipality": municipality.name,
        "unit": municipality.unit_name,
        "link": own_page_address(token),
        "last_day": phrases.full_day(local_day(expires_at)),
        "who": whom_to_call(consultant, municipality),
    }
    words = {field.id: field.text for field in fill("own_page_mail", facts).fields}
    reply_to = consultant.email if consultant else municipality.email
    return Mail(to=citizen.email, subject=words["subject"], text=words["text"], reply_to=reply_to)


def own_page_address(token: str) -> str:
    """Return the whole address of a citizen's own page."""
    return settings.PUBLIC_URL + reverse("portal:own_home", args=[token])
