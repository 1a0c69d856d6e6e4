"""A green task for the catalogue, and the team lead's word about it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbro.companies.actions import PromptFacts
from jobbro.companies.forms.fields import no_cpr
from jobbro.companies.models import Activity, GreenKind, WorkTask


class GreenForm(forms.Form):
    """What it is called, its kind, where it is found, and how hard it is."""

    title = forms.CharField(label=_("Hvad er opgaven?"), max_length=160, validators=[no_cpr])
    kind = forms.ChoiceField(label=_("Hvilken slags?"), choices=GreenKind.choices, widget=forms.RadioSelect)
    activity = forms.ChoiceField(label=_("Hvor finder man den?"), choices=[("", _("Vælg")), *Activity.choices])
    level = forms.ChoiceField(
        label=_("Hvor svær er den at lære?"),
        choices=WorkTask.Level.choices,
        widget=forms.RadioSelect,
        initial=WorkTask.Level.EASY,
    )

    @property
    def facts(self) -> PromptFacts:
        """What the valid form says."""
        return PromptFacts(**self.cleaned_data)


class ReviewForm(forms.Form):
    """Yes, or back with a word."""

    word = forms.CharField(label=_("Et ord med, hvis den sendes tilbage"), max_length=300, required=False)
    answer = forms.ChoiceField(choices=[("ja", ""), ("tilbage", "")])
