"""The mail with the link to a citizen's own page."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from jobbro.citizens.exports import mail_to_citizen
from jobbro.citizens.models import Citizen
from jobbro.documents.text import full_day
from jobbro.integrations.mail import Mail
from jobbro.ui.wording import local_day


def own_page_mail(citizen: Citizen, *, token: str, expires_at: datetime) -> Mail:
    """Return the mail with this link in it."""
    last_day = full_day(local_day(expires_at))
    return mail_to_citizen(citizen, "own_page_mail", link=own_page_address(token), last_day=last_day)


def own_page_address(token: str) -> str:
    """Return the whole address of a citizen's own page."""
    return settings.PUBLIC_URL + reverse("portal:own_home", args=[token])
