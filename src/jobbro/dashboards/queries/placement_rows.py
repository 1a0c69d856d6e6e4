"""One's own placements with their meetings and answers, in one question to the database."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from jobbro.accounts.models import Link
from jobbro.accounts.permissions import Permission
from jobbro.accounts.viewer import Viewer
from jobbro.placements.access import visible_placements
from jobbro.placements.actions.agreement import LINK_PURPOSE
from jobbro.placements.models import (
    Approval,
    ApprovalState,
    FollowUp,
    LawChange,
    OfferedTool,
    OfferState,
    Placement,
    PlacementKind,
    PlacementState,
    Proposal,
    Slot,
    StepTask,
)
from jobbro.placements.queries.overdue import OVER
from jobbro.ui.gathering import RowsAsJson, moment

# Nobody looks through more of them than this in a day.
MOST = 300


@dataclass(frozen=True, slots=True)
class Meeting:
    """An agreed follow-up."""

    day: date
    starts_at: time | None
    held: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to a party that still stands."""

    party: str
    state: str
    asked_at: datetime
    link_opens_until: datetime | None

    def link_is_dead(self, now: datetime) -> bool:
        """Answer whether no link that was sent opens any more."""
        return self.link_opens_until is None or self.link_opens_until <= now


@dataclass(frozen=True, slots=True)
class Promise:
    """A day of follow-up that a company was promised with a proposal, and by whom."""

    day: date
    who: str


@dataclass(frozen=True, slots=True)
class LawLine:
    """A rule that answers otherwise than it did, and from when it reads so."""

    title: str
    from_day: date | None


@dataclass(frozen=True, slots=True)
class ToolAnswer:
    """What the team lead answered about a tool that was asked about, and when."""

    wording: str
    is_yes: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class PlacementRow:
    """A placement with what may need a hand; `missing` names what the plan lacks, in the order of its page.

    `may_plan` says whether the viewer may write on it.
    """

    placement: Placement
    meetings: tuple[Meeting, ...]
    asked: tuple[Asked, ...]
    missing: tuple[str, ...]
    may_plan: bool = False
    promise: Promise | None = None
    law: tuple[LawLine, ...] = ()
    tools: tuple[ToolAnswer, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Whether the text is still a draft."""
        return self.placement.state == PlacementState.DRAFT

    def open_since(self, today: date) -> date | None:
        """The day that it began, when it is running on a text that is neither a draft nor locked."""
        starts, ends = self.placement.starts_on, self.placement.ends_on
        running = starts is not None and starts <= today and (ends is None or today <= ends)
        return starts if running and self.placement.state in (PlacementState.READY, PlacementState.SHARED) else None


def placement_rows(viewer: Viewer) -> list[PlacementRow]:
    """Return the viewer's own placements that are planned, running or just over; no look is logged yet.

    A placement is one's own when one has planned it, or is the caseworker of its citizen.
    """
    mine = visible_placements(viewer).filter(Q(consultant=viewer.user) | Q(citizen__caseworker=viewer.user))
    current = mine.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=viewer.today - OVER))
    found = list(
        current.select_related("citizen", "company").annotate(**_LINES, **_PRESENT).order_by("starts_on", "pk")[:MOST]
    )
    links = _links({UUID(line["id"]) for row in found for line in _of(row, "answer_lines") if line["state"] == "asked"})
    may_plan = viewer.user is not None and viewer.user.may(Permission.PLACEMENT_PLAN)
    return [
        PlacementRow(
            row, _meetings(row), _asked(row, links), _missing(row), may_plan, _promise(row), _law(row), _tools(row)
        )
        for row in found
    ]


_HERE = {"placement": OuterRef("pk")}
_LINES: dict[str, Any] = {
    "meeting_lines": RowsAsJson(
        FollowUp.objects.filter(**_HERE).order_by("day", "pk"), day="day", at="starts_at", held="held_on"
    ),
    "answer_lines": RowsAsJson(
        Approval.objects.filter(**_HERE).exclude(state=ApprovalState.VOID).order_by("asked_at", "pk"),
        id="pk",
        party="party",
        state="state",
        at="asked_at",
    ),
    "law_lines": RowsAsJson(
        LawChange.objects.filter(**_HERE, handled_at__isnull=True).order_by("found_at", "pk"),
        title="rule_title",
        from_day="holds_from",
    ),
    "tool_lines": RowsAsJson(
        OfferedTool.objects.filter(**_HERE, state__in=(OfferState.APPROVED, OfferState.DECLINED)).order_by(
            "answered_at", "pk"
        ),
        wording="wording",
        state="state",
        at="answered_at",
    ),
    "promise_lines": RowsAsJson(
        Proposal.objects.filter(**_HERE, sent_at__isnull=False, promise_kept_on__isnull=True),
        day="follow_up_on",
        who="caller_name",
    ),
}
_PRESENT: dict[str, Any] = {
    "has_hours": Exists(Slot.objects.filter(step__placement=OuterRef("pk"))),
    "has_tasks": Exists(StepTask.objects.filter(step__placement=OuterRef("pk"))),
}


def _links(approvals: set[UUID]) -> dict[str, datetime]:
    """Until when the latest link to each question opens."""
    if not approvals:
        return {}
    links = Link.objects.filter(purpose=LINK_PURPOSE, subject_id__in=[str(pk) for pk in approvals])
    open_links = links.filter(used_at__isnull=True, revoked_at__isnull=True).order_by("expires_at")
    return dict(open_links.values_list("subject_id", "expires_at"))


def _meetings(row: Placement) -> tuple[Meeting, ...]:
    return tuple(
        Meeting(
            date.fromisoformat(line["day"]),
            time.fromisoformat(line["at"]) if line["at"] else None,
            bool(line["held"]),
        )
        for line in _of(row, "meeting_lines")
    )


def _asked(row: Placement, links: dict[str, datetime]) -> tuple[Asked, ...]:
    return tuple(
        Asked(line["party"], line["state"], moment(line["at"]), links.get(str(UUID(line["id"]))))
        for line in _of(row, "answer_lines")
    )


def _promise(row: Placement) -> Promise | None:
    return next((Promise(date.fromisoformat(line["day"]), line["who"]) for line in _of(row, "promise_lines")), None)


def _law(row: Placement) -> tuple[LawLine, ...]:
    days = ((line["title"], line["from_day"]) for line in _of(row, "law_lines"))
    return tuple(LawLine(title, date.fromisoformat(day) if day else None) for title, day in days)


def _tools(row: Placement) -> tuple[ToolAnswer, ...]:
    return tuple(
        ToolAnswer(line["wording"], line["state"] == OfferState.APPROVED, moment(line["at"]))
        for line in _of(row, "tool_lines")
    )


def _missing(row: Placement) -> tuple[str, ...]:
    """A quick look at what a text lacks; the plan's own page has the last word (placements.readiness)."""
    lacks = {
        "site": row.site_id is None,
        "contact": row.contact_id is None,
        "period": row.starts_on is None or row.ends_on is None,
        "hours": not getattr(row, "has_hours", False),
        "tasks": not getattr(row, "has_tasks", False),
        "purpose": not row.purposes and row.kind == PlacementKind.PRACTICE,
        "why": not row.why.strip(),
        "because": not row.because.strip(),
        "follow_up": not _of(row, "meeting_lines"),
        "paid_route": not row.paid_route,
        "paid_route_reason": row.paid_route == "not_yet" and not row.paid_route_reason.strip(),
    }
    return tuple(name for name, is_missing in lacks.items() if is_missing)


def _of(row: Placement, lines: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = getattr(row, lines)
    return found
