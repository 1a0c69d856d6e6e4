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
from jobbro.audit.models import ActorKind

LIFETIME = timedelta(days=14)


class LinkState(StrEnum):
    """What a token opens. Only OPEN and EXPIRED may be told apart by the one who holds the token."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    SHUT = "shut"


@dataclass(frozen=True, slots=True)
class OpenedLink:
    """The answer to a token; the link is None when the token opens nothing."""

    state: LinkState
    link: Link | None

    @property
    def actor(self) -> Actor:
        """The holder of the link as the audit writes it down."""
        assert self.link is not None
        return Actor(ActorKind.LINK, str(self.link.pk), self.link.person_name, self.link.purpose)


def make_link(
    *, purpose: str, subject_id: str, person_name: str, address: str, at: datetime, renewed_from: Link | None = None
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
        expires_at=at + LIFETIME,
        renewed_from=renewed_from,
    )
    return link, token


def open_link(token: str, *, purpose: str, at: datetime) -> OpenedLink:
    """Find what a token opens now. A forged, changed, revoked or misused token opens nothing."""
    link = Link.objects.filter(token_hash=_hash(token), purpose=purpose).first()
    if link is None or link.revoked_at is not None:
        return OpenedLink(LinkState.SHUT, None)
    if link.used_at is not None:
        return OpenedLink(LinkState.USED, link)
    if link.expires_at <= at:
        return OpenedLink(LinkState.EXPIRED, link)
    return OpenedLink(LinkState.OPEN, link)


def revoke_links(*, purpose: str, subject_ids: Sequence[str], at: datetime | None = None) -> None:
    """Shut all unused links to these subjects."""
    links = Link.objects.filter(purpose=purpose, subject_id__in=subject_ids, revoked_at__isnull=True)
    for link in links:
        link.revoked_at = at or link.made_at
        link.save(update_fields=["revoked_at"])


def _hash(token: str) -> str:
    # Keyed, so that a stolen copy of the table opens nothing and cannot be checked against guesses.
    return hmac.new(settings.SECRET_KEY.encode(), token.encode(errors="replace"), hashlib.sha256).hexdigest()
