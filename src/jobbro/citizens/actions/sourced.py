"""Noting facts that can be looked up: with a type, a source and a date, and hours only with norm and period (R-097)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.citizens.actions.facts import FactDetails, add_fact, change_fact
from jobbro.citizens.models import HOUR_FIELDS, Citizen, Fact, FactKind, SourcedFact
from jobbro.domain.disclosure import Audience
from jobbro.domain.language import Genre, TextCode, check_text
from jobbro.domain.observing import Attendance, in_whole_statements
from jobbro.library import fact_types
from jobbro.library.fact_type_files import Counted, FactType
from jobbro.library.writing_files import text_rules


class Incomplete(Exception):
    """The fact lacks what makes it one: its words, or the hours with norm and period."""


class UnknownFactType(Exception):
    """No file of content/fact_types/ tells of this type."""


@dataclass(frozen=True, slots=True)
class SourcedDetails:
    """What a colleague can note as a fact: words, or hours for a type that counts them."""

    type_id: str
    source: str
    noted_on: date
    value: str = ""
    hours: Attendance | None = None


@transaction.atomic
def add_sourced_fact(*, by: User, citizen: Citizen, details: SourcedDetails, at: datetime) -> Fact:
    """Note a fact with its source; it is closed until it is released, and a sensitive one to workplaces for good.

    :raises UnknownFactType: when the type is none of ours
    :raises Incomplete: when words or whole hours are missing, or a percentage of attendance stands alone
    """
    fact = add_fact(by=by, citizen=citizen, details=_fact_details(citizen, details), at=at)
    SourcedFact.objects.create(fact=fact, **_values(details))
    return fact


@transaction.atomic
def change_sourced_fact(
    *, by: User, fact: Fact, details: SourcedDetails, edit_version: int, at: datetime
) -> frozenset[Audience]:
    """Write such a fact anew and return the readers who no longer see it, as change_fact does.

    :raises UnknownFactType: when the type is none of ours
    :raises Incomplete: when words or whole hours are missing, or a percentage of attendance stands alone
    :raises SavedMeanwhile: when somebody saved it after the form was opened
    """
    citizen = fact.citizen
    told = _fact_details(citizen, details)
    closed = change_fact(by=by, fact=fact, details=told, edit_version=edit_version, at=at)
    row = SourcedFact.objects.get(fact=fact)
    if changed := [name for name, value in _values(details).items() if getattr(row, name) != value]:
        SourcedFact.objects.filter(fact=fact).update(**_values(details))
        # The sentence may be the same though its source is not; whoever has the page open must learn of that too.
        Fact.objects.filter(pk=fact.pk, edit_version=edit_version).update(edit_version=edit_version + 1)
        about = {"fact": str(fact.pk), "kind": fact.kind, "fields": changed}
        record(by=by.actor, at=at, action="fact.source_changed", about=[citizen], details=about)
    return closed


def _fact_details(citizen: Citizen, details: SourcedDetails) -> FactDetails:
    one = fact_types().get(details.type_id)
    if one is None:
        raise UnknownFactType(details.type_id)
    wording = one.told(name=citizen.first_name, said=_said(one, details))
    if _bare_percentage(wording):
        raise Incomplete
    kind = FactKind.GUARDED if one.sensitive else FactKind.SOURCED
    return FactDetails(kind, wording, details.noted_on)


def _said(one: FactType, details: SourcedDetails) -> str:
    """The words that fill the sentence: typed, or reckoned from the hours."""
    if not details.source or bool(details.value) == bool(one.counts) or bool(details.hours) != bool(one.counts):
        raise Incomplete
    if details.hours is None:
        return details.value
    return details.hours.words if one.counts is Counted.ATTENDANCE else details.hours.absence_words


def _bare_percentage(text: str) -> bool:
    found = check_text(text, genre=Genre.JOURNAL, rules=text_rules(), citizen="")
    return any(one.code is TextCode.BARE_PERCENTAGE and not in_whole_statements(text, one.start) for one in found)


def _values(details: SourcedDetails) -> dict[str, object]:
    hours, nothing = details.hours, dict.fromkeys(HOUR_FIELDS)
    told = (
        {
            "attended_hours": hours.attended,
            "agreed_hours": hours.agreed,
            "norm_hours": hours.norm,
            "excused_hours": hours.excused,
            "first_day": hours.period.first,
            "last_day": hours.period.last,
        }
        if hours
        else nothing
    )
    return {"type_id": details.type_id, "value": details.value, "source": details.source, **told}
