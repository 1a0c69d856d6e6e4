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
from jobbro.placements.models.contribution import (
    ContributionMark,
    CountedAs,
    ResponsibilitySheet,
    SheetFile,
    SheetKind,
    SheetShare,
)
from jobbro.placements.models.exchange import GAIN_KINDS, ExchangeLine, ExchangeSheet, ExchangeSide
from jobbro.placements.models.judging import LawChange, LawChangeBasis, RulebookSnapshot, StandingVerdict
from jobbro.placements.models.offered import OfferedTool, OfferState, OfferUse
from jobbro.placements.models.placement import (
    MeansSense,
    PaidRoute,
    Placement,
    PlacementKind,
    PlacementState,
    Purpose,
)
from jobbro.placements.models.plan import Duty, FollowUp, Goal, HourKind, NeedHandling, Slot, Step, StepTask
from jobbro.placements.models.pool import CandidateState, JobCandidate, PoolRound
from jobbro.placements.models.proposal import Proposal
from jobbro.placements.models.starting import StartPoint, StartPreparation, StartState, StartTrack
from jobbro.placements.models.tried import TriedCourse, TriedKind, TriedOutcome

__all__ = [
    "GAIN_KINDS",
    "Approval",
    "ApprovalState",
    "CandidateState",
    "ContributionMark",
    "Correction",
    "CountedAs",
    "Duty",
    "ExchangeLine",
    "ExchangeSheet",
    "ExchangeSide",
    "FollowUp",
    "Goal",
    "HourKind",
    "JobCandidate",
    "LawChange",
    "LawChangeBasis",
    "MeansSense",
    "NeedHandling",
    "OfferState",
    "OfferUse",
    "OfferedTool",
    "PaidRoute",
    "Paper",
    "PaperKind",
    "Party",
    "Placement",
    "PlacementKind",
    "PlacementState",
    "PoolRound",
    "Proposal",
    "Purpose",
    "ResponsibilitySheet",
    "RulebookSnapshot",
    "SheetFile",
    "SheetKind",
    "SheetShare",
    "Slot",
    "StandingVerdict",
    "StartPoint",
    "StartPreparation",
    "StartState",
    "StartTrack",
    "Step",
    "StepTask",
    "Track",
    "TrackEvent",
    "TriedCourse",
    "TriedKind",
    "TriedOutcome",
]
