"""Finding out about a company before the first contact."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.companies.actions.saving import NOT_WRITTEN, SavedMeanwhile, put, save_next_version, values_of
from jobbro.companies.models import Company, FactSource, PreparationFact, PreparationKey


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found out: a text, or that it was looked for without luck («ved ikke»)."""

    text: str
    is_unknown: bool
    source: FactSource
    on_day: date


@transaction.atomic
def note_preparation(
    *, by: User, company: Company, key: PreparationKey, finding: Finding, edit_version: int, at: datetime
) -> None:
    """Write down one of the ten things; the version NOT_WRITTEN says that nobody had written it before.

    :raises SavedMeanwhile: when somebody wrote it after the form was opened
    :raises ValueError: when there is neither a text nor «ved ikke», or both
    """
    if finding.is_unknown == bool(finding.text):
        raise ValueError("write what is known, or say that it is unknown")
    # The company's row is the lock, so that two people who are first at the same time become first and second.
    Company.objects.select_for_update().get(pk=company.pk)
    fact = PreparationFact.objects.filter(company=company, key=key).first()
    if fact is None:
        fact = PreparationFact(company=company, key=key, edit_version=NOT_WRITTEN)
    if fact.edit_version != edit_version:
        raise SavedMeanwhile(fact, fact.edit_version)
    if put(fact, values_of(finding)):
        save_next_version(fact)
        record(by=by.actor, at=at, action="company.prepared", about=[company], details={"key": key})
