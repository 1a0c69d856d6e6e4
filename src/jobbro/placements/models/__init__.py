"""Rows of a placement: the record, its plan, its agreement and its papers."""

from jobbro.placements.models.agreement import (
    Approval,
    ApprovalState,
    Correction,
    Paper,
    PaperKind,
    Party,
    Track,
    TrackEvent,
)
from jobbro.placements.models.plan import FollowUp, Goal, NeedHandling, Slot, Step, StepTask
from jobbro.placements.models.record import PaidRoute, Placement, PlacementState, Purpose

__all__ = [
    "Approval",
    "ApprovalState",
    "Correction",
    "FollowUp",
    "Goal",
    "NeedHandling",
    "PaidRoute",
    "Paper",
    "PaperKind",
    "Party",
    "Placement",
    "PlacementState",
    "Purpose",
    "Slot",
    "Step",
    "StepTask",
    "Track",
    "TrackEvent",
]
