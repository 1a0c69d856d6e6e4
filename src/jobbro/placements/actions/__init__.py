"""What can be done with a placement; each verb is one transaction with its audit beside it."""

from jobbro.placements.actions.agreement import (
    NothingToApprove,
    answer_approval,
    ask_for_approval,
    renew_approval_link,
    withdraw_approvals,
)
from jobbro.placements.actions.asking import Asked, ask_parties, send_new_link
from jobbro.placements.actions.exchanging import SheetLine, SheetSavedMeanwhile, save_exchange
from jobbro.placements.actions.offering import (
    NeedsApproval,
    NoLongerWaiting,
    NotAgreedWithCitizen,
    NotOpen,
    ToolChoice,
    answer_tool_request,
    ask_team_lead,
    choose_tool,
    drop_tool,
    note_citizen_agreement,
    promise_tool,
)
from jobbro.placements.actions.proposing import NobodyToCall, ProposalAnswers, save_proposal, send_proposal
from jobbro.placements.actions.reasons import NoReasonToAnswer, answer_reason, note_reason_talk
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
    "NeedsApproval",
    "NoLongerWaiting",
    "NoReasonToAnswer",
    "NobodyToCall",
    "NotAgreedWithCitizen",
    "NotOpen",
    "NotReady",
    "NothingToApprove",
    "NotAgreed",
    "PlacementIsLocked",
    "ProposalAnswers",
    "SavedMeanwhile",
    "SheetLine",
    "SheetSavedMeanwhile",
    "ToolChoice",
    "TrackStatus",
    "answer_approval",
    "answer_reason",
    "answer_tool_request",
    "ask_for_approval",
    "ask_parties",
    "ask_team_lead",
    "begin_placement",
    "choose_tool",
    "correct_placement",
    "drop_tool",
    "lock_placement",
    "mark_ready",
    "note_citizen_agreement",
    "note_paper",
    "note_reason_talk",
    "note_track",
    "promise_tool",
    "renew_approval_link",
    "reopen_placement",
    "save_exchange",
    "save_proposal",
    "save_record",
    "send_new_link",
    "send_proposal",
    "share_placement",
    "withdraw_approvals",
]
