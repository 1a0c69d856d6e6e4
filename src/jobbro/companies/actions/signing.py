"""Signing an agreement by link: asking the contact, taking the answer, taking the question back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from jobbro.accounts.actions.answers import link_to, renewed_token, take_answer
from jobbro.accounts.models import ApprovalState, Link, User
from jobbro.audit.actors import Actor
from jobbro.companies.actions.partnership import NotYetWhole, gaps_of, open_partnership
from jobbro.companies.actions.partnership_core import (
    ASKED_AGAIN,
    SIGN_PURPOSE,
    WITHDRAWN,
    core_fingerprint,
    let_signatures_fall,
    note_partnership,
)
from jobbro.companies.actions.saving import save_next_version
from jobbro.companies.exports.partnership import signature_mail
from jobbro.companies.models import Partnership, PartnershipSignature, PartnershipState
from jobbro.integrations.jobs import send_later


class NothingToSign(Exception):
    """The question has fallen away or is answered, the text has changed since, or there is nobody to write to."""


@transaction.atomic
def ask_for_signature(
    *, by: User, partnership: Partnership, edit_version: int, at: datetime
) -> tuple[PartnershipSignature, str]:
    """Mail the contact a link to the text as it stands; return the question and the token of its link.

    An earlier question falls away.

    :raises NotYetWhole: when a contact on either side is lacking, or there is no aim
    :raises NothingToSign: when the contact has no mail address, or the agreement is signed as it stands
    :raises SavedMeanwhile: when the text is another than the one that was read
    :raises AlreadyEnded: when it is ended
    """
    fresh = open_partnership(partnership, edit_version)
    if gaps := gaps_of(fresh):
        raise NotYetWhole(gaps)
    contact = fresh.contact
    if contact is None or not contact.email or fresh.state == PartnershipState.AGREED:
        raise NothingToSign
    let_signatures_fall(fresh, reason=ASKED_AGAIN, by=by.actor, at=at)
    signature = PartnershipSignature.objects.create(
        partnership=fresh,
        person_name=contact.name,
        address=contact.email,
        core_fingerprint=core_fingerprint(fresh),
        asked_at=at,
        asked_by=by,
    )
    token = link_to(signature, purpose=SIGN_PURPOSE, at=at)
    send_later(signature_mail(signature, token=token, sender=by, at=at), about=str(signature.pk), at=at)
    note_partnership(by.actor, fresh, "signature_asked", at)
    return signature, token


@transaction.atomic
def answer_signature(
    *, by: Actor, signature: PartnershipSignature, agrees: bool, comment: str, link: Link, at: datetime
) -> None:
    """Take the contact's answer and use up the link; a yes makes the agreement agreed.

    :raises NothingToSign: when the question has fallen away, is answered, or the text has changed since
    """
    partnership = Partnership.objects.select_for_update().get(pk=signature.partnership_id)
    fresh = PartnershipSignature.objects.select_for_update(of=("self",)).get(pk=signature.pk)
    if fresh.state != ApprovalState.ASKED or not partnership.is_open:
        raise NothingToSign
    if core_fingerprint(partnership) != fresh.core_fingerprint:
        raise NothingToSign
    if not take_answer(fresh, link=link, agrees=agrees, comment=comment, at=at):
        raise NothingToSign
    if agrees:
        partnership.state, partnership.agreed_on = PartnershipState.AGREED, timezone.localtime(at).date()
        save_next_version(partnership)
    note_partnership(by, partnership, "signed" if agrees else "signature_declined", at)


@transaction.atomic
def withdraw_signature(*, by: User, partnership: Partnership, at: datetime) -> None:
    """Take back a question that waits; a signature that was given stays."""
    fresh = Partnership.objects.select_for_update().get(pk=partnership.pk)
    let_signatures_fall(fresh, reason=WITHDRAWN, by=by.actor, at=at, only_open=True)


@transaction.atomic
def send_new_signing_link(*, by: Actor, signature: PartnershipSignature, link: Link, at: datetime) -> bool:
    """Mail a new link in place of one that ran out, to the same address; answer whether one was made."""
    fresh = PartnershipSignature.objects.select_for_update(of=("self",)).get(pk=signature.pk)
    token = renewed_token(fresh, link=link, at=at)
    if token is None:
        return False
    mail = signature_mail(fresh, token=token, sender=fresh.asked_by, at=at)
    send_later(mail, about=str(fresh.pk), at=at)
    note_partnership(by, fresh.partnership, "link_renewed", at)
    return True
