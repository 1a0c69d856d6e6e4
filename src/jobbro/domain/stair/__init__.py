"""How a person gets further: goals in small steps, levels that are agreed beforehand, and the three zones."""

from jobbro.domain.stair.attainment import LEVELS, Attained, t_score
from jobbro.domain.stair.small_steps import (
    LONGEST_SUBGOAL,
    is_long,
    is_stale,
    lacks_subgoals,
    suggested_days,
    suggested_subgoals,
)
from jobbro.domain.stair.zones import Placed, ZoneName, needs_a_hand, plans_no_development

__all__ = [
    "LEVELS",
    "LONGEST_SUBGOAL",
    "Attained",
    "Placed",
    "ZoneName",
    "is_long",
    "is_stale",
    "lacks_subgoals",
    "needs_a_hand",
    "plans_no_development",
    "suggested_days",
    "suggested_subgoals",
    "t_score",
]
