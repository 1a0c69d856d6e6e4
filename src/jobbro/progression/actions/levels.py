"""The five levels of a goal: agreed beforehand, then used to say how far the citizen has come."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.domain.stair import LEVELS
from jobbro.progression.models import CitizenGoal, GoalLevel, GoalRating


class LevelsNotAgreed(Exception):
    """How far somebody has come can only be said on levels that were agreed before."""


class LevelsInUse(Exception):
    """The levels have been used once, so changing them would change what was said."""


@transaction.atomic
def agree_levels(*, by: User, goal: CitizenGoal, wordings: Mapping[int, str], weight: int, at: datetime) -> None:
    """Write down the five levels that were agreed with the citizen, and how much the goal counts.

    :raises LevelsInUse: when the goal has been rated on the earlier ones
    :raises ValueError: when any of the five is missing
    """
    if sorted(wordings) != sorted(LEVELS) or not all(words.strip() for words in wordings.values()):
        raise ValueError("all five levels are agreed together")
    fresh = CitizenGoal.objects.select_for_update().get(pk=goal.pk)
    if fresh.ratings.exists():
        raise LevelsInUse
    fresh.levels.all().delete()
    GoalLevel.objects.bulk_create(GoalLevel(goal=fresh, level=level, wording=wordings[level]) for level in LEVELS)
    fresh.weight, fresh.levels_agreed_at, fresh.levels_agreed_by = weight, at, by
    fresh.save(update_fields=["weight", "levels_agreed_at", "levels_agreed_by"])
    record(by=by.actor, at=at, action="goal.levels_agreed", about=[fresh.citizen, fresh])


@transaction.atomic
def rate_goal(*, by: User, goal: CitizenGoal, level: int, on_date: date, note: str, at: datetime) -> GoalRating:
    """Say which of the agreed levels the citizen had reached on a day.

    :raises LevelsNotAgreed: when the five levels have not been agreed
    """
    fresh = CitizenGoal.objects.select_for_update().get(pk=goal.pk)
    if fresh.levels_agreed_at is None:
        raise LevelsNotAgreed
    rating = GoalRating.objects.create(goal=fresh, level=level, rated_on=on_date, note=note, noted_by=by, noted_at=at)
    record(by=by.actor, at=at, action="goal.rated", about=[fresh.citizen, fresh], details={"level": level})
    return rating
