"""Links for people without an account: signed by chance, single-purpose, expiring, and only stored as a hash."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings

from jobbro.accounts.models import Link
from jobbro.audit.actors import Actor
from jobbro.audit.kinds import ActorKind

LIFETIME = timedelta(days=14)
PAUSE = timedelta(minutes=10)
LINKS_A_DAY = 5


class LinkState(StrEnum):
    """What a token opens. A page tells the states of a genuine token apart only where that helps its holder."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


class RenewedTooOften(Exception):
    """A new link was made for the same person a moment ago, or many times today."""


@dataclass(frozen=True, slots=True)
class OpenedLink:
    """The answer to a token; the link is None when nobody has made such a token."""

    state: LinkState
    link: Link | None

    @property
    def actor(self) -> Actor:
        """The holder of the link as the audit writes it down."""
        assert self.link is not None
        return Actor(ActorKind.LINK, str(self.link.pk), self.link.person_name, self.link.purpose)


def make_link(
    *,
    purpose: str,
    subject_id: str,
    person_name: str,
    address: str,
    at: datetime,
    renewed_from: Link | None = None,
    lifetime: timedelta = LIFETIME,
) -> tuple[Link, str]:
    """Make a link and return it with its token, which is known only in this moment."""
    token = secrets.token_urlsafe(32)
    link = Link.objects.create(
        purpose=purpose,
        subject_id=subject_id,
        person_name=person_name,
        address=address,
        token_hash=_hash(token),
        made_at=at,
        expires_at=at + lifetime,
        renewed_from=renewed_from,
    )
    return link, token


def open_link(token: str, *, purpose: str, at: datetime) -> OpenedLink:
    """Find what a token opens now; a forged, changed or misused token is UNKNOWN and has no link.

    One question to the database whatever the answer is, so that the time it takes tells nothing.
    """
    link = Link.objects.filter(token_hash=_hash(token), purpose=purpose).first()
    if link is None:
        return OpenedLink(LinkState.UNKNOWN, None)
    if link.revoked_at is not None:
        return OpenedLink(LinkState.REVOKED, link)
    if link.used_at is not None:
        return OpenedLink(LinkState.USED, link)
    if link.expires_at <= at:
        return OpenedLink(LinkState.EXPIRED, link)
    return OpenedLink(LinkState.OPEN, link)


def renew_link(link: Link, *, at: datetime) -> tuple[Link, str]:
    """Make a new link to the same address for the same thing, and return it with its token.

    :raises RenewedTooOften: within ten minutes of the latest link, or after five in a day
    """
    # Every link to the subject is held, so that two renewals at the same moment wait for each other.
    made = Link.objects.select_for_update().filter(purpose=link.purpose, subject_id=link.subject_id)
    today = [made_at for made_at in made.values_list("made_at", flat=True) if made_at > at - timedelta(days=1)]
    if len(today) >= LINKS_A_DAY or any(made_at > at - PAUSE for made_at in today):
        raise RenewedTooOften
    return make_link(
        purpose=link.purpose,
        subject_id=link.subject_id,
        person_name=link.person_name,
        address=link.address,
        at=at,
        renewed_from=link,
    )


def revoke_links(*, purpose: str, subject_ids: Sequence[str], at: datetime) -> None:
    """Shut every link to these subjects at once, used or not."""
    Link.objects.filter(purpose=purpose, subject_id__in=subject_ids, revoked_at__isnull=True).update(revoked_at=at)


def _hash(token: str) -> str:
    # Keyed, so that a stolen copy of the table opens nothing and cannot be checked against guesses.
    return hmac.new(settings.SECRET_KEY.encode(), token.encode(errors="replace"), hashlib.sha256).hexdigest()
