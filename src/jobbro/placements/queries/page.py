"""What the placement's own page and the lists of placements show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.models import User
from jobbro.accounts.permissions import Permission
from jobbro.accounts.viewer import Viewer
from jobbro.audit.changes import TimelineEvent, timeline
from jobbro.audit.kinds import LookKind
from jobbro.citizens.access import show_citizens
from jobbro.citizens.models import Citizen
from jobbro.companies.models import Company
from jobbro.library import texts
from jobbro.placements.access import may_plan, visible_placements
from jobbro.placements.actions.tracking import TrackStatus
from jobbro.placements.models import Approval, ApprovalState, OfferedTool, Placement, PlacementState
from jobbro.placements.queries.asking import ApprovalLine, approval_lines
from jobbro.placements.queries.checking import CheckPanel, check_of
from jobbro.placements.queries.following_up import is_agreed_or_begun
from jobbro.placements.queries.judging_pages import ChangeLine, change_line
from jobbro.placements.queries.legal import surroundings_of
from jobbro.placements.queries.outside import Addition, mails_beside
from jobbro.placements.queries.overdue import team_overdue
from jobbro.placements.queries.papers import PaperState, shelf
from jobbro.placements.queries.promises import TOOL_TONES
from jobbro.placements.queries.standing import NextThing, standing_of
from jobbro.placements.queries.trail import Promised, record_and_trail
from jobbro.placements.queries.weeks import weeks_of
from jobbro.placements.record import FollowUpLine, Record
from jobbro.ui.addresses import row_id

SIZE = 25
OVERDUE = "over-tiden"
TONES = {"draft": "part", "ready": "open", "shared": "open", "locked": "good"}


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One line of the timeline in Danish."""

    at: Any
    title: str
    who: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class TrackLine:
    """A dated move on one of the two tracks with the authority."""

    track: str
    status: str
    on_day: date
    note: str


@dataclass(frozen=True, slots=True)
class DetailPage:
    """A placement's own page."""

    placement: Placement
    record: Record
    panel: CheckPanel
    tone: str
    stands: str
    next_thing: NextThing | None
    plan_url: str
    road: str
    weeks: list[dict[str, Any]]
    approvals: tuple[ApprovalLine, ...]
    voided: tuple[tuple[Approval, str], ...]
    meetings: tuple[tuple[FollowUpLine, date | None], ...]
    promise: Promised | None
    additions: tuple[Addition, ...]
    tracks: tuple[TrackLine, ...]
    papers: tuple[PaperState, ...]
    tools: tuple[tuple[OfferedTool, str], ...]
    timeline: tuple[TimelineLine, ...]
    law_changes: tuple[ChangeLine, ...]
    may_plan: bool
    may_follow_up: bool
    may_hold: bool
    may_propose: bool
    may_grant: bool


def detail_page(placement: Placement, user: User, today: date) -> DetailPage:
    """Return everything that the placement's page shows; the number of questions does not grow with its lines."""
    record, trail = record_and_trail(placement)
    story = timeline(placement)
    papers = shelf(record, trail, story)
    panel = check_of(record, surroundings_of(placement, record), mails=mails_beside(placement))
    standing = standing_of(placement, record, trail.standing, papers, today, private=panel.private)
    return DetailPage(
        placement=placement,
        record=record,
        panel=panel,
        tone=TONES[placement.state],
        stands=standing.sentence,
        next_thing=_allowed(standing.next_thing, user),
        plan_url=reverse("placements:plan", args=[placement.pk, "hvem"]),
        road=_road(placement),
        weeks=weeks_of(record),
        approvals=approval_lines(trail.standing),
        voided=tuple((a, why_void(a)) for a in trail.approvals if a.state == ApprovalState.VOID and a.answered_at),
        meetings=tuple((meeting, trail.held.get(meeting.day)) for meeting in record.follow_ups),
        promise=trail.promise,
        additions=trail.additions,
        tracks=tuple(
            TrackLine(row.get_track_display(), str(TrackStatus(row.status).label), row.on_day, row.note)
            for row in trail.tracks
        ),
        papers=papers,
        tools=tuple((tool, TOOL_TONES[tool.state]) for tool in trail.tools),
        timeline=_told(story),
        law_changes=tuple(change_line(change) for change in trail.law),
        may_plan=may_plan(user, placement),
        may_follow_up=user.may(Permission.PLACEMENT_PLAN),
        may_hold=user.may(Permission.PLACEMENT_PLAN) and is_agreed_or_begun(placement, today),
        may_propose=placement.state == PlacementState.DRAFT and user.may(Permission.PLACEMENT_SHARE),
        may_grant=user.may(Permission.GRANT_REGISTER),
    )


def _road(placement: Placement) -> str:
    """The road to ordinary pay, in the words of this kind of placement; empty while it is not chosen."""
    code = f"road.{placement.kind}.{placement.paid_route}"
    return texts().say(code) if code in texts() else placement.get_paid_route_display()


def _allowed(thing: NextThing | None, user: User) -> NextThing | None:
    """Offer only what the user may do; the page of a colleague who only reads has no such button."""
    return thing if thing is not None and user.may(thing.permission) else None


def why_void(approval: Approval) -> str:
    """Say which parts of the agreement were changed after the answer."""
    said = [texts().say(f"part.{part}") for part in approval.void_reason.split(",") if f"part.{part}" in texts()]
    return ", ".join(said) or approval.void_reason


def _told(story: tuple[TimelineEvent, ...]) -> tuple[TimelineLine, ...]:
    """The recorded changes in Danish, newest first; unknown codes are left to other pages."""
    return tuple(
        TimelineLine(
            event.at, texts().say(f"event.{event.action}").capitalize(), event.actor_label, _about(event.details)
        )
        for event in story
        if f"event.{event.action}" in texts()
    )


def _about(details: Mapping[str, Any]) -> str:
    parts = [texts().say(f"record.{p}") for p in details.get("parts", ()) if f"record.{p}" in texts()]
    return ", ".join(parts)


def list_page(viewer: Viewer, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return a page of placements, newest first, filtered by state and by whose they are."""
    state, whose = asked.get("tilstand", ""), asked.get("hvis", "mine")
    groups = _groups(viewer)
    whose = whose if whose in groups else "mine"
    rows = (team_overdue if whose == OVERDUE else visible_placements)(viewer)
    rows = rows.select_related("citizen", "company", "consultant")
    if state in PlacementState.values:
        rows = rows.filter(state=state)
    if whose == "mine":
        rows = rows.filter(consultant=viewer.user)
    rows = _after(rows, asked.get("efter", ""))
    found = list(rows.order_by("-planned_at", "-id")[: SIZE + 1])
    shown = found[:SIZE]
    show_citizens(viewer, [row.citizen for row in shown], kind=LookKind.LIST)
    return {
        "rows": shown,
        "next_key": str(shown[-1].pk) if len(found) > SIZE else "",
        "size": SIZE,
        "state": state,
        "whose": whose,
        "state_filters": [{"label": _("alle"), "url": _query(whose, ""), "current": not state}]
        + [
            {"label": str(label), "url": _query(whose, value), "current": value == state}
            for value, label in PlacementState.choices
        ],
        "whose_filters": [
            {"label": label, "url": _query(value, state), "current": value == whose} for value, label in groups.items()
        ],
    }


def _groups(viewer: Viewer) -> dict[str, str]:
    """The choices of whose placements to list; only who leads a team has those that are over their time."""
    groups = {"mine": _("mine"), "alle": _("alle, jeg må se")}
    if viewer.user is not None and viewer.user.may(Permission.TEAM_OVERVIEW):
        groups[OVERDUE] = _("teamets, der er over tiden")
    return groups


def _after(rows, key: str):  # type: ignore[no-untyped-def]
    """Go on after the row with this id; a key that is not one begins at the top."""
    found = row_id(key)
    last = rows.model.objects.filter(pk=found).values_list("planned_at", "id").first() if found else None
    if last is None:
        return rows
    return rows.filter(planned_at__lte=last[0]).exclude(planned_at=last[0], id__gte=last[1])


def _query(whose: str, state: str) -> str:
    return f"?hvis={whose}" + (f"&tilstand={state}" if state else "")


def company_page(viewer: Viewer, company: Company) -> dict[str, Any]:
    """Return the placements at a company that the viewer may see, and how many there are besides."""
    rows = visible_placements(viewer).filter(company=company).select_related("citizen", "company", "consultant", "site")
    shown = list(rows.order_by("-planned_at", "-id")[:100])
    show_citizens(viewer, [row.citizen for row in shown], kind=LookKind.LIST)
    others = Placement.objects.filter(company=company).count() - rows.count()
    return {"company": company, "rows": shown, "others": others}


def citizen_page(viewer: Viewer, citizen: Citizen) -> dict[str, Any]:
    """Return the placements of a citizen, newest first."""
    rows = Placement.objects.filter(citizen=citizen).select_related("citizen", "company", "consultant", "site")
    return {"citizen": citizen, "rows": list(rows.order_by("-planned_at", "-id")[:100])}
