"""What can be asked for in the list of rules and on a card; all of it stands in the address."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.reference.queries.listing import SCOPES, RuleFilter
from jobbro.ui.fields import DanishDateField

EARLIEST, LATEST = date(1990, 1, 1), date(2060, 12, 31)
_BROKEN = {"invalid_choice": gettext_lazy("Adressen er ikke hel. Begynd forfra i listen.")}


class DayForm(forms.Form):
    """The day whose rules are shown; none means today."""

    den = DanishDateField(label=gettext_lazy("Gælder den"), required=False, help_text=gettext_lazy("dd-mm-åååå"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_den(self) -> date | None:
        """Return the day, if it is one that a rule can be asked about."""
        day: date | None = self.cleaned_data["den"]
        if day is not None and not EARLIEST <= day <= LATEST:
            raise forms.ValidationError(_("Vælg en dag mellem 1990 og 2060."))
        return day

    @property
    def day(self) -> date:
        """The day asked about; today when none, or none that can be read, was written."""
        if not self.is_valid() and "den" in self.errors:
            return self.today
        return self.cleaned_data.get("den") or self.today


class RuleFilterForm(DayForm):
    """Words, day, instrument and scope."""

    q = forms.CharField(label=gettext_lazy("Søg"), max_length=200, required=False)
    ordning = forms.ChoiceField(label=gettext_lazy("Ordning"), required=False, error_messages=_BROKEN)
    vis = forms.ChoiceField(choices=[(scope, scope) for scope in SCOPES], required=False, error_messages=_BROKEN)

    def __init__(self, *args: Any, instruments: tuple[str, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["ordning"].choices = [("", ""), *((name, name) for name in instruments)]  # type: ignore[attr-defined]

    @property
    def asked(self) -> RuleFilter:
        """What can be used of the address; what cannot is left out and told as an error beside its field."""
        day, data = self.day, getattr(self, "cleaned_data", {})
        return RuleFilter(day, data.get("q", ""), data.get("ordning", ""), data.get("vis", ""))
