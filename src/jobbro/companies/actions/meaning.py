"""Why the company takes part, and what it has confirmed that it leads to."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.companies.actions.saving import locked, save_next_version, values_of
from jobbro.companies.models import Company, Contact, Expectation, Motive, MotiveSign, OfferedFlexibility


@dataclass(frozen=True, slots=True)
class MotiveFacts:
    """What was said or done, which motive it shows, and how sure that is."""

    motive: Motive
    seen: MotiveSign.Seen
    evidence: str
    confidence: MotiveSign.Confidence
    seen_on: date


@dataclass(frozen=True, slots=True)
class ExpectationFacts:
    """What a person at the company said yes to."""

    statement: str
    level: Expectation.Level
    confirmed_on: date
    contact: Contact
    training_weeks: int | None = None


@dataclass(frozen=True, slots=True)
class FlexibilityFacts:
    """What the company can bend, in its own words."""

    about: OfferedFlexibility.About
    words: str
    heard_on: date


@transaction.atomic
def note_flexibility(*, by: User, company: Company, facts: FlexibilityFacts, at: datetime) -> OfferedFlexibility:
    """Write down what the company offers to bend by itself; matches ask about it (R-019).

    :raises ValueError: without words
    """
    if not facts.words:
        raise ValueError("what is offered has words")
    row = OfferedFlexibility.objects.create(company=company, noted_by=by, **values_of(facts))
    record(by=by.actor, at=at, action="company.flexibility_noted", about=[company])
    return row


@transaction.atomic
def withdraw_flexibility(*, by: User, row: OfferedFlexibility, at: datetime) -> None:
    """Take away what the company does not offer any more; twice is once."""
    held = OfferedFlexibility.objects.select_for_update().filter(pk=row.pk).first()
    if held is None:
        return
    record(by=by.actor, at=at, action="company.flexibility_withdrawn", about=[held.company])
    held.delete()


@transaction.atomic
def note_motive(*, by: User, company: Company, facts: MotiveFacts, at: datetime) -> MotiveSign:
    """Write down a sign of what moves the company; it stays in the house.

    :raises ValueError: without evidence
    """
    if not facts.evidence:
        raise ValueError("a motive is read out of something")
    sign = MotiveSign.objects.create(company=company, noted_by=by, **values_of(facts))
    record(by=by.actor, at=at, action="company.motive_noted", about=[company])
    return sign


@transaction.atomic
def withdraw_motive(*, by: User, sign: MotiveSign, at: datetime) -> None:
    """Take a reading back that was wrong; taking it back twice is taking it back once."""
    held = MotiveSign.objects.select_for_update().filter(pk=sign.pk).first()
    if held is None:
        return
    record(by=by.actor, at=at, action="company.motive_withdrawn", about=[held.company])
    held.delete()


@transaction.atomic
def confirm_expectation(*, by: User, company: Company, facts: ExpectationFacts, at: datetime) -> Expectation:
    """Write down what the company has confirmed that the cooperation is for (R-030).

    :raises ValueError: for a contact of another company
    """
    if facts.contact.company_id != company.pk:
        raise ValueError("the contact belongs to another company")
    told = Expectation.objects.create(company=company, noted_by=by, **values_of(facts))
    record(by=by.actor, at=at, action="company.expectation_confirmed", about=[company])
    return told


@transaction.atomic
def no_more_hours(
    *, by: User, expectation: Expectation, said_on: date, because: str, edit_version: int, at: datetime
) -> None:
    """Write down that the company cannot give more hours after all: what was agreed stands, and a search begins.

    :raises SavedMeanwhile: when somebody saved it after the form was opened
    :raises ValueError: for a day before it was confirmed
    """
    if said_on < expectation.confirmed_on:
        raise ValueError("it is changed before it was confirmed")
    fresh = locked(expectation, edit_version=edit_version)
    fresh.no_more_hours_on, fresh.no_more_hours_because = said_on, because
    save_next_version(fresh)
    record(by=by.actor, at=at, action="company.no_more_hours", about=[fresh.company])


@transaction.atomic
def end_search(*, by: User, expectation: Expectation, outcome: str, at: datetime) -> None:
    """Write down what came of looking for a place more; ending twice is ending once.

    :raises ValueError: when nothing is looked for
    """
    fresh = Expectation.objects.select_for_update().get(pk=expectation.pk)
    if fresh.no_more_hours_on is None:
        raise ValueError("nothing is looked for")
    if fresh.search_ended_on is None:
        fresh.search_ended_on, fresh.search_ended_with = timezone.localtime(at).date(), outcome
        save_next_version(fresh)
        record(by=by.actor, at=at, action="company.search_ended", about=[fresh.company])
