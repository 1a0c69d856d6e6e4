"""Forms about a company and its places of work."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbro.accounts.models import User
from jobbro.companies.actions import CompanyFacts, SiteFacts
from jobbro.companies.forms.fields import (
    LONG_TEXT,
    BranchCodeField,
    CVRField,
    PhoneField,
    PNumberField,
    PostcodeField,
    WordsField,
    not_in_the_future,
    offer_colleagues,
)
from jobbro.companies.models import FactSource
from jobbro.ui.fields import DanishDateField, DanishDecimalField

SOURCES = [(source.value, source.label) for source in FactSource if source is not FactSource.DEMO]


class CompanyForm(forms.Form):
    """What is known about a company, and where it comes from."""

    cvr = CVRField(label=_("CVR-nummer"))
    name = WordsField(label=_("Navn"), max_length=200)
    branch_name = forms.CharField(label=_("Branche"), max_length=200, required=False)
    branch_code = BranchCodeField(label=_("Branchekode"), required=False)
    activity = WordsField(
        label=_("Hvad laver den?"), max_length=LONG_TEXT, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    employees = forms.IntegerField(
        label=_("Antal ansatte"),
        min_value=0,
        max_value=1_000_000,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "data-size": "number"}),
    )
    phone = PhoneField(label=_("Telefon"), required=False)
    email = forms.EmailField(label=_("Mail"), required=False)
    website = forms.URLField(label=_("Hjemmeside"), required=False, assume_scheme="https", max_length=200)
    advertising_protected = forms.BooleanField(label=_("Har frabedt sig reklame i CVR"), required=False)
    owner: "forms.ModelChoiceField[User]" = forms.ModelChoiceField(
        label=_("Ansvarlig hos os"), queryset=None, required=False
    )
    source = forms.ChoiceField(label=_("Hvor har du det fra?"), choices=SOURCES)
    source_on = DanishDateField(label=_("Hvornår?"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        offer_colleagues(self.fields["owner"])
        if self.initial.get("source") == FactSource.DEMO:
            demo = (FactSource.DEMO.value, FactSource.DEMO.label)
            self.fields["source"].choices = [*SOURCES, demo]  # type: ignore[attr-defined]

    def clean_source_on(self) -> date:
        """Return the day it was found out."""
        not_in_the_future(self.cleaned_data["source_on"], today=self.today)
        day: date = self.cleaned_data["source_on"]
        return day

    @property
    def facts(self) -> CompanyFacts:
        """What the valid form says."""
        return CompanyFacts(**self.cleaned_data)


class SiteForm(forms.Form):
    """What is known about a place of work."""

    p_number = PNumberField(label=_("P-nummer"))
    name = forms.CharField(label=_("Stedets navn"), max_length=200)
    street = forms.CharField(label=_("Vej og nummer"), max_length=200, required=False)
    postcode = PostcodeField(label=_("Postnummer"), required=False)
    city = forms.CharField(label=_("By"), max_length=100, required=False)
    normal_weekly_hours = DanishDecimalField(
        label=_("Normal arbejdsuge"), min_value=1, max_value=60, max_digits=4, decimal_places=2, required=False
    )
    is_main = forms.BooleanField(label=_("Det er hovedstedet"), required=False)

    @property
    def facts(self) -> SiteFacts:
        """What the valid form says."""
        return SiteFacts(**self.cleaned_data)

    @property
    def facts_if_any(self) -> SiteFacts | None:
        """What the valid form says; None when it was left empty."""
        return self.facts if self.cleaned_data.get("p_number") else None
