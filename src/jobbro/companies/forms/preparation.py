"""The form about one thing to know before a contact."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.companies.actions import Finding
from jobbro.companies.forms.fields import LONG_TEXT, WordsField, not_in_the_future
from jobbro.companies.forms.register import SOURCES
from jobbro.companies.models import FactSource
from jobbro.ui.fields import DanishDateField


class PreparationForm(forms.Form):
    """A text or «ved ikke», with source and day."""

    text = WordsField(max_length=LONG_TEXT, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    is_unknown = forms.BooleanField(label=gettext_lazy("Jeg har ledt, men ved det ikke"), required=False)
    source = forms.ChoiceField(label=gettext_lazy("Hvor har du det fra?"), choices=SOURCES)
    on_day = DanishDateField(label=gettext_lazy("Hvornår?"))

    def __init__(self, *args: Any, question: str, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.fields["text"].label = question

    def clean_on_day(self) -> date:
        """Return the day it was found out."""
        not_in_the_future(self.cleaned_data["on_day"], today=self.today)
        day: date = self.cleaned_data["on_day"]
        return day

    def clean(self) -> None:
        """Ask for a text or «ved ikke», and not for both."""
        super().clean()
        if "text" not in self.cleaned_data:
            return
        text, is_unknown = self.cleaned_data["text"], self.cleaned_data.get("is_unknown")
        if not text and not is_unknown:
            self.add_error("text", _("Skriv, hvad I ved, eller sæt hak ved, at du har ledt."))
        if text and is_unknown:
            self.add_error("is_unknown", _("Du har skrevet et svar. Fjern hakket, eller slet svaret."))

    @property
    def finding(self) -> Finding:
        """What the valid form says."""
        data = self.cleaned_data
        return Finding(data["text"], data["is_unknown"], FactSource(data["source"]), data["on_day"])
