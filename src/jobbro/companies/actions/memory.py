"""Telling that one was in touch with a company, and leaving it alone for a while. The words stay out of the record."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.companies.actions.saving import locked, put, save_next_version, values_of
from jobbro.companies.actions.standing import hold, refresh_standing
from jobbro.companies.models import (
    Company,
    CompanyContact,
    Contact,
    ContactChannel,
    ContactOutcome,
    ContactPause,
    ContactPurpose,
)


@dataclass(frozen=True, slots=True)
class ContactTold:
    """What is told about a contact: when it was, how, why and what came of it.

    `next_on` is the day of the next contact, `passed_stop` why one went on although the page advised to wait.
    """

    at: datetime
    outcome: ContactOutcome
    channel: ContactChannel = ContactChannel.CALL
    purpose: ContactPurpose = ContactPurpose.GENERAL
    they_began: bool = False
    person: Contact | None = None
    goal: str = ""
    words: str = ""
    passed_stop: str = ""
    seconds: int | None = None
    next_on: date | None = None


@transaction.atomic
def log_contact(*, by: User, company: Company, told: ContactTold, at: datetime) -> CompanyContact:
    """Write down a contact; when somebody was reached, the colleague's own earlier «ring igen» there is settled.

    :raises ValueError: for a person of another company, a time to come, «ring igen» without a day, or a next day
        that lies before the contact
    """
    _check(company, told, at)
    hold(company)
    if told.outcome != ContactOutcome.NOT_REACHED:
        earlier = CompanyContact.objects.filter(company=company, by=by, next_on__isnull=False)
        earlier.filter(next_settled_on__isnull=True, at__lte=told.at).update(next_settled_on=_day(told.at))
    made = CompanyContact.objects.create(company=company, by=by, **values_of(told))
    refresh_standing(company)
    details: dict[str, Any] = {"channel": made.channel, "outcome": made.outcome, "passed": bool(made.passed_stop)}
    if _day(told.at) != _day(at):
        details["held_on"] = _day(told.at).isoformat()
    _record(by, made, "contacted", at, **details)
    return made


@transaction.atomic
def change_logged_contact(
    *, by: User, contact: CompanyContact, told: ContactTold, edit_version: int, at: datetime
) -> None:
    """Write what is now told about a contact; a new purpose is recorded by itself with the one it was (R-007).

    :raises SavedMeanwhile: when somebody saved it after the form was opened
    :raises ValueError: as `log_contact`
    """
    _check(contact.company, told, at)
    hold(contact.company)
    fresh = locked(contact, edit_version=edit_version)
    was = fresh.purpose
    if not (changed := put(fresh, values_of(told))):
        return
    if "next_on" in changed:
        fresh.next_settled_on = None
    save_next_version(fresh)
    refresh_standing(fresh.company)
    if "purpose" in changed:
        _record(by, fresh, "contact_purpose", at, was=was, now=fresh.purpose)
    if rest := [name for name in changed if name != "purpose"]:
        _record(by, fresh, "contacted_changed", at, fields=rest)


@transaction.atomic
def settle_next_contact(*, by: User, contact: CompanyContact, at: datetime) -> None:
    """Say that the next contact was had, or is no longer needed. Saying so twice is saying it once."""
    hold(contact.company)
    fresh = CompanyContact.objects.select_for_update().get(pk=contact.pk)
    if not fresh.waits:
        return
    fresh.next_settled_on = _day(at)
    save_next_version(fresh)
    refresh_standing(fresh.company)
    _record(by, fresh, "next_settled", at)


@transaction.atomic
def move_next_contact(*, by: User, contact: CompanyContact, to: date, at: datetime) -> None:
    """Move the next contact to another day, today or later; one that is settled is opened again.

    :raises ValueError: when there was no next contact, or the day has been
    """
    hold(contact.company)
    fresh = CompanyContact.objects.select_for_update().get(pk=contact.pk)
    if fresh.next_on is None or to < _day(at):
        raise ValueError("only a next contact can be moved, and not to a day that has been")
    if put(fresh, {"next_on": to, "next_settled_on": None}):
        save_next_version(fresh)
        refresh_standing(fresh.company)
        _record(by, fresh, "next_moved", at, day=to.isoformat())


@transaction.atomic
def pause_contact(*, by: User, company: Company, reason: str, ends_on: date, at: datetime) -> ContactPause:
    """Let the company alone from today up to and with the last day; a pause that runs is ended by the new one.

    :raises ValueError: when there is no reason, or the last day has been
    """
    today = _day(at)
    if not reason.strip() or ends_on < today:
        raise ValueError("a pause has a reason and a last day that has not been")
    hold(company)
    running = ContactPause.objects.filter(company=company, ended_at__isnull=True, ends_on__gte=today)
    running.update(ended_at=at, ended_by=by)
    pause = ContactPause.objects.create(company=company, reason=reason, starts_on=today, ends_on=ends_on, made_by=by)
    refresh_standing(company)
    _record(by, pause, "paused", at, day=ends_on.isoformat())
    return pause


@transaction.atomic
def end_pause(*, by: User, pause: ContactPause, at: datetime) -> None:
    """End a pause before its last day. Ending it twice is ending it once."""
    hold(pause.company)
    fresh = ContactPause.objects.select_for_update().get(pk=pause.pk)
    if fresh.ended_at is not None:
        return
    fresh.ended_at, fresh.ended_by = at, by
    fresh.save(update_fields=["ended_at", "ended_by"])
    refresh_standing(fresh.company)
    _record(by, fresh, "pause_ended", at)


def _check(company: Company, told: ContactTold, at: datetime) -> None:
    if told.person is not None and told.person.company_id != company.pk:
        raise ValueError("the person works at another company")
    if told.at > at:
        raise ValueError("the contact lies in the future")
    if told.outcome == ContactOutcome.CALL_AGAIN and told.next_on is None:
        raise ValueError("to call again takes a day")
    if told.next_on is not None and told.next_on < _day(told.at):
        raise ValueError("the next contact lies before this one")


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()


def _record(by: User, row: CompanyContact | ContactPause, verb: str, at: datetime, **details: Any) -> None:
    record(by=by.actor, at=at, action=f"company.{verb}", about=[row.company], details=details)
