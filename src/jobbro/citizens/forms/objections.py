"""The answer to what a citizen objects to."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbro.citizens.forms.entry import no_cpr


class ReplyForm(forms.Form):
    """A few plain words that the citizen reads."""

    reply = forms.CharField(
        label=_("Dit svar til borgeren"),
        max_length=2000,
        help_text=_("Skriv, hvad du har gjort, eller hvorfor det bliver stående. Borgeren læser dit svar."),
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 4}),
    )
