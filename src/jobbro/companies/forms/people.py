"""The form about a contact."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbro.companies.actions import ContactFacts
from jobbro.companies.forms.fields import PhoneField, WordsField, offer_sites
from jobbro.companies.models import Company, ContactRole, Site


class ContactForm(forms.Form):
    """Who, in which role, and how to reach the person."""

    name = WordsField(label=_("Navn"), max_length=120)
    role = forms.ChoiceField(label=_("Rolle"), choices=[("", _("Vælg")), *ContactRole.choices])
    title = WordsField(label=_("Titel"), max_length=120, required=False)
    phone = PhoneField(label=_("Telefon"), required=False)
    email = forms.EmailField(label=_("Mail"), required=False)
    site: "forms.ModelChoiceField[Site]" = forms.ModelChoiceField(
        label=_("Arbejdssted"), queryset=None, required=False, empty_label=_("Alle steder")
    )
    is_active = forms.BooleanField(label=_("Arbejder her stadig"), required=False, initial=True)

    def __init__(self, *args: Any, company: Company, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_sites(self.fields["site"], company)

    @property
    def facts(self) -> ContactFacts:
        """What the valid form says."""
        return ContactFacts(**self.cleaned_data)
