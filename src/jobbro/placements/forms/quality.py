"""An application that the company wrote by itself, brought to the consultant's desk."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ApplicationForm(forms.Form):
    """The four fields of the application as the company filled them in."""

    description = forms.CharField(
        label=_("Praktikbeskrivelse"),
        widget=forms.Textarea(attrs={"data-text-check": "letter_company"}),
        max_length=20_000,
    )
    wishes = forms.CharField(
        label=_("Ønsker til kvalifikationer og særlige forhold"), widget=forms.Textarea, max_length=5000, required=False
    )
    working_time = forms.CharField(label=_("Arbejdstid"), widget=forms.Textarea, max_length=2000, required=False)
    follow_up = forms.CharField(label=_("Opfølgning"), widget=forms.Textarea, max_length=5000, required=False)
