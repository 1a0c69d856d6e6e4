"""What can be done with what the municipality adds to the toolboxes."""

from jobbro.reference.actions.favourites import UnknownCard, set_favourite
from jobbro.reference.actions.links import LinkIsThere, NewLink, add_tool_link, withdraw_tool_link
from jobbro.reference.actions.mandate import MandateFacts, set_answer_time, set_mandate
from jobbro.reference.actions.toolbox import (
    NOT_WRITTEN,
    OwnTool,
    RoomFacts,
    SavedMeanwhile,
    UnknownTool,
    add_own_tool,
    change_own_tool,
    set_room,
    withdraw_own_tool,
)

__all__ = [
    "LinkIsThere",
    "NOT_WRITTEN",
    "MandateFacts",
    "NewLink",
    "OwnTool",
    "RoomFacts",
    "SavedMeanwhile",
    "UnknownCard",
    "UnknownTool",
    "add_own_tool",
    "add_tool_link",
    "change_own_tool",
    "set_answer_time",
    "set_favourite",
    "set_mandate",
    "set_room",
    "withdraw_own_tool",
    "withdraw_tool_link",
]
