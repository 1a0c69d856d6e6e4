"""Cleaning what colleagues type about citizens."""

from jobbro.citizens.forms.capsule import CapsuleForm
from jobbro.citizens.forms.cv import ApproveForm, LocalWordForm, MarkForm, TakeInForm, VersionForm
from jobbro.citizens.forms.entry import no_cpr
from jobbro.citizens.forms.everyday import KeepForm, OwnFindForm, StoryForm
from jobbro.citizens.forms.facts import FactForm, ReleaseForm
from jobbro.citizens.forms.people import CitizenForm, CloseForm, FindForm, GroupForm, LendForm, NewCitizenForm

__all__ = [
    "ApproveForm",
    "CapsuleForm",
    "CitizenForm",
    "CloseForm",
    "FactForm",
    "FindForm",
    "GroupForm",
    "KeepForm",
    "LendForm",
    "LocalWordForm",
    "MarkForm",
    "NewCitizenForm",
    "OwnFindForm",
    "ReleaseForm",
    "StoryForm",
    "TakeInForm",
    "VersionForm",
    "no_cpr",
]
