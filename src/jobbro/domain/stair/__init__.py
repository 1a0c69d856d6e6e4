"""How a person gets further: goals in small steps, levels that are agreed beforehand, and the three zones."""

from jobbro.domain.stair.attainment import LEVELS, Attained, t_score
from jobbro.domain.stair.mastery import (
    Aim,
    AimFlaw,
    AimGap,
    AimSeen,
    Mastery,
    Rater,
    Stand,
    differs,
    flaws,
    in_order,
    is_open_to_all,
    level_of,
    may_rate,
    seen,
)
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
    "Aim",
    "AimFlaw",
    "AimGap",
    "AimSeen",
    "Attained",
    "Mastery",
    "Placed",
    "Rater",
    "Stand",
    "ZoneName",
    "differs",
    "flaws",
    "in_order",
    "is_long",
    "is_open_to_all",
    "is_stale",
    "lacks_subgoals",
    "level_of",
    "may_rate",
    "needs_a_hand",
    "plans_no_development",
    "seen",
    "suggested_days",
    "suggested_subgoals",
    "t_score",
]
