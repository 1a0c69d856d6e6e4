"""What the pages about positions and job openings show."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from jobbro.companies.actions.openings import ONWARD
from jobbro.companies.actions.positions import open_hours
from jobbro.companies.models import Company, JobOpening, OpeningState, OpeningTask, Position, WorkTask
from jobbro.companies.queries.bundle_sums import joined
from jobbro.companies.queries.loose_tasks import as_told
from jobbro.domain.fit import TaskTable, hours_left
from jobbro.ui.wording import number

_NONE = Decimal(0)
_MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class SavedJobs:
    """The openings and positions of a company that the page of bundles lists."""

    openings: tuple[JobOpening, ...]
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A state that an opening can go to, and what the button says."""

    state: str
    label: str


@dataclass(frozen=True, slots=True)
class OpeningView:
    """A job opening with its tasks and what it frees.

    `changed` names the tasks that are closed, or shorter than what the job takes of them.
    """

    opening: JobOpening
    pieces: tuple[OpeningTask, ...]
    days: str
    formula: str
    freed: Decimal
    freed_formula: str
    steps: tuple[Step, ...]
    changed: str


@dataclass(frozen=True, slots=True)
class PositionView:
    """A position with its table of tasks, its jobs, and the hours that no job has."""

    position: Position
    tasks: tuple[WorkTask, ...]
    table: TaskTable
    jobs: tuple[JobOpening, ...]
    left: Decimal


def saved_jobs(company: Company) -> SavedJobs:
    """Return the saved openings, newest first and the withdrawn last, and the positions, in two questions."""
    openings = sorted(
        company.openings.order_by("-noted_on", "title", "id")[:_MOST_SHOWN],
        key=lambda one: one.state == OpeningState.WITHDRAWN,
    )
    return SavedJobs(tuple(openings), tuple(company.positions.order_by("title", "id")[:_MOST_SHOWN]))


def opening_view(opening: JobOpening) -> OpeningView:
    """Return what the page and the paper of an opening show."""
    pieces = tuple(opening.pieces.select_related("task").order_by("task__title", "task__id"))
    freed = [piece.weekly_hours for piece in pieces if piece.task.frees_dearer_hands and not piece.task.is_bought]
    return OpeningView(
        opening=opening,
        pieces=pieces,
        days=joined(opening.weekday_words),
        formula=_plus([piece.weekly_hours for piece in pieces]),
        freed=sum(freed, _NONE),
        freed_formula=_plus(freed),
        steps=tuple(Step(state, _step_words(opening, state)) for state in ONWARD[OpeningState(opening.state)]),
        changed=joined(f"«{piece.task.title}»" for piece in pieces if _has_changed(opening, piece)),
    )


def position_view(position: Position) -> PositionView:
    """Return the table of a position and the jobs it is shared between."""
    tasks = tuple(position.tasks.filter(is_open=True).order_by("title", "id")[:_MOST_SHOWN])
    jobs = tuple(position.openings.exclude(state=OpeningState.WITHDRAWN).order_by("title", "id"))
    return PositionView(
        position=position,
        tasks=tasks,
        table=TaskTable(position.weekly_hours, tuple(told.loose for told in as_told(tasks).values())),
        jobs=jobs,
        left=position.weekly_hours - sum((job.weekly_hours for job in jobs), _NONE),
    )


def share_start(position: Position) -> dict[str, Any]:
    """Return what the form begins with: what the position has left, in two halves."""
    left = hours_left(position.weekly_hours, open_hours(position))
    half = (left / 2).quantize(Decimal("0.01"))
    return {
        "title1": _("%(title)s, første halvdel") % {"title": position.title},
        "title2": _("%(title)s, anden halvdel") % {"title": position.title},
        "hours1": half,
        "hours2": left - half,
    }


def _step_words(opening: JobOpening, state: OpeningState) -> str:
    if state == OpeningState.AGREED and opening.state == OpeningState.FILLED:
        return _("Jobbet er ledigt igen")
    return {
        OpeningState.PROPOSED: _("Foreslå den igen"),
        OpeningState.AGREED: _("Virksomheden siger ja"),
        OpeningState.FILLED: _("Jobbet er besat"),
        OpeningState.WITHDRAWN: _("Træk jobåbningen tilbage"),
    }[state]


def _has_changed(opening: JobOpening, piece: OpeningTask) -> bool:
    if opening.state == OpeningState.WITHDRAWN:
        return False
    hours = piece.task.weekly_hours
    return not piece.task.is_open or hours is None or hours < piece.weekly_hours


def _plus(amounts: list[Decimal]) -> str:
    return " + ".join(number(amount) for amount in amounts)
