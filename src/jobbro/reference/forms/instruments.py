"""What can be asked for in the list of instruments; it stands in the address."""

from django import forms
from django.utils.translation import gettext_lazy

from jobbro.reference.forms.rules import DayForm


class InstrumentSearchForm(DayForm):
    """Words and day."""

    q = forms.CharField(label=gettext_lazy("Søg"), max_length=200, required=False)

    @property
    def words(self) -> str:
        """The words to look for; none when they cannot be used."""
        return getattr(self, "cleaned_data", {}).get("q", "")
