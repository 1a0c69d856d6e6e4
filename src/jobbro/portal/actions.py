"""Making and closing the link to a citizen's own page."""

from datetime import datetime, timedelta

from django.db import transaction

from jobbro.accounts.links import make_link, revoke_links
from jobbro.accounts.models import Link, User
from jobbro.audit.changes import record
from jobbro.citizens.models import Citizen
from jobbro.integrations.jobs import send_later
from jobbro.portal.exports import own_page_mail

OWN_PAGE = "citizen_own_page"
LIFETIME = timedelta(days=30)


class NoAddress(ValueError):
    """The citizen has no mail address."""


@transaction.atomic
def make_own_page_link(*, by: User, citizen: Citizen, at: datetime) -> tuple[Link, str]:
    """Make a link to a citizen's own page and return it with its token; an earlier link opens nothing any more."""
    Citizen.objects.select_for_update().get(pk=citizen.pk)
    revoke_links(purpose=OWN_PAGE, subject_ids=[str(citizen.pk)], at=at)
    made = make_link(
        purpose=OWN_PAGE,
        subject_id=str(citizen.pk),
        person_name=citizen.full_name,
        address=citizen.email,
        at=at,
        lifetime=LIFETIME,
    )
    record(by=by.actor, at=at, action="own_page.link_made", about=[citizen])
    return made


@transaction.atomic
def mail_own_page_link(*, by: User, citizen: Citizen, at: datetime) -> Link:
    """Make a link and send it to the citizen's own address; nobody here is shown it.

    :raises NoAddress: when no mail address is known
    """
    if not citizen.email:
        raise NoAddress
    link, token = make_own_page_link(by=by, citizen=citizen, at=at)
    send_later(own_page_mail(citizen, token=token, expires_at=link.expires_at), about=str(link.pk), at=at)
    return link


@transaction.atomic
def close_own_page(*, by: User, citizen: Citizen, at: datetime) -> None:
    """Close the link to a citizen's own page at once."""
    revoke_links(purpose=OWN_PAGE, subject_ids=[str(citizen.pk)], at=at)
    record(by=by.actor, at=at, action="own_page.link_closed", about=[citizen])
