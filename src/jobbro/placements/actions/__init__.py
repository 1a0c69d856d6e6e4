"""What can be done with a placement; each verb is one transaction with its audit beside it."""

from jobbro.placements.actions.agreement import NothingToApprove, answer_approval, ask_for_approval, withdraw_approvals
from jobbro.placements.actions.recording import PlacementIsLocked, SavedMeanwhile, begin_placement, save_record
from jobbro.placements.actions.states import (
    MoveNotAllowed,
    NotReady,
    correct_placement,
    lock_placement,
    mark_ready,
    reopen_placement,
    share_placement,
)
from jobbro.placements.actions.tracking import TrackStatus, note_paper, note_track

__all__ = [
    "MoveNotAllowed",
    "NotReady",
    "NothingToApprove",
    "PlacementIsLocked",
    "SavedMeanwhile",
    "TrackStatus",
    "answer_approval",
    "ask_for_approval",
    "begin_placement",
    "correct_placement",
    "lock_placement",
    "mark_ready",
    "note_paper",
    "note_track",
    "reopen_placement",
    "save_record",
    "share_placement",
    "withdraw_approvals",
]
