"""What a colleague who takes over must know on one screen: the citizen's own page, and what is agreed where."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from jobbro.accounts.viewer import Viewer
from jobbro.citizens.models import Citizen
from jobbro.citizens.queries.capsule import CapsulePage, capsule_page
from jobbro.documents.text import long_date
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
    rows = Placement.objects.filter(citizen=citizen).select_related(*PEOPLE)
    running = rows.filter(Q(ends_on__gte=today) | Q(ends_on__isnull=True)).order_by("starts_on", "planned_at", "pk")
    tried = rows.filter(ends_on__lt=today).order_by("-ends_on", "pk")[:MOST_TRIED]
    return HandoverPage(
        told=capsule_page(viewer, citizen),
        agreed=tuple(_agreed(row, today) for row in running[:MOST_RUNNING]),
        tried=tuple(tried),
    )


def _agreed(placement: Placement, today: date) -> Agreed:
    record = record_of(placement)
    names, meeting = record.names, _next_meeting(placement)
    ends = record.ends_on
    period = f"{long_date(record.starts_on)} til {long_date(ends)}" if record.starts_on and ends else ""
    return Agreed(
        placement=placement,
        contact=", ".join(part for part in (names.contact, names.contact_title) if part),
        contact_phone=names.contact_phone,
        period=period,
        hours=phrases.weeks_of(record),
        next_meeting=phrases.full_day(meeting.day) if meeting else "",
        waits_for_meeting=meeting is not None and meeting.day < today,
        goals=tuple(phrases.goal_text(goal) for goal in record.goals),
        next_step=record.next_step,
    )


def _next_meeting(placement: Placement) -> FollowUp | None:
    """The first follow-up that has not been held, be its day gone or to come."""
    return FollowUp.objects.filter(placement=placement, held_on__isnull=True).order_by("day").first()
