"""What the link to a cooperation agreement opens now."""

from dataclasses import dataclass
from datetime import datetime

from jobbro.accounts.links import OpenedLink, open_link
from jobbro.accounts.models import User
from jobbro.companies.actions.partnership_core import (
    ASKED_AGAIN,
    ENDED,
    ON_PAPER,
    SIGN_PURPOSE,
    WITHDRAWN,
    core_fingerprint,
)
from jobbro.companies.models import PartnershipSignature
from jobbro.portal.queries.doors import DoorState, door_state

CLOSED_BY = frozenset({ASKED_AGAIN, WITHDRAWN, ON_PAPER, ENDED})


@dataclass(frozen=True, slots=True)
class SigningDoor:
    """A link that was tried, and the question behind it."""

    state: DoorState
    opened: OpenedLink
    signature: PartnershipSignature | None = None

    @property
    def consultant(self) -> User | None:
        """The colleague whom the reader can call; nobody behind a closed door."""
        return None if self.signature is None else self.signature.asked_by


def try_signing_door(token: str, *, at: datetime) -> SigningDoor:
    """Find what a token opens at this moment; nothing is changed."""
    opened = open_link(token, purpose=SIGN_PURPOSE, at=at)
    if opened.link is None:
        return SigningDoor(DoorState.CLOSED, opened)
    rows = PartnershipSignature.objects.select_related(
        "asked_by", "partnership__company", "partnership__contact", "partnership__colleague"
    )
    signature = rows.filter(pk=opened.link.subject_id).first()
    state = door_state(opened.state, signature, closed_by=CLOSED_BY)
    if signature is None or state is DoorState.CLOSED:
        return SigningDoor(DoorState.CLOSED, opened)
    if state is DoorState.OPEN and core_fingerprint(signature.partnership) != signature.core_fingerprint:
        return SigningDoor(DoorState.CHANGING, opened, signature)
    return SigningDoor(state, opened, signature)


def names_in(signature: PartnershipSignature) -> tuple[str, ...]:
    """Return the names in the agreement; words in them tell nothing about anybody's health."""
    agreement = signature.partnership
    colleague = agreement.colleague.full_name if agreement.colleague else ""
    return tuple(name for name in (agreement.company.name, signature.person_name, colleague) if name)
