"""What a citizen can write on the own page, in plain words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbro.citizens.forms import no_cpr
from jobbro.citizens.models import ObjectionAbout
from jobbro.progression.models import OwnAnswer


def _few_words(label: Any, *, required: bool = False) -> forms.CharField:
    box = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, max_length=1000, required=required, validators=[no_cpr], widget=box)


class OwnAnswerForm(forms.Form):
    """Whether the citizen wants to go for a goal."""

    answer = forms.ChoiceField(
        label=_("Vil du gå efter det her mål?"), choices=[*OwnAnswer.choices], widget=forms.RadioSelect
    )
    words = _few_words(_("Hvorfor? Skriv med dine egne ord"))


class MessageForm(forms.Form):
    """What the citizen wants to tell or ask."""

    said = forms.CharField(
        label=_("Din besked"),
        max_length=2000,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"max_length": _("Skriv lidt kortere. Der er plads til 2.000 tegn.")},
    )


class ObjectionForm(forms.Form):
    """What is wrong, and what it is about."""

    about = forms.ChoiceField(
        label=_("Hvad handler det om?"), choices=[*ObjectionAbout.choices], widget=forms.RadioSelect
    )
    said = _few_words(_("Hvad er forkert?"), required=True)
