"""What an auditor can do."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.citizens.models import Citizen
from jobbro.privacy.models import Sample, SampledLook, SampleScope
from jobbro.privacy.queries.sampling import draw


class NothingToDraw(Exception):
    """There are no looks of this kind in the month."""


@transaction.atomic
def draw_sample(*, by: User, month: date, scope: SampleScope, size: int, at: datetime) -> Sample:
    """Draw looks of a month by lot and keep what is needed to draw them again.

    :raises NothingToDraw: when the month has no such looks
    """
    seed = secrets.token_hex(32)
    drawn = draw(month=month, scope=scope, size=size, seed=seed)
    if not drawn.numbers:
        raise NothingToDraw
    sample = Sample.objects.create(
        month=month,
        scope=scope,
        size=size,
        seed=seed,
        population=drawn.population,
        last_number=drawn.last_number,
        last_hash=drawn.last_hash,
        drawn_at=at,
        drawn_by=by,
    )
    SampledLook.objects.bulk_create(SampledLook(sample=sample, number=number) for number in drawn.numbers)
    details = {"month": month.isoformat(), "size": len(drawn.numbers), "of": drawn.population, "seed": seed}
    record(by=by.actor, at=at, action="sample.drawn", about=[sample], details=details)
    return sample


@transaction.atomic
def review_look(*, by: User, look: SampledLook, verdict: str, note: str, at: datetime) -> None:
    """Write the auditor's answer on a drawn look; every answer stays in the audit."""
    fresh = SampledLook.objects.select_for_update().select_related("sample").get(pk=look.pk)
    fresh.verdict, fresh.note, fresh.reviewed_at, fresh.reviewed_by = verdict, note, at, by
    fresh.save(update_fields=["verdict", "note", "reviewed_at", "reviewed_by"])
    details = {"number": fresh.number, "verdict": verdict}
    record(by=by.actor, at=at, action="sample.reviewed", about=[fresh.sample], details=details)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Who asked for a case, on which day, and how many stretches were taken out of it."""

    asked_by: str
    asked_on: date
    taken_out: int


@transaction.atomic
def note_insight(*, by: User, citizen: Citizen, handed: HandedOver, at: datetime) -> None:
    """Record that everything due about a citizen was handed over."""
    details = {"asked_by": handed.asked_by, "asked_on": handed.asked_on.isoformat(), "taken_out": handed.taken_out}
    record(by=by.actor, at=at, action="citizen.exported", about=[citizen], details=details)
