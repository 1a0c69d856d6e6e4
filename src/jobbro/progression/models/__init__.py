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
from jobbro.progression.models.stair import (
    StairAgreed,
    StairAim,
    StairFunction,
    StairLevel,
    StairRater,
    StairRating,
)

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
    "StairAgreed",
    "StairAim",
    "StairFunction",
    "StairLevel",
    "StairRater",
    "StairRating",
    "StopStatus",
    "Zone",
    "ZoneItem",
    "ZoneMove",
]
