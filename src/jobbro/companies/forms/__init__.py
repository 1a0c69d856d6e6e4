"""Cleaning what is typed about companies. Each form gives the facts that its action asks for."""

from jobbro.companies.forms.board import MoveTasksForm
from jobbro.companies.forms.calling import CallEndForm, CallNotesForm, CallPlanForm, CallQuestionsForm
from jobbro.companies.forms.fields import CVRField, PhoneField, PNumberField, PostcodeField
from jobbro.companies.forms.green import GreenForm, ReviewForm
from jobbro.companies.forms.jobs import OpeningForm, PositionForm, PositionTasksForm, ShareForm, WishForm
from jobbro.companies.forms.list_filter import FilterForm, MapForm, NextForm, SilentForm
from jobbro.companies.forms.meaning import EndSearchForm, ExpectationForm, FlexibilityForm, MotiveForm, NoMoreHoursForm
from jobbro.companies.forms.memory import LogForm, MoveForm, PageForm, PauseForm, PromiseForm, WithdrawForm
from jobbro.companies.forms.needs import (
    AnswerForm,
    AskForm,
    NeedForm,
    NoNeedForm,
    OfferForm,
    RefuseForm,
    SettleForm,
)
from jobbro.companies.forms.partnership import PartnershipForm
from jobbro.companies.forms.people import ContactForm
from jobbro.companies.forms.preparation import PreparationForm
from jobbro.companies.forms.register import CompanyForm, SiteForm
from jobbro.companies.forms.staff import OccupantForm, StaffYearForm
from jobbro.companies.forms.work import TaskForm

__all__ = [
    "AnswerForm",
    "AskForm",
    "CVRField",
    "CallEndForm",
    "CallNotesForm",
    "CallPlanForm",
    "CallQuestionsForm",
    "CompanyForm",
    "ContactForm",
    "EndSearchForm",
    "ExpectationForm",
    "FilterForm",
    "FlexibilityForm",
    "GreenForm",
    "LogForm",
    "MapForm",
    "MotiveForm",
    "MoveForm",
    "MoveTasksForm",
    "NeedForm",
    "NextForm",
    "NoMoreHoursForm",
    "NoNeedForm",
    "OccupantForm",
    "OfferForm",
    "OpeningForm",
    "PNumberField",
    "PageForm",
    "PartnershipForm",
    "PauseForm",
    "PhoneField",
    "PositionForm",
    "PositionTasksForm",
    "PostcodeField",
    "PreparationForm",
    "PromiseForm",
    "RefuseForm",
    "ReviewForm",
    "SettleForm",
    "ShareForm",
    "SilentForm",
    "SiteForm",
    "StaffYearForm",
    "TaskForm",
    "WishForm",
    "WithdrawForm",
]
