"""The cooperation agreement as a letter and a file, and the mails about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jobbro.accounts.links import LIFETIME
from jobbro.accounts.models import ApprovalState, Municipality, User, the_municipality
from jobbro.companies.models import Contact, Partnership, PartnershipAim, PartnershipSignature
from jobbro.documents import Letter, Watermark, letter_from, to_pdf, to_word
from jobbro.documents.from_content import said_plainly
from jobbro.documents.text import full_day, long_date
from jobbro.integrations.mail import Mail
from jobbro.library.letters import FactValue, fill
from jobbro.ui.wording import local_day, phone

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAKERS = {"pdf": (to_pdf, "application/pdf"), "docx": (to_word, _WORD)}
ENDINGS = tuple(_MAKERS)


@dataclass(frozen=True, slots=True)
class PartnershipFile:
    """A file to hand out."""

    name: str
    content_type: str
    content: bytes


def partnership_letter(agreement: Partnership, *, municipality: Municipality, printed_on: date) -> Letter:
    """Return the agreement as the letter that both sides read and sign; what is not agreed yet is said plainly."""
    company, contact, colleague = agreement.company, agreement.contact, agreement.colleague
    facts: dict[str, FactValue] = {
        "company": company.name,
        "cvr": company.cvr,
        "municipality": municipality.name,
        "company_contact": ", ".join(_reach(contact)) if contact else "",
        "municipality_contact": ", ".join(_reach_colleague(colleague)) if colleague else "",
        "aims": [_aim(aim) for aim in agreement.aims.all()],
        "company_does": agreement.company_does,
        "municipality_does": agreement.municipality_does,
        "starts_on": long_date(agreement.starts_on),
        "review_on": long_date(agreement.review_on),
        "ends_on": long_date(agreement.ends_on) if agreement.ends_on else "",
        "signatures": _signatures(agreement, municipality),
    }
    return letter_from(
        fill("partnership", facts),
        about=_("Samarbejde mellem %(company)s og %(municipality)s")
        % {"company": company.name, "municipality": municipality.name},
        municipality=municipality.name,
        printed_on=printed_on,
        watermark=Watermark.DEMO if company.is_demo else None,
        colour=municipality.colour,
        missing=said_plainly,
    )


def partnership_file(letter: Letter, *, ending: str) -> PartnershipFile:
    """Return the agreement as a tagged PDF or a Word file.

    :raises DocumentError: when it cannot be set, with a sentence for the one who asked
    """
    make, content_type = _MAKERS[ending]
    return PartnershipFile(f"partnerskabsaftale-{letter.printed_on.isoformat()}.{ending}", content_type, make(letter))


def asking_mail(*, person_name: str, address: str, link: str, sender: User, at: datetime) -> Mail:
    """Return the mail that asks for a yes or a no by this link; it names nobody but its reader and the sender."""
    number = _("telefon %(number)s") % {"number": phone(sender.phone)} if sender.phone else ""
    municipality = the_municipality()
    facts = {
        "person": person_name,
        "municipality": municipality.name,
        "unit": municipality.unit_name,
        "link": link,
        "last_day": full_day(local_day(at + LIFETIME)),
        "consultant": ", ".join(part for part in (sender.full_name, number) if part),
    }
    words = {field.id: field.text for field in fill("approval_mail", facts).fields}
    return Mail(to=address, subject=words["subject"], text=words["text"], reply_to=sender.email)


def signature_mail(signature: PartnershipSignature, *, token: str, sender: User, at: datetime) -> Mail:
    """Return the mail that asks the contact to sign."""
    name, address = signature.person_name, signature.address
    return asking_mail(person_name=name, address=address, link=signing_address(token), sender=sender, at=at)


def signing_address(token: str) -> str:
    """Return the whole address of a link to sign by."""
    return settings.PUBLIC_URL + reverse("portal:sign", args=[token])


def reminder_mail(owner: User, agreements: Sequence[Partnership], *, at: datetime) -> Mail:
    """Return the one mail that tells a colleague which agreements to look at."""
    lines = "\n".join(f"- {row.company.name}: {_why(row, today=local_day(at))}" for row in agreements)
    facts = {
        "person": owner.first_name or owner.username,
        "agreements": lines,
        "link": settings.PUBLIC_URL + reverse("dashboards:home"),
    }
    words = {field.id: field.text for field in fill("partnership_reminder_mail", facts).fields}
    return Mail(to=owner.email, subject=words["subject"], text=words["text"])


def _why(agreement: Partnership, *, today: date) -> str:
    if agreement.ends_on is not None and agreement.has_run_out(today):
        return _("udløb %(day)s") % {"day": long_date(agreement.ends_on)}
    if agreement.ends_on is not None and agreement.review_on > today:
        return _("udløber %(day)s") % {"day": long_date(agreement.ends_on)}
    return _("skal ses efter fra %(day)s") % {"day": long_date(agreement.review_on)}


def _aim(aim: PartnershipAim) -> list[str]:
    """The aim, how many, by when and how it is seen, as a row of the table."""
    count = str(aim.target) if aim.target is not None else "–"
    return [aim.what, count, long_date(aim.by_when) if aim.by_when else "–", aim.seen_how or "–"]


def _reach(contact: Contact) -> list[str]:
    number = phone(contact.phone) if contact.phone else ""
    parts = (contact.name, contact.title or contact.get_role_display(), number, contact.email)
    return [part for part in parts if part]


def _reach_colleague(colleague: User) -> list[str]:
    number = phone(colleague.phone) if colleague.phone else ""
    return [part for part in (colleague.full_name, number, colleague.email) if part]


def _signatures(agreement: Partnership, municipality: Municipality) -> list[list[str]]:
    """Who signs, and when it was done; a line without a day is signed on paper."""
    signed = next((row for row in agreement.signatures.all() if row.state == ApprovalState.AGREED), None)
    name = signed.person_name if signed else (agreement.contact.name if agreement.contact else "")
    colleague = agreement.colleague.full_name if agreement.colleague else ""
    day = signed.answered_at if signed else None
    theirs = _signed(_("Underskrevet med link"), day)
    ours = _signed(_("Sendt til underskrift"), signed.asked_at if signed else None)
    return [[name, agreement.company.name, theirs], [colleague, municipality.name, ours]]


def _signed(how: str, at: datetime | None) -> str:
    return f"{how} {long_date(timezone.localtime(at).date())}" if at else ""
