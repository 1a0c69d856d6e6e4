"""The people at a company. Their names stay out of the record of changes: a role says enough."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.companies.actions.saving import locked, put, save_next_version, values_of
from jobbro.companies.models import Company, Contact, ContactRole, Site
from jobbro.companies.search_text import contact_search_text


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """What is written about a contact."""

    name: str
    role: ContactRole
    title: str = ""
    site: Site | None = None
    email: str = ""
    phone: str = ""
    is_active: bool = True


@transaction.atomic
def add_contact(*, by: User, company: Company, facts: ContactFacts, at: datetime) -> Contact:
    """Add a person whom we may write to or call.

    :raises ValueError: when the site belongs to another company
    """
    contact = Contact(company=company, **values_of(facts))
    _check_site(contact)
    contact.search_text = contact_search_text(contact)
    contact.save()
    record(by=by.actor, at=at, action="company.contact_added", about=[company], details={"role": contact.role})
    return contact


@transaction.atomic
def change_contact(*, by: User, contact: Contact, facts: ContactFacts, edit_version: int, at: datetime) -> None:
    """Write what is now known about a contact; one who has left is kept but no longer offered.

    :raises SavedMeanwhile: when somebody saved it after the form was opened
    :raises ValueError: when the site belongs to another company
    """
    fresh = locked(contact, edit_version=edit_version)
    if not (changed := put(fresh, values_of(facts))):
        return
    _check_site(fresh)
    fresh.search_text = contact_search_text(fresh)
    save_next_version(fresh)
    left = "is_active" in changed and not fresh.is_active
    record(
        by=by.actor,
        at=at,
        action="company.contact_left" if left else "company.contact_changed",
        about=[fresh.company],
        details={"role": fresh.role, "fields": changed},
    )


def _check_site(contact: Contact) -> None:
    if contact.site is not None and contact.site.company_id != contact.company_id:
        raise ValueError("the site belongs to another company")
