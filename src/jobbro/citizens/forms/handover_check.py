"""The three questions a month after a hand-over."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbro.citizens.actions.handover_check import CheckAnswers
from jobbro.citizens.forms.entry import no_cpr
from jobbro.citizens.models import ToldAgain


class HandoverCheckForm(forms.Form):
    """What the citizen says, what had to be told again, and what happens now."""

    went_along = forms.ChoiceField(
        label=_("Hvad siger borgeren til «jeg skulle ikke fortælle forfra»?"),
        choices=[*ToldAgain.choices],
        widget=forms.RadioSelect,
    )
    told_again = forms.CharField(
        label=_("Hvad måtte borgeren fortælle igen?"),
        max_length=1000,
        required=False,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    next_step = forms.CharField(
        label=_("Hvad er næste skridt?"),
        max_length=500,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For eksempel at skrive det, der manglede, ind i «Fortæl det én gang»."),
    )

    def clean(self) -> dict[str, Any]:
        """Where something was told again, it says what."""
        typed = super().clean() or self.cleaned_data
        if typed.get("went_along", ToldAgain.YES) != ToldAgain.YES and not typed.get("told_again"):
            self.add_error("told_again", _("Skriv, hvad der måtte fortælles igen."))
        return typed

    def answers(self) -> CheckAnswers:
        """Return what was typed."""
        return CheckAnswers(**self.cleaned_data)
