"""What needs a hand today on one's own placements: who, what, why now, and the one thing to do about it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.viewer import Viewer
from jobbro.dashboards.queries.placement_rows import Asked, PlacementRow, placement_rows
from jobbro.library import texts
from jobbro.placements.models import Party
from jobbro.placements.queries.following_up import is_agreed_or_begun
from jobbro.ui.wording import ago, clock, short_day

SOON = timedelta(days=7)
DRAFT_SOON = timedelta(days=21)
ENDS_SOON = timedelta(days=14)
PATIENCE = timedelta(days=3)
SHOWN = 12


class Urgency(IntEnum):
    """The three parts of the list."""

    NOW = 1
    TODAY = 2
    WEEK = 3


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One line with what to do, and perhaps what else; `name` is the citizen's, so whoever shows it logs the look.

    `others` is what the same placement also needs, also when that is less urgent.
    """

    urgency: Urgency
    day: date
    row: PlacementRow
    why: str
    action: str
    url: str
    also: str = ""
    also_url: str = ""
    others: "tuple[WorkLine, ...]" = ()

    @property
    def name(self) -> str:
        """The citizen's first name."""
        return self.row.placement.citizen.first_name

    @property
    def case_url(self) -> str:
        """The placement's own page."""
        return reverse("placements:detail", args=[self.row.placement.pk])

    @property
    def company(self) -> str:
        """The company's name."""
        return self.row.placement.company.name


@dataclass(frozen=True, slots=True)
class WorkPart:
    """A part of the list: what there is room for, and how many lines there are besides."""

    urgency: Urgency
    lines: tuple[WorkLine, ...]
    left_out: int


def worklist(viewer: Viewer) -> tuple[WorkPart, ...]:
    """Return the parts that have lines, the most urgent first."""
    now = viewer.at
    rows = placement_rows(viewer)
    found = (line for row in rows for source in SOURCES for line in source(row, now, viewer.today))
    lines = sorted(_gathered(found), key=lambda line: (line.urgency, line.day, line.company, line.name))
    parts = []
    for urgency in Urgency:
        mine = [line for line in lines if line.urgency == urgency]
        if mine:
            parts.append(WorkPart(urgency, tuple(mine[:SHOWN]), max(len(mine) - SHOWN, 0)))
    return tuple(parts)


def _gathered(lines: Iterable[WorkLine]) -> Iterator[WorkLine]:
    """One line for each placement: what is most urgent and first leads, the rest of its lines stand below it."""
    ordered = sorted(lines, key=lambda line: (line.row.placement.pk, line.urgency, line.day))
    for _same, group in groupby(ordered, key=lambda line: line.row.placement.pk):
        first, *others = group
        yield replace(first, others=tuple(others))


def follow_ups(row: PlacementRow, now: datetime, today: date) -> Iterator[WorkLine]:
    """The first meeting that was agreed and not held, and those of the coming week."""
    waiting = [meeting for meeting in row.meetings if not meeting.held]
    past = [meeting.day for meeting in waiting if meeting.day < today]
    if past:
        code = "follow_up.past" if len(past) == 1 else "follow_up.past_more"
        why = _say(code, day=short_day(past[0], today), ago=ago(past[0], today))
        yield _meeting_line(Urgency.NOW, past[0], row, why, today)
    for meeting in waiting:
        if meeting.day == today:
            yield _meeting_line(Urgency.TODAY, meeting.day, row, _today_at(meeting.starts_at), today)
        elif today < meeting.day <= today + SOON:
            why = _say("follow_up.soon", ago=ago(meeting.day, today), day=short_day(meeting.day, today))
            yield _line(Urgency.WEEK, meeting.day, row, why, _("Gør klar"))


def promises(row: PlacementRow, now: datetime, today: date) -> Iterator[WorkLine]:
    """What the company was promised when the citizen was proposed, until it is done."""
    if row.promise is None or row.promise.day > today + SOON:
        return
    day, who = row.promise.day, row.promise.who
    if day == today:
        urgency, why = Urgency.TODAY, _say("promise.today", who=who)
    else:
        urgency = Urgency.NOW if day < today else Urgency.WEEK
        code = "promise.past" if day < today else "promise.soon"
        why = _say(code, who=who, day=short_day(day, today), ago=ago(day, today))
    url = reverse("placements:promise", args=[row.placement.pk]) + "?fra=dag" if row.may_plan else ""
    yield _line(urgency, day, row, why, _("Følg op") if url else _("Se aftalen"), url)


# When all of this is missing, nothing is written yet, and a list of it helps nobody.
_FIRST_LATER = {"period", "hours", "tasks", "why", "because", "follow_up", "paid_route"}


def drafts(row: PlacementRow, now: datetime, today: date) -> Iterator[WorkLine]:
    """Texts that are not ready, the nearest first, with what is missing."""
    starts = row.placement.starts_on
    if not row.is_draft or (starts is not None and starts > today + DRAFT_SOON):
        return
    missing = ", ".join(_say(f"missing.{name}") for name in row.missing)
    url = reverse("placements:plan", args=[row.placement.pk, "hvem"])
    if starts is None:
        begun = set(row.missing) >= _FIRST_LATER
        why = _say("draft.begun") if begun else _say("draft.undated", missing=missing)
    elif starts < today:
        day = short_day(starts, today)
        why = _say("draft.late", day=day, missing=missing) if missing else _say("draft.late_complete", day=day)
    else:
        when = ago(starts, today)
        why = _say("draft.dated", when=when, missing=missing) if missing else _say("draft.complete", when=when)
    urgency = Urgency.NOW if starts is not None and starts <= today + SOON else Urgency.WEEK
    yield _line(urgency, starts or today + DRAFT_SOON, row, why, _("Skriv videre"), url)


def answers(row: PlacementRow, now: datetime, today: date) -> Iterator[WorkLine]:
    """What the parties said, or have not said yet."""
    waiting = [asked for asked in row.asked if asked.state == "asked"]
    declined = [asked for asked in row.asked if asked.state == "declined"]
    dead = [asked for asked in waiting if asked.link_is_dead(now)]
    slow = [asked for asked in waiting if asked not in dead and asked.asked_at < now - PATIENCE]
    if declined:
        yield _line(Urgency.NOW, today, row, _say("declined", parties=_parties(declined)), _("Se svaret"))
    if dead:
        yield _line(Urgency.NOW, today, row, _say("expired", parties=_parties(dead)), _("Spørg igen"))
    if slow:
        first = min(asked.asked_at for asked in slow)
        why = _say("waiting", parties=_parties(slow), ago=ago(first, today))
        yield _line(Urgency.WEEK, today, row, why, _("Ring eller spørg igen"))
    begun = row.open_since(today)
    if begun is not None and not row.asked:
        why = _say("never_asked", day=short_day(begun, today))
        yield _line(Urgency.NOW, begun, row, why, _("Spørg om enighed") if row.may_plan else _("Se aftalen"))
    everyone = {Party.COMPANY.value, Party.CITIZEN.value} <= {asked.party for asked in row.asked}
    if row.placement.state == "shared" and everyone and all(asked.state == "agreed" for asked in row.asked):
        yield _line(Urgency.TODAY, today, row, _say("agreed"), _("Lås teksten"))


def refused_reasons(row: PlacementRow, now: datetime, today: date) -> Iterator[WorkLine]:
    """A citizen who does not see why, until somebody has talked with the citizen (R-041)."""
    if row.placement.reason_waits_for_talk:
        yield _line(Urgency.NOW, today, row, _say("reason.no"), _("Se svaret"))


def beginnings_and_ends(row: PlacementRow, now: datetime, today: date) -> Iterator[WorkLine]:
    """Placements that begin or end soon, so that nobody is surprised."""
    if row.is_draft:
        return
    starts, ends = row.placement.starts_on, row.placement.ends_on
    if starts is not None and today <= starts <= today + SOON:
        urgency = Urgency.TODAY if starts == today else Urgency.WEEK
        yield _line(urgency, starts, row, _say("starts", when=ago(starts, today)), _("Se aftalen"))
    if ends is not None and today <= ends <= today + ENDS_SOON:
        yield _line(Urgency.WEEK, ends, row, _say("ends", when=ago(ends, today)), _("Aftal næste skridt"))


def changed_law(row: PlacementRow, now: datetime, today: date) -> Iterator[WorkLine]:
    """What the law answers otherwise than it did, until somebody has looked at it."""
    if not row.law:
        return
    first = row.law[0]
    code = "law" if len(row.law) == 1 else "law.more"
    why = _say(code, rule=first.title, more=str(len(row.law) - 1))
    yield _line(Urgency.TODAY, first.from_day or today, row, why, _("Se ændringen"))


def answered_tools(row: PlacementRow, now: datetime, today: date) -> Iterator[WorkLine]:
    """What the team lead said about a promise: a yes until it is promised, a no for a week (R-024)."""
    url = reverse("placements:tools", args=[row.placement.pk]) if row.may_plan else ""
    for tool in row.tools:
        if tool.is_yes:
            why, action = _say("tool.approved", what=tool.wording), _("Lov det")
        elif now - tool.at < SOON:
            why, action = _say("tool.declined", what=tool.wording), _("Se svaret")
        else:
            continue
        yield _line(Urgency.TODAY, today, row, why, action if url else _("Se aftalen"), url)


Source = Callable[[PlacementRow, datetime, date], Iterator[WorkLine]]
# A new kind of line is a function in this list.
SOURCES: tuple[Source, ...] = (
    follow_ups,
    promises,
    drafts,
    answers,
    refused_reasons,
    beginnings_and_ends,
    changed_law,
    answered_tools,
)


def _line(urgency: Urgency, day: date, row: PlacementRow, why: str, action: str, url: str = "") -> WorkLine:
    return WorkLine(urgency, day, row, why, action, url or reverse("placements:detail", args=[row.placement.pk]))


def _meeting_line(urgency: Urgency, day: date, row: PlacementRow, why: str, today: date) -> WorkLine:
    """A meeting that is due: hold it or move it, for those who may, once the plan is agreed or has begun."""
    if not (row.may_plan and is_agreed_or_begun(row.placement, today)):
        return _line(urgency, day, row, why, _("Se aftalen"))
    hold, move = (
        reverse(f"placements:follow_up_{verb}", args=[row.placement.pk, day.isoformat()]) + "?fra=dag"
        for verb in ("hold", "move")
    )
    return WorkLine(urgency, day, row, why, _("Hold nu"), hold, _("Flyt"), move)


def _parties(asked: Iterable[Asked]) -> str:
    names = {one.party for one in asked}
    return _listed([_say(f"party.{party.value}") for party in Party if party in names])


def _today_at(starts_at: time | None) -> str:
    return _say("follow_up.today_at", clock=clock(starts_at)) if starts_at else _say("follow_up.today")


def _say(code: str, **blanks: str) -> str:
    return texts().say(f"today.{code}", **blanks)


def _listed(words: list[str]) -> str:
    """«a, b og c»"""
    return " og ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
