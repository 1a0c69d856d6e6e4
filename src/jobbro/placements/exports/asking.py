"""The mail that asks a party for a yes or a no. It names nobody but its reader and the sender."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from jobbro.accounts.models import User
from jobbro.companies.exports.partnership import asking_mail
from jobbro.integrations.mail import Mail


def approval_mail(*, person_name: str, address: str, link: str, consultant: User, at: datetime) -> Mail:
    """Return the mail with this link in it."""
    return asking_mail(person_name=person_name, address=address, link=link, sender=consultant, at=at)


def link_of(token: str) -> str:
    """Return the whole address of a link."""
    return settings.PUBLIC_URL + reverse("portal:open", args=[token])
