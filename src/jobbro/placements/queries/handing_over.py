"""What a colleague who takes over must know on one screen: the citizen's own page, and what is agreed where."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from jobbro.accounts.viewer import Viewer
from jobbro.citizens.models import Citizen
from jobbro.citizens.queries.capsule import CapsulePage, capsule_page
from jobbro.documents.text import full_day, long_date
from jobbro.placements.exports import phrases
from jobbro.placements.models import FollowUp, Placement
from jobbro.placements.queries.reading import PEOPLE, record_of

MOST_RUNNING = 2
MOST_TRIED = 8


@dataclass(frozen=True, slots=True)
class Agreed:
    """A placement that runs or is on its way: whom to call, when to meet, which hours, and what it is for."""

    placement: Placement
    contact: str
    contact_phone: str
    period: str
    hours: str
    next_meeting: str
    waits_for_meeting: bool
    goals: tuple[str, ...]
    next_step: str


@dataclass(frozen=True, slots=True)
class HandoverPage:
    """The citizen's words, what is agreed now, and what was tried before."""

    told: CapsulePage
    agreed: tuple[Agreed, ...]
    tried: tuple[Placement, ...]


def handover_page(viewer: Viewer, citizen: Citizen) -> HandoverPage:
    """Return the hand-over of a citizen who came through the door."""
    today = viewer.today
    # The first follow-up that has not been held, be its day gone or to come.
    waiting = FollowUp.objects.filter(placement=OuterRef("pk"), held_on__isnull=True).order_by("day")
    rows = Placement.objects.filter(citizen=citizen).select_related(*PEOPLE)
    rows = rows.annotate(next_day=Subquery(waiting.values("day")[:1])).order_by("starts_on", "planned_at", "pk")
    ended = [row for row in rows if row.ends_on is not None and row.ends_on < today]
    running = [row for row in rows if row.ends_on is None or row.ends_on >= today]
    return HandoverPage(
        told=capsule_page(viewer, citizen),
        agreed=tuple(_agreed(row, row.next_day, today) for row in running[:MOST_RUNNING]),
        tried=tuple(reversed(ended[-MOST_TRIED:])),
    )


def _agreed(placement: Placement, next_day: date | None, today: date) -> Agreed:
    record = record_of(placement)
    names, ends = record.names, record.ends_on
    period = f"{long_date(record.starts_on)} til {long_date(ends)}" if record.starts_on and ends else ""
    return Agreed(
        placement=placement,
        contact=", ".join(part for part in (names.contact, names.contact_title) if part),
        contact_phone=names.contact_phone,
        period=period,
        hours=phrases.weeks_of(record),
        next_meeting=full_day(next_day) if next_day else "",
        waits_for_meeting=next_day is not None and next_day < today,
        goals=tuple(phrases.goal_text(goal) for goal in record.goals),
        next_step=record.next_step,
    )
