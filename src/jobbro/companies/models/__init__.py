"""Rows about companies. A company is not a person, but its contacts and a sole owner are."""

from jobbro.companies.models.asked import AskedActivity
from jobbro.companies.models.calling import CallPlan, CallRole, LocalCallQuestion, ObjectionMet
from jobbro.companies.models.company import Company, CompanyQuerySet, FactSource, Site
from jobbro.companies.models.contact import Contact, ContactRole
from jobbro.companies.models.expectation import Expectation
from jobbro.companies.models.flexibility import OfferedFlexibility
from jobbro.companies.models.green import GreenPrompt, PromptState
from jobbro.companies.models.jobs import JobOpening, OpeningState, OpeningTask, Position
from jobbro.companies.models.memory import (
    CompanyContact,
    CompanyPromise,
    ContactChannel,
    ContactOutcome,
    ContactPause,
    ContactPurpose,
    PromiseSide,
    PromiseState,
)
from jobbro.companies.models.motives import Motive, MotiveSign
from jobbro.companies.models.needs import CompanyNeed, NoNeedAnswer, OpeningAnswer
from jobbro.companies.models.offers import CompanyOffer, RefusedProposal
from jobbro.companies.models.paid_hours import PaidHoursAnswer
from jobbro.companies.models.partnership import (
    BEFORE_THE_END,
    AimState,
    Partnership,
    PartnershipAim,
    PartnershipSignature,
    PartnershipState,
)
from jobbro.companies.models.preparation import PreparationFact, PreparationKey
from jobbro.companies.models.register import (
    AnnualAccount,
    HeldField,
    RegisterChange,
    RegisterChangeKind,
    RegisterProblem,
    RegisterRun,
    RunOrigin,
    RunState,
    StagedCompany,
    StagedSite,
)
from jobbro.companies.models.responsibility import AgendaKind, AgendaTag, OwnFigure, ThemeAnswer, ThemeReply
from jobbro.companies.models.staff import OtherOccupant, StaffMonth, first_of_month
from jobbro.companies.models.surroundings import SurroundingsNote
from jobbro.companies.models.work import (
    Activity,
    Demand,
    Doer,
    Frequency,
    GreenKind,
    RoleHere,
    TrainingNeed,
    WantedAs,
    WorkTask,
)

__all__ = [
    "BEFORE_THE_END",
    "Activity",
    "AgendaKind",
    "AgendaTag",
    "AimState",
    "AnnualAccount",
    "AskedActivity",
    "CallPlan",
    "CallRole",
    "Company",
    "CompanyContact",
    "CompanyNeed",
    "CompanyOffer",
    "CompanyPromise",
    "CompanyQuerySet",
    "Contact",
    "ContactChannel",
    "ContactOutcome",
    "ContactPause",
    "ContactPurpose",
    "ContactRole",
    "Demand",
    "Doer",
    "Expectation",
    "FactSource",
    "Frequency",
    "GreenKind",
    "GreenPrompt",
    "HeldField",
    "JobOpening",
    "LocalCallQuestion",
    "Motive",
    "MotiveSign",
    "NoNeedAnswer",
    "ObjectionMet",
    "OfferedFlexibility",
    "OpeningAnswer",
    "OpeningState",
    "OpeningTask",
    "OtherOccupant",
    "OwnFigure",
    "PaidHoursAnswer",
    "Partnership",
    "PartnershipAim",
    "PartnershipSignature",
    "PartnershipState",
    "Position",
    "PreparationFact",
    "PreparationKey",
    "PromiseSide",
    "PromiseState",
    "PromptState",
    "RefusedProposal",
    "RegisterChange",
    "RegisterChangeKind",
    "RegisterProblem",
    "RegisterRun",
    "RoleHere",
    "RunOrigin",
    "RunState",
    "Site",
    "StaffMonth",
    "StagedCompany",
    "StagedSite",
    "SurroundingsNote",
    "ThemeAnswer",
    "ThemeReply",
    "TrainingNeed",
    "WantedAs",
    "WorkTask",
    "first_of_month",
]
