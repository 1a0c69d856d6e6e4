"""Writing facts about a citizen, and deciding with the citizen who may read them."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.accounts.permissions import Role
from jobbro.audit.changes import record
from jobbro.citizens.actions.private_words import refuse_private_words
from jobbro.citizens.actions.saving import locked, put
from jobbro.citizens.models import NEVER_OUTSIDE, Citizen, Fact, FactKind, Release
from jobbro.citizens.queries import released_to
from jobbro.domain.disclosure import OUTSIDE, Audience


class NotAgreed(Exception):
    """A fact reaches a workplace only after it has been agreed with the citizen."""


class NeverOutside(Exception):
    """A fact of this kind never leaves the municipality."""


@dataclass(frozen=True, slots=True)
class FactDetails:
    """What a colleague can write in a fact. What is None is left as it is."""

    kind: str
    wording: str
    noted_on: date
    measure: str = ""
    in_own_words: bool = False
    inner_note: str | None = None
    section: str | None = None
    period: str | None = None
    found_in: str | None = None


@transaction.atomic
def add_fact(*, by: User, citizen: Citizen, details: FactDetails, at: datetime) -> Fact:
    """Write a fact down, closed to all but the consultants; a caseworker also keeps sight of what they wrote."""
    fact = Fact.objects.create(citizen=citizen, **_values(details))
    _note(by, "fact.added", fact, at=at)
    if by.role == Role.CASEWORKER:
        _open(fact, {Audience.CASEWORKER}, by=by, agreed=False, at=at)
    return fact


@transaction.atomic
def add_facts(*, by: User, citizen: Citizen, details: Iterable[FactDetails], at: datetime) -> tuple[Fact, ...]:
    """Write several facts down together, all or none of them, each closed as in add_fact."""
    return tuple(add_fact(by=by, citizen=citizen, details=one, at=at) for one in details)


@transaction.atomic
def change_fact(*, by: User, fact: Fact, details: FactDetails, edit_version: int, at: datetime) -> frozenset[Audience]:
    """Write a fact anew and return the readers who no longer see it.

    What was agreed was the old words, so new words are closed to workplaces until they have been agreed too.

    :raises SavedMeanwhile: when somebody saved it after the form was opened
    """
    fresh = locked(fact, edit_version=edit_version)
    if not (changed := put(fresh, _values(details))):
        return frozenset()
    fresh.save()
    _note(by, "fact.changed", fresh, at=at, fields=changed)
    if not {"kind", "wording", "measure", "section", "period"} & set(changed):
        return frozenset()
    closed = released_to(fresh) & OUTSIDE
    _shut(fresh, closed, by=by, at=at)
    return closed


@transaction.atomic
def release_fact(*, by: User, fact: Fact, to: Collection[Audience], agreed: bool, at: datetime) -> frozenset[Audience]:
    """Let exactly these readers see the fact, besides the consultants; return all who see it now.

    :raises NeverOutside: when the kind of fact never leaves the municipality
    :raises NotAgreed: when a workplace would see it and it has not been agreed with the citizen
    :raises PrivateWords: when the words tell a workplace more than it may know
    """
    fresh = Fact.objects.select_for_update().get(pk=fact.pk)
    wanted, now = frozenset(to) - {Audience.CONSULTANT}, released_to(fresh)
    if wanted & OUTSIDE:
        if fresh.kind in NEVER_OUTSIDE:
            raise NeverOutside
        if (wanted - now) & OUTSIDE and not agreed:
            raise NotAgreed
        refuse_private_words(fresh)
    _shut(fresh, now - wanted, by=by, at=at)
    _open(fresh, wanted - now, by=by, agreed=agreed, at=at)
    return wanted


@transaction.atomic
def retire_fact(*, by: User, fact: Fact, at: datetime) -> None:
    """Take a fact that no longer holds off all pages; it is kept in the story, closed to all readers outside."""
    fresh = Fact.objects.select_for_update().get(pk=fact.pk)
    put(fresh, {"is_current": False})
    fresh.save(update_fields=["is_current", "edit_version"])
    _shut(fresh, released_to(fresh), by=by, at=at)
    _note(by, "fact.retired", fresh, at=at)


@transaction.atomic
def restore_fact(*, by: User, fact: Fact, at: datetime) -> None:
    """Take a fact into use again, closed until it is released anew."""
    fresh = Fact.objects.select_for_update().get(pk=fact.pk)
    put(fresh, {"is_current": True})
    fresh.save(update_fields=["is_current", "edit_version"])
    _note(by, "fact.restored", fresh, at=at)


def _values(details: FactDetails) -> dict[str, object]:
    """What is written; only a fact for the CV has a section and a period."""
    nowhere = {} if details.kind == FactKind.CV else {"section": "", "period": ""}
    return {name: value for name, value in asdict(details).items() if value is not None} | nowhere


def _open(fact: Fact, audiences: Collection[Audience], *, by: User, agreed: bool, at: datetime) -> None:
    if not audiences:
        return
    Release.objects.bulk_create(
        Release(fact=fact, audience=audience, released_at=at, released_by=by, agreed_with_citizen=agreed)
        for audience in sorted(audiences)
    )
    _note(by, "fact.released", fact, at=at, audiences=sorted(audiences), agreed_with_citizen=agreed)


def _shut(fact: Fact, audiences: Collection[Audience], *, by: User, at: datetime) -> None:
    if not audiences:
        return
    still_open = Release.objects.filter(fact=fact, audience__in=audiences, withdrawn_at__isnull=True)
    still_open.update(withdrawn_at=at, withdrawn_by=by)
    _note(by, "fact.withdrawn", fact, at=at, audiences=sorted(audiences))


def _note(by: User, action: str, fact: Fact, *, at: datetime, **more: object) -> None:
    """The audit names the fact and its kind, never its words."""
    details = {"fact": str(fact.pk), "kind": fact.kind, **more}
    record(by=by.actor, at=at, action=action, about=[fact.citizen], details=details)
