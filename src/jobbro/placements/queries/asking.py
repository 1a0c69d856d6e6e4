"""Who can be asked for a yes, whom it should be, and where each question stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from jobbro.accounts.models import User
from jobbro.companies.models import Contact, ContactRole
from jobbro.integrations.mail import Mail, latest_about
from jobbro.integrations.models import MailState, OutgoingMail
from jobbro.library import texts
from jobbro.placements.actions import Asked
from jobbro.placements.exports import PageBlock, citizen_letter, description_letter, page_blocks
from jobbro.placements.exports.asking import approval_mail
from jobbro.placements.models import Approval, ApprovalState, Party, Placement
from jobbro.placements.queries.agreeing import only_one_employee
from jobbro.placements.queries.outside import released

_FOR_COMPANY = (ContactRole.MANAGER, ContactRole.DIRECTOR, ContactRole.OWNER, ContactRole.HR, ContactRole.MENTOR)
_FOR_STAFF = (ContactRole.EMPLOYEE_REPRESENTATIVE,)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can be asked: a key for the form, the name, what they do, and their mail address.

    `has_role` tells whether their card says that they answer for the party.
    """

    key: str
    name: str
    does: str
    mail: str
    has_role: bool = True

    @property
    def label(self) -> str:
        """Name, work and address in one line."""
        return " · ".join(part for part in (", ".join(p for p in (self.name, self.does) if p), self.mail) if part)


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """A question that stands, and how its letter fared."""

    approval: Approval
    mail: OutgoingMail | None

    @property
    def is_lost(self) -> bool:
        """Whether the letter could not be delivered while the answer is still awaited."""
        waits = self.approval.state == ApprovalState.ASKED
        return waits and self.mail is not None and self.mail.state == MailState.FAILED


@dataclass(frozen=True, slots=True)
class AskPage:
    """For each party the people with an address, those without one, and the question that stands already."""

    people: dict[Party, tuple[Person, ...]]
    nameless: tuple[Contact, ...]
    standing: dict[Party, ApprovalLine]
    only_one_employee: bool
    citizen_name: str


def ask_page(placement: Placement) -> AskPage:
    """Return whom one can ask; in each party the likeliest stands first."""
    contacts = list(Contact.objects.filter(company=placement.company_id, is_active=True).order_by("name", "pk"))
    reachable = [contact for contact in contacts if contact.email]
    citizen = placement.citizen
    own = (Person(str(citizen.pk), citizen.full_name, "", citizen.email),) if citizen.email else ()
    return AskPage(
        people={
            Party.COMPANY: tuple(_people(reachable, placement, _FOR_COMPANY)),
            Party.EMPLOYEE_REPRESENTATIVE: tuple(_people(reachable, placement, _FOR_STAFF)),
            Party.CITIZEN: own,
        },
        nameless=tuple(contact for contact in contacts if not contact.email),
        standing={Party(line.approval.party): line for line in approval_lines(standing_approvals(placement))},
        only_one_employee=only_one_employee(placement),
        citizen_name=citizen.full_name,
    )


def standing_approvals(placement: Placement) -> list[Approval]:
    """Return the questions that stand, in the order they were asked."""
    return list(placement.approvals.exclude(state=ApprovalState.VOID).order_by("asked_at", "pk"))


def approval_lines(approvals: Sequence[Approval]) -> tuple[ApprovalLine, ...]:
    """Return each of these questions with its latest letter."""
    mails = latest_about(str(approval.pk) for approval in approvals) if approvals else {}
    return tuple(ApprovalLine(approval, mails.get(str(approval.pk))) for approval in approvals)


def known_addresses(placement: Placement, party: Party) -> frozenset[str]:
    """Return the mail addresses on the cards; another one may be right, but deserves a second look."""
    if party == Party.CITIZEN:
        return frozenset({placement.citizen.email.lower()} - {""})
    found = Contact.objects.filter(company=placement.company_id).exclude(email="").values_list("email", flat=True)
    return frozenset(address.lower() for address in found)


@dataclass(frozen=True, slots=True)
class Letter:
    """What somebody is about to be sent: the mail, what stands behind its link, and what deserves a second look."""

    party: Party
    name: str
    address: str
    mail: Mail
    blocks: tuple[PageBlock, ...]
    is_new_address: bool


def letters_to_send(placement: Placement, people: Iterable[Asked], *, by: User, at: datetime) -> tuple[Letter, ...]:
    """Return what each of these people would be sent, for the sender to look at before it goes.

    :raises NotForOthers: when the text says something that may not leave the house
    """
    gap = texts().say("ask.link_comes_here")
    basis, today = released(placement), timezone.localtime(at).date()
    shown = {
        Party.CITIZEN: page_blocks(citizen_letter(basis, printed_on=today)),
        Party.COMPANY: page_blocks(description_letter(basis, printed_on=today)),
    }
    return tuple(
        Letter(
            party=person.party,
            name=person.name,
            address=person.address,
            mail=approval_mail(person_name=person.name, address=person.address, link=gap, consultant=by, at=at),
            blocks=shown.get(person.party, shown[Party.COMPANY]),
            is_new_address=person.address.lower() not in known_addresses(placement, person.party),
        )
        for person in people
    )


def _ordered(contacts: Iterable[Contact], placement: Placement, roles: tuple[str, ...]) -> list[Contact]:
    """Those of the right role first, at the right site before others; everybody else can still be chosen."""

    def place(contact: Contact) -> tuple[int, bool]:
        rank = roles.index(contact.role) if contact.role in roles else len(roles)
        return rank, contact.site_id not in {None, placement.site_id}

    return sorted(contacts, key=place)


def _people(contacts: Iterable[Contact], placement: Placement, roles: tuple[str, ...]) -> Iterable[Person]:
    for contact in _ordered(contacts, placement, roles):
        does = contact.title or contact.get_role_display()
        yield Person(str(contact.pk), contact.name, does, contact.email, contact.role in roles)
