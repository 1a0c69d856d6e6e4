"""What can be done with a placement; each verb is one transaction with its audit beside it."""

from jobbro.placements.actions.agreement import (
    NothingToApprove,
    answer_approval,
    ask_for_approval,
    renew_approval_link,
    withdraw_approvals,
)
from jobbro.placements.actions.asking import Asked, ask_parties, send_new_link
from jobbro.placements.actions.proposing import NobodyToCall, ProposalAnswers, save_proposal, send_proposal
from jobbro.placements.actions.recording import PlacementIsLocked, SavedMeanwhile, begin_placement, save_record
from jobbro.placements.actions.states import (
    MoveNotAllowed,
    NotAgreed,
    NotReady,
    correct_placement,
    lock_placement,
    mark_ready,
    reopen_placement,
    share_placement,
)
from jobbro.placements.actions.tracking import TrackStatus, note_paper, note_track

__all__ = [
    "Asked",
    "MoveNotAllowed",
    "NotReady",
    "NobodyToCall",
    "NothingToApprove",
    "NotAgreed",
    "PlacementIsLocked",
    "ProposalAnswers",
    "SavedMeanwhile",
    "TrackStatus",
    "answer_approval",
    "ask_for_approval",
    "ask_parties",
    "begin_placement",
    "correct_placement",
    "lock_placement",
    "mark_ready",
    "note_paper",
    "note_track",
    "renew_approval_link",
    "reopen_placement",
    "save_proposal",
    "save_record",
    "send_new_link",
    "send_proposal",
    "share_placement",
    "withdraw_approvals",
]
