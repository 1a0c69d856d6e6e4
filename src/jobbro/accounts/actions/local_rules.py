"""What a municipality adds to the rulebook: a rate that was not found, and a rule set that somebody has read."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import uuid4

from django.db import transaction

from jobbro.accounts.models import LocalRate, Municipality, RuleSetSignOff, User
from jobbro.accounts.queries import RATE_UNITS, shipped_value
from jobbro.audit.changes import record
from jobbro.library import rule_set_versions, rulebook


class NotForThisRule(Exception):
    """The rule is no rate, is not known, or its value is known already on that day."""


class AlreadyThere(Exception):
    """There is a rate from that day, or a signature on that rule set."""


class SetHasChanged(Exception):
    """The rule set is not the one that the signer read."""


@dataclass(frozen=True, slots=True)
class NewRate:
    """A rate as the municipality writes it in; `value` in the unit of its rule."""

    rule_id: str
    starts_on: date
    value: Decimal
    source_title: str
    source_url: str
    source_section: str = ""
    source_published: date | None = None


@transaction.atomic
def enter_local_rate(*, by: User, rate: NewRate, at: datetime) -> LocalRate:
    """Add the municipality's own rate where the shipped rulebook knows none.

    :raises NotForThisRule: for a rule that is no rate, or a day whose value is known
    :raises AlreadyThere: when a rate from that day has not been withdrawn
    """
    book = rulebook()
    if rate.rule_id not in book or book.rule(rate.rule_id).unit not in RATE_UNITS:
        raise NotForThisRule
    if shipped_value(rate.rule_id, on_date=rate.starts_on) is not None:
        raise NotForThisRule
    municipality = _lock()
    standing = LocalRate.objects.filter(rule_id=rate.rule_id, starts_on=rate.starts_on, withdrawn_at__isnull=True)
    if standing.exists():
        raise AlreadyThere
    row = LocalRate.objects.create(
        rule_id=rate.rule_id,
        starts_on=rate.starts_on,
        value=rate.value,
        source_title=rate.source_title,
        source_section=rate.source_section,
        source_url=rate.source_url,
        source_published=rate.source_published,
        entered_by=by,
        entered_at=at,
    )
    _renew_stamp(municipality)
    details = {"rule": rate.rule_id, "starts_on": rate.starts_on.isoformat(), "value": str(rate.value)}
    record(by=by.actor, at=at, action="rule.rate_entered", about=[row, municipality], details=details)
    return row


@transaction.atomic
def withdraw_local_rate(*, by: User, rate_id: int, at: datetime) -> LocalRate:
    """Take a rate back; a second time changes nothing. LocalRate.DoesNotExist for a strange id."""
    municipality = _lock()
    row = LocalRate.objects.select_for_update().get(pk=rate_id)
    if row.withdrawn_at is None:
        row.withdrawn_by, row.withdrawn_at = by, at
        row.save(update_fields=["withdrawn_by", "withdrawn_at"])
        _renew_stamp(municipality)
        details = {"rule": row.rule_id, "starts_on": row.starts_on.isoformat()}
        record(by=by.actor, at=at, action="rule.rate_withdrawn", about=[row, municipality], details=details)
    return row


@transaction.atomic
def sign_off_rule_set(*, by: User, set_id: str, set_version: str, statement: str, at: datetime) -> RuleSetSignOff:
    """Let a rule set that lay ready count, on a person's word.

    :raises SetHasChanged: when the set is gone or is not the wording that was read
    :raises AlreadyThere: when it is signed off in this wording
    """
    if rule_set_versions().get(set_id) != set_version:
        raise SetHasChanged
    municipality = _lock()
    standing = RuleSetSignOff.objects.filter(set_id=set_id, withdrawn_at__isnull=True)
    if standing.filter(set_version=set_version).exists():
        raise AlreadyThere
    # A signature on an older wording has stopped counting by itself; the new one takes its place.
    standing.update(withdrawn_by=by, withdrawn_at=at)
    row = RuleSetSignOff.objects.create(
        set_id=set_id, set_version=set_version, statement=statement, signed_by=by, signed_at=at
    )
    _renew_stamp(municipality)
    details = {"rule_set": set_id, "version": set_version}
    record(by=by.actor, at=at, action="rule.set_signed_off", about=[row, municipality], details=details)
    return row


@transaction.atomic
def withdraw_sign_off(*, by: User, set_id: str, at: datetime) -> None:
    """Switch a rule set off again; nothing happens when it is off."""
    municipality = _lock()
    for row in RuleSetSignOff.objects.select_for_update().filter(set_id=set_id, withdrawn_at__isnull=True):
        row.withdrawn_by, row.withdrawn_at = by, at
        row.save(update_fields=["withdrawn_by", "withdrawn_at"])
        _renew_stamp(municipality)
        details = {"rule_set": set_id}
        record(by=by.actor, at=at, action="rule.sign_off_withdrawn", about=[row, municipality], details=details)


def _lock() -> Municipality:
    """The municipality's row, held until the transaction ends, so that two changes follow each other."""
    Municipality.objects.get_or_create(pk=1)
    return Municipality.objects.select_for_update().get(pk=1)


def _renew_stamp(municipality: Municipality) -> None:
    municipality.rulebook_stamp = uuid4().hex
    municipality.save(update_fields=["rulebook_stamp"])
