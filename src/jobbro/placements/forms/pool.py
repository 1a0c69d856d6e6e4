"""The forms about openings for all teams: for how long, and whom to suggest."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from jobbro.placements.actions.pool import LONGEST_ROUND
from jobbro.ui.fields import DanishDateField

FIRST_HOURS = 48


class RoundForm(forms.Form):
    """For how many hours an opening is there for all teams."""

    hours = forms.IntegerField(
        label=_("Hvor mange timer?"),
        min_value=1,
        max_value=LONGEST_ROUND,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "data-size": "number"}),
    )


class CandidateForm(forms.Form):
    """That the citizen has said yes, and when; about another job it is asked only when there is one."""

    agreed = forms.BooleanField(
        label=_("Borgeren har sagt ja til at blive foreslået til jobbet"),
        error_messages={"required": _("Spørg borgeren først. Et nej koster ikke noget.")},
    )
    agreed_on = DanishDateField(label=_("Hvornår?"))
    knows_of_other = forms.BooleanField(label=_("Ja, foreslå til begge job"), required=False)

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today, self.asks_about_other = today, False

    def clean_agreed_on(self) -> date:
        """Return the day, which is not still to come."""
        day: date = self.cleaned_data["agreed_on"]
        if day > self.today:
            raise forms.ValidationError(_t("Dagen ligger ude i fremtiden. Skriv den dag, borgeren sagde ja."))
        return day

    def ask_about_other(self) -> None:
        """Tell that the citizen is a candidate elsewhere, and offer to do it all the same."""
        self.asks_about_other = True
        self.add_error("knows_of_other", _t("Borgeren er også foreslået til et andet job. Skal det være begge?"))

    def refuse(self, why: str) -> None:
        """Say what is in the way."""
        self.add_error(None, why)
