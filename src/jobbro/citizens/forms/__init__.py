"""Cleaning what colleagues type about citizens."""

from jobbro.citizens.forms.entry import edited_version, no_cpr
from jobbro.citizens.forms.everyday import KeepForm, StoryForm
from jobbro.citizens.forms.facts import FactForm, ReleaseForm
from jobbro.citizens.forms.people import CitizenForm, CloseForm, FindForm, GroupForm, LendForm, NewCitizenForm

__all__ = [
    "CitizenForm",
    "CloseForm",
    "FactForm",
    "FindForm",
    "GroupForm",
    "KeepForm",
    "LendForm",
    "NewCitizenForm",
    "ReleaseForm",
    "StoryForm",
    "edited_version",
    "no_cpr",
]
