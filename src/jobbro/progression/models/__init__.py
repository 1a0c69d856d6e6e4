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
from jobbro.progression.models.road import EffectPhase, PaidEffect, Road, RoadStop, StopStatus

__all__ = [
    "CitizenGoal",
    "Difficulty",
    "EffectPhase",
    "GoalFocus",
    "GoalKind",
    "GoalLevel",
    "GoalRating",
    "GoalState",
    "Homework",
    "OwnAnswer",
    "PaidEffect",
    "Road",
    "RoadStop",
    "StopStatus",
    "Zone",
    "ZoneItem",
    "ZoneMove",
]
