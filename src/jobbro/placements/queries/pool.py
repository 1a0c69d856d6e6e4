"""What the pages about openings for all teams show (R-028, R-035).

A candidate is a token, a team and the words that the citizen has released to companies. The name stands there only for
those who may see the citizen, and that look is logged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404

from jobbro.accounts.viewer import Viewer
from jobbro.audit.kinds import LookKind
from jobbro.citizens.access import show_citizens, visible_citizens
from jobbro.citizens.models import Citizen, FactKind
from jobbro.citizens.queries.facts import reader_of, released_words
from jobbro.citizens.queries.latest import latest_citizens, search_citizens
from jobbro.citizens.queries.local_words import skills_here
from jobbro.citizens.queries.needs import conditions_for
from jobbro.companies.access import visible_companies
from jobbro.companies.models import JobOpening, OpeningState, Position, WorkTask
from jobbro.companies.queries.meaning import bends_of
from jobbro.domain.disclosure import Audience
from jobbro.domain.fit import rank
from jobbro.placements.models import CandidateState, JobCandidate, PoolRound
from jobbro.placements.queries.fitting import TaskFits, tasks_that_fit
from jobbro.ui.addresses import row_id
from jobbro.ui.gathering import RowsAsJson, moment

MOST_SHOWN, FOUND = 50, 8
_REASONS_SHOWN = 3
# Below this there is only a word that resembles another («formiddagen» and «middag»), and that is no reason.
_GOOD_GROUND = 40
_OF_STRENGTH = (FactKind.SKILL, FactKind.EVERYDAY, FactKind.CV)
_LIVE = (CandidateState.SUGGESTED, CandidateState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class PoolPage:
    """The openings that are there for all teams, those that are one's own team's again, and whether there are more."""

    standing: tuple[PoolRound, ...]
    back: tuple[PoolRound, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class LatestRound:
    """The last time that an opening was offered to all teams."""

    team_id: int | None
    team: str
    open_until: datetime
    is_closed: bool


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """A candidate as this reader sees it; `citizen` is None for those who may not see who it is."""

    candidate: JobCandidate
    citizen: Citizen | None
    reasons: tuple[str, ...]
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class OpeningPage:
    """An opening with its tasks, its round, its candidates, and what this reader may do."""

    opening: JobOpening
    tasks: tuple[str, ...]
    round: LatestRound | None
    is_open: bool
    decides: bool
    lines: tuple[CandidateLine, ...]

    @property
    def is_free(self) -> bool:
        """Whether it can be offered to a citizen."""
        return self.opening.state == OpeningState.AGREED

    @property
    def may_suggest(self) -> bool:
        """Whether this reader may suggest somebody now."""
        return self.is_free and (self.is_open or self.decides)


@dataclass(frozen=True, slots=True)
class Choice:
    """What was typed to find a citizen, whom it found, and who is chosen."""

    words: str
    found: tuple[Citizen, ...]
    citizen: Citizen | None


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of a position, and who has it."""

    opening: JobOpening
    holder: CandidateLine | None


def in_pool(viewer: Viewer) -> "QuerySet[PoolRound]":
    """Return the rounds that are there for all teams at this moment."""
    free = PoolRound.objects.filter(closed_at__isnull=True, opening__state=OpeningState.AGREED)
    return free.filter(opening__company__in=visible_companies(viewer), open_until__gt=viewer.at)


def new_in_pool(viewer: Viewer) -> "QuerySet[PoolRound]":
    """Return the rounds of other teams for which the viewer's team has suggested nobody yet."""
    if viewer.user is None or viewer.user.team_id is None:
        return PoolRound.objects.none()
    ours = JobCandidate.objects.filter(opening=OuterRef("opening"), team=viewer.user.team_id)
    return in_pool(viewer).exclude(owner_team=viewer.user.team_id).exclude(Exists(ours))


def pool_page(viewer: Viewer) -> PoolPage:
    """Return the openings for all, the first to end first, and those that fell back to the viewer's own team."""
    team = viewer.user.team_id if viewer.user else None
    rows = list(_counted(in_pool(viewer), team).order_by("open_until", "pk")[: MOST_SHOWN + 1])
    past = PoolRound.objects.filter(closed_at__isnull=True, opening__state=OpeningState.AGREED, owner_team=team)
    back = _counted(past.filter(open_until__lte=viewer.at, owner_team__isnull=False), team).order_by(
        "-open_until", "pk"
    )
    return PoolPage(tuple(rows[:MOST_SHOWN]), tuple(back[:MOST_SHOWN]), len(rows) > MOST_SHOWN)


def opening_for(viewer: Viewer, opening_id: UUID) -> JobOpening:
    """Return an opening with its round and tasks beside it, of a company that the viewer may see, or answer 404."""
    latest = PoolRound.objects.filter(opening=OuterRef("pk")).order_by("-opened_at", "-pk")
    of_round = {"team": "owner_team_id", "name": "owner_team__name", "until": "open_until", "closed": "closed_at"}
    tasks = WorkTask.objects.filter(pieces__opening=OuterRef("pk")).order_by("title", "pk")
    rows = JobOpening.objects.filter(company__in=visible_companies(viewer), pk=opening_id)
    beside = {"rounds": RowsAsJson(latest, 1, **of_round), "work": RowsAsJson(tasks, title="title")}
    found = rows.select_related("company__owner", "position").annotate(**beside).first()
    if found is None:
        raise Http404
    return found


def opening_page(viewer: Viewer, opening: JobOpening, *, with_candidates: bool = True) -> OpeningPage:
    """Return an opening from `opening_for`; other teams' candidates are there for all only while it is open."""
    latest, titles = _round_of(opening), tuple(task["title"] for task in getattr(opening, "work", ()))
    is_open = latest is not None and not latest.is_closed and latest.open_until > viewer.at
    decides = _decides(viewer, opening, latest)
    lines = _lines(viewer, opening.candidates.all(), titles, decides=decides) if with_candidates else ()
    shown = tuple(line for line in lines if decides or is_open or line.citizen is not None)
    return OpeningPage(opening, titles, latest, is_open, decides, shown)


def position_parts(viewer: Viewer, position: Position) -> tuple[PartLine, ...]:
    """Return the parts of a position with who has each of them."""
    parts = list(position.openings.exclude(state=OpeningState.WITHDRAWN).order_by("title", "pk")[:MOST_SHOWN])
    filled = [part for part in parts if part.state == OpeningState.FILLED]
    held = JobCandidate.objects.filter(opening__in=filled, state=CandidateState.ACCEPTED)
    by_part = {line.candidate.opening_id: line for line in _lines(viewer, held, (), decides=False)}
    return tuple(PartLine(part, by_part.get(part.pk)) for part in parts)


def candidate_of(viewer: Viewer, candidate_id: UUID) -> JobCandidate:
    """Return a candidate whom the viewer may settle, or answer 404 to those who neither decide nor see the citizen."""
    rows = JobCandidate.objects.annotate(is_seen=Exists(visible_citizens(viewer).filter(pk=OuterRef("citizen"))))
    found = rows.filter(pk=candidate_id).first()
    if found is not None:
        found.opening = opening_for(viewer, found.opening_id)
        if found.is_seen or _decides(viewer, found.opening, _round_of(found.opening)):
            return found
    raise Http404


def choice_of(viewer: Viewer, asked: Mapping[str, str]) -> Choice:
    """Find citizens whom the viewer may see, by words or by id; before anything is typed, one's own latest."""
    words, key = asked.get("q_borger", "").strip(), row_id(asked.get("borger", ""))
    citizen = visible_citizens(viewer).filter(pk=key).first() if key else None
    if citizen is not None:
        show_citizens(viewer, [citizen], kind=LookKind.PAGE)
        return Choice(words, (), citizen)
    found = search_citizens(viewer, words, limit=FOUND) if words else latest_citizens(viewer, limit=FOUND)
    return Choice(words, found, None)


def why_it_fits(title: str, tasks: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    """Say what in released words fits an opening's title and tasks, best first; nothing where nothing is released."""
    if not words:
        return ()
    ranking = rank(". ".join(words), tuple(dict.fromkeys([*tasks, title])), skills_here())
    reasons = dict.fromkeys(reason for task in ranking.tasks if task.points >= _GOOD_GROUND for reason in task.reasons)
    return tuple(reasons)[:_REASONS_SHOWN]


def fit_of(viewer: Viewer, opening: JobOpening, citizen: Citizen) -> tuple[tuple[str, ...], TaskFits]:
    """Return what others will read as reasons for a match, and what the viewer may know that goes against it."""
    assert viewer.user is not None
    tasks = tuple(WorkTask.objects.filter(pieces__opening=opening).order_by("title", "pk"))
    words = released_words([citizen.pk], Audience.COMPANY, _OF_STRENGTH).get(citizen.pk, ())
    wanted = conditions_for(citizen, reader_of(viewer.user))
    return why_it_fits(opening.title, [task.title for task in tasks], words), tasks_that_fit(
        citizen.first_name, wanted, tasks, bends=bends_of(opening.company_id, wanted)
    )


def _lines(
    viewer: Viewer, candidates: "QuerySet[JobCandidate]", tasks: Sequence[str], *, decides: bool
) -> tuple[CandidateLine, ...]:
    """Read candidates with a name where the viewer may see the citizen, and log just those looks."""
    seen = Exists(visible_citizens(viewer).filter(pk=OuterRef("citizen")))
    ordered = candidates.annotate(is_seen=seen).order_by("suggested_at", "pk")
    rows = list(ordered.select_related("team", "suggested_by", "citizen", "opening")[:MOST_SHOWN])
    show_citizens(viewer, [row.citizen for row in rows if row.is_seen], kind=LookKind.LIST)
    standing = {row.citizen_id for row in rows if row.state in _LIVE}
    words = released_words(standing, Audience.COMPANY, _OF_STRENGTH) if standing else {}
    return tuple(
        CandidateLine(
            row,
            row.citizen if row.is_seen else None,
            why_it_fits(row.opening.title, tasks, words.get(row.citizen_id, ())) if row.state in _LIVE else (),
            may_withdraw=row.state in _LIVE and (decides or row.is_seen),
        )
        for row in rows
    )


def _round_of(opening: JobOpening) -> LatestRound | None:
    """Read the round that `opening_for` gathered beside the opening."""
    rows: list[dict[str, Any]] = getattr(opening, "rounds", [])
    if not rows:
        return None
    (row,) = rows
    return LatestRound(row["team"], row["name"] or "", moment(row["until"]), is_closed=row["closed"] is not None)


def _decides(viewer: Viewer, opening: JobOpening, latest: LatestRound | None) -> bool:
    """Test as `actions.may_decide` does, with the round that is read already."""
    owner = opening.company.owner
    team = latest.team_id if latest and latest.team_id else owner.team_id if owner else None
    return viewer.user is not None and (team is None or team == viewer.user.team_id)


def _counted(rows: "QuerySet[PoolRound]", team: int | None) -> "QuerySet[PoolRound]":
    standing = Q(opening__candidates__state=CandidateState.SUGGESTED)
    counts = {"waiting": Count("opening__candidates", filter=standing)}
    counts["ours"] = Count("opening__candidates", filter=standing & Q(opening__candidates__team=team))
    return rows.select_related("opening__company", "owner_team").annotate(**counts)
