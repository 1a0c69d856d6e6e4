"""Where the signature of an agreement stands: given, waiting, refused, or fallen and why."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from jobbro.accounts.models import ApprovalState
from jobbro.companies.models import Partnership, PartnershipSignature, PartnershipState
from jobbro.integrations.mail import latest_about
from jobbro.integrations.models import MailState
from jobbro.library.danish import listed

# What a part of the core is called in the sentence that says why a signature fell.
_PARTS = {
    "contact": gettext_noop("kontaktpersonen"),
    "starts_on": gettext_noop("den første dag"),
    "ends_on": gettext_noop("den sidste dag"),
    "aims": gettext_noop("målene"),
    "company_does": gettext_noop("det, virksomheden gør"),
    "municipality_does": gettext_noop("det, kommunen gør"),
}
_OTHER_REASONS = {
    "asked_again": gettext_noop("Der er spurgt igen."),
    "withdrawn": gettext_noop("Spørgsmålet er trukket tilbage."),
    "on_paper": gettext_noop("Aftalen blev sagt god på anden måde."),
    "ended": gettext_noop("Aftalen blev afsluttet."),
}


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """The latest question, why it fell if it did, and whether its mail was lost while the answer is awaited."""

    signature: PartnershipSignature
    why_void: str
    is_lost: bool


def signature_line(agreement: Partnership) -> SignatureLine | None:
    """Return the latest question to the contact; one that was only asked again does not count."""
    latest = agreement.signatures.order_by("-asked_at", "pk").first()
    if latest is None:
        return None
    mail = latest_about([str(latest.pk)]).get(str(latest.pk))
    lost = latest.state == ApprovalState.ASKED and mail is not None and mail.state == MailState.FAILED
    return SignatureLine(latest, why_void(latest), lost)


def why_void(signature: PartnershipSignature) -> str:
    """Return the sentence that says why a signature fell; nothing for one that stands."""
    if signature.state != ApprovalState.VOID:
        return ""
    if signature.void_reason in _OTHER_REASONS:
        return _(_OTHER_REASONS[signature.void_reason])
    parts = [_(_PARTS[part]) for part in signature.void_reason.split(",") if part in _PARTS]
    return _("Den faldt bort, fordi %(parts)s er ændret.") % {"parts": listed(parts)}


def may_be_signed(agreement: Partnership) -> bool:
    """Whether the contact can be asked: a draft whose contact has a mail address."""
    contact = agreement.contact
    return agreement.state == PartnershipState.DRAFT and contact is not None and bool(contact.email)
