"""The two ways to ask whether a sheet is genuine: what stands on the paper, or the file."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOST_BYTES = 5_000_000


class SheetCheckForm(forms.Form):
    """A number with its code, or a file."""

    number = forms.CharField(label=gettext_lazy("Arkets nummer"), max_length=40, required=False)
    code = forms.CharField(label=gettext_lazy("Kontrolkode"), max_length=40, required=False)
    file = forms.FileField(label=gettext_lazy("Eller filen"), required=False, allow_empty_file=True)

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two, and for a file that can be one of ours."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        file = said.get("file")
        if file is not None and file.size > MOST_BYTES:
            self.add_error("file", _("Filen er større, end et af vores ark kan være."))
        elif file is None and not said.get("number"):
            self.add_error("number", _("Skriv nummeret fra arket, eller vælg filen."))
        elif file is None and not said.get("code"):
            self.add_error("code", _("Skriv koden, der står under nummeret."))
        return said
