"""The forms about what moves a company and what it expects."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.companies.actions import ExpectationFacts, FlexibilityFacts, MotiveFacts
from jobbro.companies.forms.fields import WordsField, offer_contacts
from jobbro.companies.forms.needs import SHORT_WORDS, WHY, HeardForm
from jobbro.companies.models import Company, Contact, Expectation, Motive, MotiveSign, OfferedFlexibility
from jobbro.ui.fields import DanishDateField


class MotiveForm(HeardForm):
    """What they said or did, and what it shows; nothing is chosen beforehand."""

    seen = forms.ChoiceField(
        label=gettext_lazy("Hvor viste det sig?"), choices=MotiveSign.Seen.choices, widget=forms.RadioSelect
    )
    evidence = WordsField(
        label=gettext_lazy("Hvad sagde eller gjorde de?"),
        max_length=SHORT_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    motive = forms.ChoiceField(label=gettext_lazy("Hvad viser det?"), choices=Motive.choices, widget=forms.RadioSelect)
    confidence = forms.ChoiceField(
        label=gettext_lazy("Hvor sikker er du?"), choices=MotiveSign.Confidence.choices, widget=forms.RadioSelect
    )
    seen_on = DanishDateField(label=gettext_lazy("Hvornår?"))

    def clean_seen_on(self) -> date:
        """Return the day it showed."""
        return self.past("seen_on")

    @property
    def facts(self) -> MotiveFacts:
        """What the valid form says."""
        return MotiveFacts(**self.cleaned_data)


class FlexibilityForm(HeardForm):
    """What they can bend, in their own words."""

    about = forms.ChoiceField(
        label=gettext_lazy("Hvad kan de være fleksible med?"),
        choices=OfferedFlexibility.About.choices,
        widget=forms.RadioSelect,
    )
    words = WordsField(
        label=gettext_lazy("Hvad sagde de?"), max_length=SHORT_WORDS, widget=forms.Textarea(attrs={"rows": 2})
    )
    heard_on = DanishDateField(label=gettext_lazy("Hvornår?"))

    def clean_heard_on(self) -> date:
        """Return the day it was said."""
        return self.past("heard_on")

    @property
    def facts(self) -> FlexibilityFacts:
        """What the valid form says."""
        return FlexibilityFacts(**self.cleaned_data)


class ExpectationForm(HeardForm):
    """What a person at the company said yes to."""

    level = forms.ChoiceField(
        label=gettext_lazy("Hvad kan det ende med?"), choices=Expectation.Level.choices, widget=forms.RadioSelect
    )
    statement = WordsField(
        label=gettext_lazy("Det blev I enige om"), max_length=SHORT_WORDS, widget=forms.Textarea(attrs={"rows": 3})
    )
    training_weeks = forms.IntegerField(
        label=gettext_lazy("Tid til oplæring"), min_value=0, max_value=104, required=False
    )
    contact: "forms.ModelChoiceField[Contact]" = forms.ModelChoiceField(
        label=gettext_lazy("Hvem bekræftede det?"), queryset=None, empty_label=gettext_lazy("Vælg")
    )
    confirmed_on = DanishDateField(label=gettext_lazy("Bekræftet den"))

    def __init__(self, *args: Any, company: Company, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_contacts(self.fields["contact"], company)

    def clean_confirmed_on(self) -> date:
        """Return the day it was confirmed."""
        return self.past("confirmed_on")

    @property
    def facts(self) -> ExpectationFacts:
        """What the valid form says."""
        return ExpectationFacts(**self.cleaned_data)


class NoMoreHoursForm(HeardForm):
    """That the company cannot give more hours after all."""

    said_on = DanishDateField(label=gettext_lazy("Sagt den"))
    because = WordsField(label=gettext_lazy("Hvorfor?"), max_length=WHY, required=False)

    def __init__(self, *args: Any, confirmed_on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.confirmed_on = confirmed_on

    def clean_said_on(self) -> date:
        """Return the day it was said, which lies no earlier than the day they agreed."""
        day = self.past("said_on")
        if day < self.confirmed_on:
            raise forms.ValidationError(_("Dagen ligger før den dag, I blev enige."))
        return day


class EndSearchForm(forms.Form):
    """What came of looking for a place more."""

    outcome = WordsField(label=gettext_lazy("Hvad kom der ud af det?"), max_length=WHY)
