"""Passing a story on: agreed line by line, called back at once, confirmed by the one who takes over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from jobbro.accounts.models import User
from jobbro.audit.actors import Actor
from jobbro.audit.changes import record
from jobbro.citizens.actions.cv_versions import NotAsApproved, NotReleased
from jobbro.citizens.actions.private_words import refuse_private_texts
from jobbro.citizens.models import ApprovalWay, Capsule, CapsuleLine, CapsulePart, CapsuleReading, Citizen
from jobbro.citizens.queries.capsule import READER, passable
from jobbro.citizens.queries.facts import words_hash


@dataclass(frozen=True, slots=True)
class CapsuleDetails:
    """What the citizen said yes to, line by line, until when, and how."""

    lines: Mapping[UUID, CapsulePart]
    expires_on: date
    way: ApprovalWay
    next_step: str = ""


@transaction.atomic
def make_capsule(*, by: User, citizen: Citizen, details: CapsuleDetails, shown: str, at: datetime) -> Capsule:
    """Write down what the citizen agreed to pass on; the version before it is called back.

    `shown` is the hash of all that the citizen was shown.

    :raises NotReleased: when no line is chosen, or one that colleagues may not read
    :raises NotAsApproved: when the words have changed since the citizen saw them
    :raises PrivateWords: when the next step tells of health or the like
    """
    Citizen.objects.select_for_update().get(pk=citizen.pk)
    refuse_private_texts(details.next_step)
    facts = passable(citizen)
    if not details.lines or not details.lines.keys() <= {fact.id for fact in facts}:
        raise NotReleased
    if words_hash(facts) != shown:
        raise NotAsApproved
    return make_agreed_capsule(by=by.actor, noted_by=by, citizen=citizen, details=details, at=at)


@transaction.atomic
def make_agreed_capsule(
    *, by: Actor, noted_by: User, citizen: Citizen, details: CapsuleDetails, at: datetime
) -> Capsule:
    """Write down what was agreed a moment ago, by whoever said yes; `noted_by` is the colleague who asked.

    :raises NotReleased: when a line is closed to colleagues
    """
    Citizen.objects.select_for_update().get(pk=citizen.pk)
    facts = {fact.id: fact for fact in passable(citizen)}
    if not details.lines or not details.lines.keys() <= facts.keys():
        raise NotReleased
    for standing in Capsule.objects.filter(citizen=citizen, audience=READER, revoked_at__isnull=True):
        revoke_capsule(by=noted_by, capsule=standing, at=at)
    last = Capsule.objects.filter(citizen=citizen).aggregate(last=Max("number"))["last"] or 0
    capsule = Capsule.objects.create(
        citizen=citizen,
        number=last + 1,
        audience=READER,
        next_step=details.next_step,
        made_at=at,
        made_by=noted_by,
        expires_on=details.expires_on,
        approved_way=details.way,
    )
    CapsuleLine.objects.bulk_create(
        CapsuleLine(capsule=capsule, fact_id=fact, part=part, fingerprint=words_hash([facts[fact]]))
        for fact, part in details.lines.items()
    )
    _note(by, "capsule.made", capsule, at=at, lines=len(details.lines), way=details.way)
    return capsule


@transaction.atomic
def revoke_capsule(*, by: User, capsule: Capsule, at: datetime) -> None:
    """Call a capsule back: from now on it is shown nowhere."""
    fresh = Capsule.objects.select_for_update().get(pk=capsule.pk)
    if fresh.revoked_at is not None:
        return
    fresh.revoked_at, fresh.revoked_by = at, by
    fresh.save(update_fields=["revoked_at", "revoked_by"])
    _note(by.actor, "capsule.revoked", fresh, at=at)


@transaction.atomic
def confirm_reading(*, by: User, capsule: Capsule, at: datetime) -> None:
    """Confirm that the colleague has read the capsule; once is enough."""
    _reading, is_new = CapsuleReading.objects.get_or_create(capsule=capsule, reader=by, defaults={"read_at": at})
    if is_new:
        _note(by.actor, "capsule.read", capsule, at=at)


def _note(by: Actor, action: str, capsule: Capsule, *, at: datetime, **more: object) -> None:
    details = {"capsule": str(capsule.pk), "number": capsule.number, **more}
    record(by=by, at=at, action=action, about=[capsule.citizen], details=details)
