"""Asking the parties by mail: the question, the link and the letter belong together, or none of them is made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from jobbro.accounts.models import Link, User
from jobbro.audit.actors import Actor
from jobbro.integrations.jobs import send_later
from jobbro.integrations.mail import Mail
from jobbro.placements.actions.agreement import ask_for_approval, renew_approval_link
from jobbro.placements.exports.asking import approval_mail, link_of
from jobbro.placements.models import Approval, Party, Placement
from jobbro.placements.queries.outside import released


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom to ask, and where to."""

    party: Party
    name: str
    address: str


@transaction.atomic
def ask_parties(
    *, by: User, placement: Placement, people: Sequence[Asked], at: datetime
) -> tuple[tuple[Approval, str], ...]:
    """Ask each of these people and send them their link by mail; return each approval with the token of its link.

    :raises NotForOthers: when the text says something that may not leave the house; nobody is asked
    :raises NothingToApprove: unless the placement is ready or shared
    """
    placement = Placement.objects.select_for_update().get(pk=placement.pk)
    released(placement)
    made = []
    for person in people:
        approval, token = ask_for_approval(
            by=by, placement=placement, party=person.party, person_name=person.name, address=person.address, at=at
        )
        mail = _mail(person.name, person.address, token, consultant=by, at=at)
        send_later(mail, about=str(approval.pk), at=at)
        made.append((approval, token))
    return tuple(made)


@transaction.atomic
def send_new_link(*, by: Actor, approval: Approval, link: Link, at: datetime) -> bool:
    """Mail a new link to the address that the old one went to; answer whether one was made."""
    token = renew_approval_link(by=by, approval=approval, link=link, at=at)
    if token is None:
        return False
    mail = _mail(link.person_name, link.address, token, consultant=approval.placement.consultant, at=at)
    send_later(mail, about=str(approval.pk), at=at)
    return True


def _mail(name: str, address: str, token: str, *, consultant: User, at: datetime) -> Mail:
    return approval_mail(person_name=name, address=address, link=link_of(token), consultant=consultant, at=at)
