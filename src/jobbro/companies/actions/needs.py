"""The needs of a company: heard, changed, settled and opened again; that there is none is written down too."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.companies.actions.saving import locked, put, save_next_version, values_of
from jobbro.companies.models import Company, CompanyNeed, Contact, NoNeedAnswer

SETTLED = (CompanyNeed.State.SOLVED, CompanyNeed.State.DROPPED)


@dataclass(frozen=True, slots=True)
class NeedFacts:
    """What is written about a need; `words` are the company's own."""

    kind: CompanyNeed.Kind
    words: str
    heard_on: date
    urgency: CompanyNeed.Urgency = CompanyNeed.Urgency.FELT
    horizon: CompanyNeed.Horizon = CompanyNeed.Horizon.NOW
    contact: Contact | None = None
    owner: User | None = None
    next_step: str = ""
    next_step_on: date | None = None


@transaction.atomic
def add_need(*, by: User, company: Company, facts: NeedFacts, at: datetime) -> CompanyNeed:
    """Write down a need; it is the writer's to take care of unless somebody else is named.

    :raises ValueError: for a contact of another company
    """
    _check_contact(company, facts.contact)
    need = CompanyNeed.objects.create(company=company, **values_of(facts) | {"owner": facts.owner or by})
    _note(by, need, "added", at)
    return need


@transaction.atomic
def change_need(*, by: User, need: CompanyNeed, facts: NeedFacts, edit_version: int, at: datetime) -> None:
    """Write what is now known about a need.

    :raises SavedMeanwhile: when somebody saved it after the form was opened
    :raises ValueError: for a contact of another company
    """
    fresh = locked(need, edit_version=edit_version)
    _check_contact(fresh.company, facts.contact)
    if put(fresh, values_of(facts)):
        save_next_version(fresh)
        _note(by, fresh, "changed", at)


@transaction.atomic
def settle_need(*, by: User, need: CompanyNeed, state: CompanyNeed.State, because: str, at: datetime) -> None:
    """Close a need as solved or as no longer there. Settling in the same way twice is settling once.

    :raises ValueError: for a state in which the company still has the need
    """
    if state not in SETTLED:
        raise ValueError(f"a need is not settled by {state}")
    fresh = _held(need)
    if fresh.state == state:
        return
    fresh.state, fresh.settled_on = state, timezone.localtime(at).date()
    fresh.settled_because = because
    save_next_version(fresh)
    _note(by, fresh, str(state), at)


@transaction.atomic
def reopen_need(*, by: User, need: CompanyNeed, at: datetime) -> None:
    """Open a settled need again; one that stands is left alone."""
    fresh = _held(need)
    if fresh.is_standing:
        return
    fresh.state, fresh.settled_on, fresh.settled_because = CompanyNeed.State.OPEN, None, ""
    save_next_version(fresh)
    _note(by, fresh, "reopened", at)


@transaction.atomic
def asked_no_need(
    *, by: User, company: Company, asked_on: date, at: datetime, contact: Contact | None = None, note: str = ""
) -> NoNeedAnswer:
    """Write down that the company was asked what it needs, and needs nothing now.

    :raises ValueError: for a contact of another company
    """
    _check_contact(company, contact)
    told = NoNeedAnswer.objects.create(company=company, contact=contact, asked_on=asked_on, asked_by=by, note=note)
    record(by=by.actor, at=at, action="company.asked_no_need", about=[company])
    return told


def _check_contact(company: Company, contact: Contact | None) -> None:
    if contact is not None and contact.company_id != company.pk:
        raise ValueError("the contact belongs to another company")


def _held(need: CompanyNeed) -> CompanyNeed:
    return CompanyNeed.objects.select_for_update().get(pk=need.pk)


def _note(by: User, need: CompanyNeed, verb: str, at: datetime) -> None:
    # The words stay with the need: the record of changes says what sort of need it was, and no more.
    details = {"need": need.kind}
    record(by=by.actor, at=at, action=f"company.need_{verb}", about=[need.company], details=details)
