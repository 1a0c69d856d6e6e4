"""One date: the day on which something happened, or the day to which a follow-up is moved."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbro.ui.fields import DanishDateField


class HappenedForm(forms.Form):
    """The day on which something happened; today unless something else is written."""

    on_day = DanishDateField(label=_("Dato"))

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"on_day": today})
        self.today = today

    def clean_on_day(self) -> date:
        """What has happened is not in the future."""
        day: date = self.cleaned_data["on_day"]
        if day > self.today:
            raise forms.ValidationError(_("Datoen ligger i fremtiden. Skriv den dag, det skete."))
        return day


class HeldForm(HappenedForm):
    """When a follow-up was held."""

    on_day = DanishDateField(label=_("Hvornår holdt I den?"))


class KeptForm(HappenedForm):
    """When the company was followed up."""

    on_day = DanishDateField(label=_("Hvornår fulgte I op?"))


class MoveForm(forms.Form):
    """The new day; not one that has passed."""

    to = DanishDateField(label=_("Hvilken dag i stedet?"))

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data)
        self.today = today

    def clean_to(self) -> date:
        """A meeting that is still to come is on a day to come."""
        day: date = self.cleaned_data["to"]
        if day < self.today:
            raise forms.ValidationError(_("Dagen er gået. Vælg i dag eller en dag, der kommer."))
        return day
