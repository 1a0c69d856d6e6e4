"""What colleagues, and citizens by link, do with goals, homework and zones."""

from jobbro.progression.actions.goals import (
    GoalDetails,
    GoalSavedMeanwhile,
    NoAim,
    NoGoalBelow,
    SmallStep,
    answer_goal,
    change_goal,
    move_goal,
    set_goal,
    set_goal_of_need,
    set_subgoals,
)
from jobbro.progression.actions.homework import (
    AlreadyReported,
    HomeworkDetails,
    HomeworkSavedMeanwhile,
    Report,
    change_homework,
    drop_homework,
    give_homework,
    report_homework,
)
from jobbro.progression.actions.levels import LevelsInUse, LevelsNotAgreed, agree_levels, rate_goal
from jobbro.progression.actions.zones import Placing, lay_item_away, move_item, place_item

__all__ = [
    "AlreadyReported",
    "GoalDetails",
    "GoalSavedMeanwhile",
    "HomeworkDetails",
    "HomeworkSavedMeanwhile",
    "LevelsInUse",
    "LevelsNotAgreed",
    "NoAim",
    "NoGoalBelow",
    "Placing",
    "Report",
    "SmallStep",
    "agree_levels",
    "answer_goal",
    "change_goal",
    "change_homework",
    "drop_homework",
    "give_homework",
    "lay_item_away",
    "move_goal",
    "move_item",
    "place_item",
    "rate_goal",
    "report_homework",
    "set_goal",
    "set_goal_of_need",
    "set_subgoals",
]
