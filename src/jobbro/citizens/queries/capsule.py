"""«Fortæl det én gang»: what may be passed on at this moment, and who has read it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import Http404

from jobbro.accounts.models import User
from jobbro.accounts.viewer import Viewer
from jobbro.citizens.access import get_citizen_for, may_edit, visible_citizens
from jobbro.citizens.models import (
    NOT_IN_CV,
    Capsule,
    CapsulePart,
    CapsuleReading,
    Citizen,
    ConsultantChange,
    FactKind,
    HandoverCheck,
)
from jobbro.citizens.queries.facts import FactView, facts_for, reader_of, words_hash
from jobbro.citizens.queries.handover_check import checks_of
from jobbro.domain.disclosure import Audience

# Colleagues read the capsule; a consultant may read all facts, so what is released to a caseworker is the measure.
READER = Audience.CASEWORKER
_AVOID = re.compile(r"\b(undgå|ikke|højst|maks|aldrig|uden|ingen)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CapsuleView:
    """A capsule as it may be read now: of its lines those that are still released in the words agreed to."""

    id: UUID
    number: int
    parts: tuple[tuple[str, tuple[FactView, ...]], ...]
    next_step: str
    made_at: datetime
    made_by: str
    way: str
    expires_on: date
    gone: int
    readings: tuple[CapsuleReading, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """How often the citizen was given another consultant, and whether the newest has something unread."""

    count: int
    latest: ConsultantChange | None
    unread: bool


@dataclass(frozen=True, slots=True)
class CapsulePage:
    """The page: what is passed on, what it could be made from, and how often somebody took over."""

    capsule: CapsuleView | None
    facts: tuple[FactView, ...]
    changes: Changes
    checks: tuple[HandoverCheck, ...]
    has_read: bool
    may_edit: bool


def capsule_page(viewer: Viewer, citizen: Citizen) -> CapsulePage:
    """Return the page of a citizen who came through the door."""
    facts, changes = passable(citizen), changes_of(citizen, viewer.user)
    reads_all = viewer.user is not None and reader_of(viewer.user) == Audience.CONSULTANT
    view = capsule_in_force(citizen, today=viewer.today, facts=facts)
    return CapsulePage(
        capsule=view,
        facts=facts,
        changes=changes,
        checks=checks_of(citizen) if changes.count and reads_all else (),
        has_read=view is not None and any(one.reader_id == viewer.user.pk for one in view.readings if viewer.user),
        may_edit=may_edit(viewer, citizen),
    )


def passable(citizen: Citizen) -> tuple[FactView, ...]:
    """Return the facts that may be passed on to a colleague; what lies behind is told by nobody but the citizen."""
    return tuple(fact for fact in facts_for(citizen, READER) if fact.kind not in NOT_IN_CV)


def capsule_in_force(citizen: Citizen, *, today: date, facts: Sequence[FactView] | None = None) -> CapsuleView | None:
    """Return what the citizen agreed to pass on, or nothing when it was called back or its last day is gone.

    Each line is looked up among the facts that are released now; other words than those agreed to are left out.
    """
    rows = Capsule.objects.filter(citizen=citizen, audience=READER, revoked_at__isnull=True, expires_on__gte=today)
    rows = rows.select_related("made_by").prefetch_related("lines", "readings__reader")
    capsule = rows.first()
    if capsule is None:
        return None
    held = {fact.id: fact for fact in (passable(citizen) if facts is None else facts)}
    alive = [
        (line.part, held[line.fact_id])
        for line in capsule.lines.all()
        if line.fact_id in held and words_hash([held[line.fact_id]]) == line.fingerprint
    ]
    return CapsuleView(
        id=capsule.pk,
        number=capsule.number,
        parts=_by_part(alive),
        next_step=capsule.next_step,
        made_at=capsule.made_at,
        made_by=capsule.made_by.full_name,
        way=str(capsule.get_approved_way_display()),
        expires_on=capsule.expires_on,
        gone=len(capsule.lines.all()) - len(alive),
        readings=tuple(capsule.readings.all()),
    )


def changes_of(citizen: Citizen, reader: User | None) -> Changes:
    """Return how often the citizen changed consultant, and whether this reader took over last and has not read."""
    read = CapsuleReading.objects.filter(
        reader=OuterRef("new"), capsule__citizen=OuterRef("citizen"), read_at__gte=OuterRef("changed_at")
    )
    rows = list(
        ConsultantChange.objects.filter(citizen=citizen)
        .select_related("former", "new")
        .annotate(is_read=Exists(read))
        .order_by("-changed_at", "-pk")
    )
    latest = rows[0] if rows else None
    unread = latest is not None and reader is not None and latest.new_id == reader.pk and not latest.is_read
    return Changes(len(rows), latest, unread)


def get_capsule_for(viewer: Viewer, citizen_id: UUID, capsule_id: UUID) -> Capsule:
    """Return a capsule and log the look at its citizen, or answer 404."""
    rows = Capsule.objects.filter(pk=capsule_id, citizen_id=citizen_id, citizen__in=visible_citizens(viewer))
    capsule = rows.first()
    if capsule is None:
        raise Http404
    capsule.citizen = get_citizen_for(viewer, citizen_id)
    return capsule


def likely_part(fact: FactView) -> CapsulePart:
    """Return the part of the page in which a fact most likely belongs; a person chooses."""
    if fact.kind in {FactKind.SKILL, FactKind.EVERYDAY, FactKind.CV}:
        return CapsulePart.CAN
    if fact.kind == FactKind.NEED and _AVOID.search(f"{fact.wording} {fact.measure}"):
        return CapsulePart.AVOID
    return CapsulePart.WORKS


def _by_part(lines: Sequence[tuple[str, FactView]]) -> tuple[tuple[str, tuple[FactView, ...]], ...]:
    held = ((str(part.label), tuple(fact for place, fact in lines if place == part)) for part in CapsulePart)
    return tuple((heading, facts) for heading, facts in held if facts)
