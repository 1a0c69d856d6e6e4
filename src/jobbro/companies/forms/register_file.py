"""A file of companies on its way in."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbro.companies.forms.fields import not_in_the_future
from jobbro.ui.fields import DanishDateField

MOST_BYTES = 10_000_000


class RegisterFileForm(forms.Form):
    """The file, and the day on which what it says was true."""

    file = forms.FileField(
        label=_("Fil med virksomheder"),
        allow_empty_file=True,
        help_text=_("CSV eller Excel med overskrifterne CVR og Navn, eller registrets egen JSON. Højst 10 MB."),
        error_messages={"required": _("Vælg filen først.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.json,.jsonl,.ndjson"}),
    )
    told_on = DanishDateField(label=_("Hvilken dag er oplysningerne fra?"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_file(self) -> Any:
        """Return the file when it is no larger than a page may wait for."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            text = _("Filen er over 10 MB. Del den, eller bed driften indlæse den med kommandoen import_companies.")
            raise forms.ValidationError(text, code="size")
        return file

    def clean_told_on(self) -> date:
        """Return the day of the register's words."""
        not_in_the_future(self.cleaned_data["told_on"], today=self.today)
        day: date = self.cleaned_data["told_on"]
        return day
