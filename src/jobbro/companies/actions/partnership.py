"""Agreements with a company: written as a draft, changed, agreed by both sides and ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils import timezone

from jobbro.accounts.models import User
from jobbro.companies.actions.partnership_core import (
    CORE,
    ENDED,
    ON_PAPER,
    let_signatures_fall,
    note_partnership,
)
from jobbro.companies.actions.saving import locked, put, save_next_version, values_of
from jobbro.companies.models import Company, Contact, Partnership, PartnershipAim, PartnershipState

MOST_AIMS = 5


class PartnershipGap(StrEnum):
    """What an agreement lacks before both sides can have said yes to it."""

    COMPANY_CONTACT = "company_contact"
    COLLEAGUE = "colleague"
    AIM = "aim"


class NotYetWhole(Exception):
    """The agreement lacks something before it can be agreed; carries what, in order."""

    def __init__(self, gaps: tuple[PartnershipGap, ...]) -> None:
        super().__init__(", ".join(gaps))
        self.gaps = gaps


class AlreadyEnded(Exception):
    """The agreement is ended, and an ended agreement stands as it was."""


@dataclass(frozen=True, slots=True)
class AimFacts:
    """What is written about one aim; `target` is how many, where it can be counted."""

    what: str
    by_when: date | None = None
    seen_how: str = ""
    target: int | None = None


@dataclass(frozen=True, slots=True)
class PartnershipFacts:
    """What is written about an agreement; the day of review lies after the first day and not after the last."""

    starts_on: date
    review_on: date
    contact: Contact | None = None
    colleague: User | None = None
    company_does: str = ""
    municipality_does: str = ""
    ends_on: date | None = None
    aims: tuple[AimFacts, ...] = ()


@transaction.atomic
def create_partnership(*, by: User, company: Company, facts: PartnershipFacts, at: datetime) -> Partnership:
    """Write the draft of an agreement.

    :raises ValueError: for a contact of another company, a review not after the first day, or too many aims
    """
    agreement = Partnership.objects.create(company=company, **_values(company, facts))
    _write_aims(agreement, facts.aims)
    note_partnership(by.actor, agreement, "added", at)
    return agreement


@transaction.atomic
def change_partnership(
    *, by: User, partnership: Partnership, facts: PartnershipFacts, edit_version: int, at: datetime
) -> None:
    """Write what is now planned; when the core changes it is a draft again, since nobody said yes to the new one.

    A signature falls with it, and says which parts changed. Who looks after it here, and when, is not the core.

    :raises SavedMeanwhile: when somebody saved it after the form was opened
    :raises AlreadyEnded: when it is ended
    :raises ValueError: for a contact of another company, a review not after the first day, or too many aims
    """
    fresh = open_partnership(partnership, edit_version)
    changed = put(fresh, _values(fresh.company, facts))
    if aims_of(fresh) != facts.aims:
        _write_aims(fresh, facts.aims)
        changed.append("aims")
    if not changed:
        return
    if {"review_on", "ends_on"} & set(changed):
        fresh.moved_to = None
    if core := [name for name in CORE if name in changed]:
        fresh.state, fresh.agreed_on = PartnershipState.DRAFT, None
        let_signatures_fall(fresh, reason=",".join(core), by=by.actor, at=at)
    save_next_version(fresh)
    note_partnership(by.actor, fresh, "changed", at, fields=changed)


@transaction.atomic
def agree_partnership(*, by: User, partnership: Partnership, edit_version: int, at: datetime) -> None:
    """Note that both sides have said yes today to the text as it stands; one that is agreed stays so.

    :raises NotYetWhole: when a contact on either side is lacking, or there is no aim
    :raises SavedMeanwhile: when the text is another than the one that was read
    :raises AlreadyEnded: when it is ended
    """
    fresh = open_partnership(partnership, edit_version)
    if fresh.state == PartnershipState.AGREED:
        return
    if gaps := gaps_of(fresh):
        raise NotYetWhole(gaps)
    let_signatures_fall(fresh, reason=ON_PAPER, by=by.actor, at=at)
    fresh.state, fresh.agreed_on = PartnershipState.AGREED, timezone.localtime(at).date()
    save_next_version(fresh)
    note_partnership(by.actor, fresh, "agreed", at)


@transaction.atomic
def end_partnership(*, by: User, partnership: Partnership, at: datetime) -> None:
    """End an agreement, or put a draft away; it stays to be read. Ending twice is ending once."""
    fresh = Partnership.objects.select_for_update().get(pk=partnership.pk)
    if not fresh.is_open:
        return
    let_signatures_fall(fresh, reason=ENDED, by=by.actor, at=at, only_open=True)
    fresh.state, fresh.ended_on = PartnershipState.ENDED, timezone.localtime(at).date()
    save_next_version(fresh)
    note_partnership(by.actor, fresh, "ended", at)


def gaps_of(partnership: Partnership) -> tuple[PartnershipGap, ...]:
    """Return what is lacking before the agreement can be agreed."""
    there = {
        PartnershipGap.COMPANY_CONTACT: partnership.contact_id is not None,
        PartnershipGap.COLLEAGUE: partnership.colleague_id is not None,
        PartnershipGap.AIM: bool(partnership.aims.all()),
    }
    return tuple(gap for gap, is_there in there.items() if not is_there)


def aims_of(partnership: Partnership) -> tuple[AimFacts, ...]:
    """Return the aims as they are stored, in their order."""
    return tuple(AimFacts(aim.what, aim.by_when, aim.seen_how, aim.target) for aim in partnership.aims.all())


def open_partnership(partnership: Partnership, edit_version: int) -> Partnership:
    """Return the agreement fresh and held until the transaction ends.

    :raises SavedMeanwhile: when the text is another than the one that was read
    :raises AlreadyEnded: when it is ended
    """
    fresh = locked(partnership, edit_version=edit_version)
    if not fresh.is_open:
        raise AlreadyEnded
    return fresh


def _values(company: Company, facts: PartnershipFacts) -> dict[str, Any]:
    if facts.contact is not None and facts.contact.company_id != company.pk:
        raise ValueError("the contact belongs to another company")
    if facts.review_on <= facts.starts_on:
        raise ValueError("the review lies before the agreement has begun")
    if facts.ends_on is not None and facts.ends_on < facts.review_on:
        raise ValueError("the review lies after the last day")
    if len(facts.aims) > MOST_AIMS:
        raise ValueError("more aims than fit on the page")
    values = values_of(facts)
    del values["aims"]
    return values


def _write_aims(partnership: Partnership, aims: Sequence[AimFacts]) -> None:
    """Write the aims anew; one whose words stand keeps how far it has come."""
    told = {aim.what: aim for aim in partnership.aims.all()}
    partnership.aims.all().delete()
    rows = [PartnershipAim(partnership=partnership, place=place, **values_of(aim)) for place, aim in enumerate(aims, 1)]
    for row in rows:
        if before := told.get(row.what):
            row.so_far, row.state, row.state_on = before.so_far, before.state, before.state_on
    PartnershipAim.objects.bulk_create(rows)
