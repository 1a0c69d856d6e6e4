"""The sample form of the component page: one of each kind of field."""

from typing import Any

from django import forms

from jobbro.ui.fields import DanishDateField, DanishDecimalField, TimeField


class SampleForm(forms.Form):
    """Every kind of field that pages use, with made-up words."""

    name = forms.CharField(label="Navn på virksomheden", max_length=80, help_text="Som det står i registret.")
    starts = DanishDateField(label="Første dag")
    hours = DanishDecimalField(label="Timer om ugen", max_value=37)
    begins = TimeField(label="Møder kl.", required=False)
    kind = forms.ChoiceField(label="Slags", choices=[("", "Vælg"), ("practice", "Praktik"), ("paid", "Løntimer")])
    audience = forms.MultipleChoiceField(
        label="Hvem må se det?",
        choices=[("citizen", "Borgeren"), ("company", "Virksomheden"), ("contact", "Kontaktpersonen")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Ingen kan se det, før du vælger nogen.",
    )
    route = forms.ChoiceField(
        label="Vejen til løn",
        choices=[("now", "Samtidig med praktikken"), ("after", "Efter praktikken")],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label="Hvad skal der ske?",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Skriv det, som du ville sige det.",
    )
    agreed = forms.BooleanField(label="Vi er enige om det, der står her")


class SampleRow(forms.Form):
    """A row that can be repeated."""

    task = forms.CharField(label="Opgave", max_length=80)
    hours = DanishDecimalField(label="Timer", max_value=37)


SampleRows: Any = forms.formset_factory(SampleRow, extra=1, max_num=10, validate_max=True)
