"""Rows about a citizen's way forward."""

from jobbro.progression.models.goals import (
    CitizenGoal,
    Difficulty,
    GoalFocus,
    GoalKind,
    GoalLevel,
    GoalRating,
    GoalState,
    Homework,
    OwnAnswer,
    Zone,
    ZoneItem,
    ZoneMove,
)

__all__ = [
    "CitizenGoal",
    "Difficulty",
    "GoalFocus",
    "GoalKind",
    "GoalLevel",
    "GoalRating",
    "GoalState",
    "Homework",
    "OwnAnswer",
    "Zone",
    "ZoneItem",
    "ZoneMove",
]
