"""Placing a citizen on the stair of one work function, agreeing on the step, and setting targets."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.citizens.models import Citizen
from jobbro.domain.stair import Aim, AimFlaw, Mastery, Rater, Stand, flaws, is_open_to_all, may_rate
from jobbro.placements.models import Placement
from jobbro.progression.models import StairAgreed, StairAim, StairFunction, StairRating


class NotYourTurn(Exception):
    """Somebody has rated already in this round, or the citizen has not rated yet."""


class NotRatedYet(Exception):
    """A step can be agreed on when the citizen and the consultant have both rated."""


class AimDoesNotFit(Exception):
    """The target does not rise from where the citizen stands; carries why."""

    def __init__(self, why: frozenset[AimFlaw]) -> None:
        super().__init__(", ".join(sorted(why)))
        self.why = why


class NoStartYet(Exception):
    """A target is set from a step that was agreed."""


class AimStands(Exception):
    """There is a target for this step already."""


@dataclass(frozen=True, slots=True)
class FunctionDetails:
    """A work function with its tasks, in a placement or outside one."""

    title: str
    tasks: str = ""
    placement: Placement | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """Where one of the three places the citizen, when, and in which words."""

    rater: str
    level: str
    rated_on: date
    told_by: str = ""
    words: str = ""


@transaction.atomic
def start_function(*, by: User, citizen: Citizen, details: FunctionDetails, at: datetime) -> StairFunction:
    """Begin a stair for one work function."""
    values = {name: getattr(details, name) for name in details.__slots__}
    function = StairFunction.objects.create(citizen=citizen, noted_by=by, noted_at=at, **values)
    record(by=by.actor, at=at, action="stair.begun", about=[citizen])
    return function


@transaction.atomic
def rate_function(*, by: User, function: StairFunction, placed: Placed, at: datetime) -> StairRating:
    """Write down where one of the three places the citizen in the round that is open.

    :raises NotYourTurn: when this one has rated, or the citizen has not
    """
    fresh = _locked(function)
    number = open_round(fresh)
    given = [Rater(rater) for rater in fresh.ratings.filter(round=number).values_list("rater", flat=True)]
    if not may_rate(Rater(placed.rater), given):
        raise NotYourTurn
    rating = StairRating.objects.create(function=fresh, round=number, noted_by=by, noted_at=at, **asdict(placed))
    # The level stays out of the log until all have said theirs; the log can be read by those who have not.
    record(by=by.actor, at=at, action="stair.rated", about=[fresh.citizen], details={"rater": placed.rater})
    return rating


@transaction.atomic
def agree_step(*, by: User, function: StairFunction, level: str, on_date: date, why: str, at: datetime) -> StairAgreed:
    """Write down the step that they agreed on; the next rating begins a new round.

    :raises NotRatedYet: when the citizen or the consultant has not rated in this round
    """
    fresh = _locked(function)
    number = open_round(fresh)
    given = [Rater(rater) for rater in fresh.ratings.filter(round=number).values_list("rater", flat=True)]
    if not is_open_to_all(given):
        raise NotRatedYet
    agreed = StairAgreed.objects.create(
        function=fresh, round=number, level=level, agreed_on=on_date, why=why, noted_by=by, noted_at=at
    )
    record(by=by.actor, at=at, action="stair.agreed", about=[fresh.citizen], details={"level": level})
    return agreed


@transaction.atomic
def set_aim(*, by: User, function: StairFunction, aim: Aim, at: datetime) -> StairAim:
    """Set a target for a step; it rises in level and day from where the citizen stands and among the targets ahead.

    :raises NoStartYet: when no step is agreed
    :raises AimStands: when the step has a target
    :raises AimDoesNotFit: when level or day does not rise
    """
    fresh = _locked(function)
    latest = fresh.agreed.last()
    if latest is None:
        raise NoStartYet
    stored = list(fresh.aims.all())
    if any(row.level == aim.level for row in stored):
        raise AimStands
    now = Stand(Mastery(latest.level), latest.agreed_on)
    others = [Aim(Mastery(row.level), row.due_on) for row in stored]
    ahead = [one for one in others if one.level.number > now.level.number and one.due_on > now.on_date]
    if why := flaws(now, [*ahead, aim]):
        raise AimDoesNotFit(why)
    row = StairAim.objects.create(
        function=fresh,
        level=aim.level.value,
        due_on=aim.due_on,
        how=aim.how,
        help_agreed=aim.help,
        noted_by=by,
        noted_at=at,
    )
    details = {"level": row.level, "due_on": row.due_on.isoformat()}
    record(by=by.actor, at=at, action="stair.aim_set", about=[fresh.citizen], details=details)
    return row


@transaction.atomic
def drop_aim(*, by: User, function: StairFunction, level: str, at: datetime) -> None:
    """Take the target of a step away; nothing is recorded when there is none."""
    fresh = _locked(function)
    if fresh.aims.filter(level=level).delete()[0]:
        record(by=by.actor, at=at, action="stair.aim_dropped", about=[fresh.citizen], details={"level": level})


@transaction.atomic
def lay_function_away(*, by: User, function: StairFunction, at: datetime) -> None:
    """Take a work function off the pages; what was said about it is kept."""
    fresh = _locked(function)
    if fresh.is_current:
        StairFunction.objects.filter(pk=fresh.pk).update(is_current=False)
        record(by=by.actor, at=at, action="stair.laid_away", about=[fresh.citizen])


def open_round(function: StairFunction) -> int:
    """The number of the round that is rated in now: one more than those that ended in an agreement."""
    return function.agreed.count() + 1


def _locked(function: StairFunction) -> StairFunction:
    return StairFunction.objects.select_for_update().select_related("citizen").get(pk=function.pk)
