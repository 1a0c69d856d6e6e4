"""Rows about citizens. They are fetched through access.py and nowhere else."""

from jobbro.citizens.models.capsule import (
    Capsule,
    CapsuleLine,
    CapsulePart,
    CapsuleReading,
    ConsultantChange,
    HandoverCheck,
    ToldAgain,
)
from jobbro.citizens.models.cv import (
    ApprovalWay,
    CvChoice,
    CvFind,
    CvSource,
    CvVersion,
    FactTask,
    FindState,
    LocalWord,
    LocalWordKind,
)
from jobbro.citizens.models.facts import (
    CV_SECTIONS,
    NEVER_OUTSIDE,
    NOT_IN_CV,
    SECTIONS_OF_CV,
    WITH_SOURCE,
    Fact,
    FactKind,
    Release,
    Rung,
)
from jobbro.citizens.models.importing import ImportBatch, ImportColumn, ImportedCitizen
from jobbro.citizens.models.needs import NeedChain, NeedEffect, NeedProvider
from jobbro.citizens.models.objections import Objection, ObjectionAbout
from jobbro.citizens.models.own_approval import OwnApproval, OwnApprovalLine, OwnApprovalState
from jobbro.citizens.models.people import Citizen, Lending, TargetGroup, TargetGroupSpell
from jobbro.citizens.models.readiness import JobTalk, Speaker, TellingLine, TellingTime, WorkplaceBasic
from jobbro.citizens.models.sourced import HOUR_FIELDS, SourcedFact

__all__ = [
    "CV_SECTIONS",
    "HOUR_FIELDS",
    "NEVER_OUTSIDE",
    "NOT_IN_CV",
    "SECTIONS_OF_CV",
    "WITH_SOURCE",
    "ApprovalWay",
    "Capsule",
    "CapsuleLine",
    "CapsulePart",
    "CapsuleReading",
    "Citizen",
    "ConsultantChange",
    "CvChoice",
    "CvFind",
    "CvSource",
    "CvVersion",
    "Fact",
    "FactKind",
    "FactTask",
    "FindState",
    "HandoverCheck",
    "ImportBatch",
    "ImportColumn",
    "ImportedCitizen",
    "JobTalk",
    "Lending",
    "LocalWord",
    "LocalWordKind",
    "NeedChain",
    "NeedEffect",
    "NeedProvider",
    "Objection",
    "ObjectionAbout",
    "OwnApproval",
    "OwnApprovalLine",
    "OwnApprovalState",
    "Release",
    "Rung",
    "SourcedFact",
    "Speaker",
    "TargetGroup",
    "TargetGroupSpell",
    "TellingLine",
    "TellingTime",
    "ToldAgain",
    "WorkplaceBasic",
]
