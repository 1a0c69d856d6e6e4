"""A person's word that a rule set has been read against the law."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_ENOUGH = 30
CHANGED_MEANWHILE = gettext_lazy("Sættet er ændret, siden du åbnede siden. Læs det igen, før du skriver under.")


class SignOffForm(forms.Form):
    """What was compared with which source, in the signer's own words, and a tick."""

    statement = forms.CharField(
        label=gettext_lazy("Hvad har du sammenlignet, og med hvilken kilde?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Skriv lov og paragraf, hvor du læste den, og hvilken dag. Alle kan læse det."),
    )
    has_read = forms.BooleanField(label=gettext_lazy("Jeg har læst hver linje i sættet og sammenlignet den med kilden"))
    set_version = forms.CharField(max_length=32, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, version: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.version = version

    def clean(self) -> dict[str, Any]:
        """Refuse a signature on a wording that is not the one that lies here now."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("set_version") != self.version:
            self.add_error(None, CHANGED_MEANWHILE)
        return data

    def clean_statement(self) -> str:
        """Return the statement, when it says more than that all is well."""
        text: str = self.cleaned_data["statement"]
        if len(text) < _ENOUGH:
            raise forms.ValidationError(_("Skriv både, hvad du har læst, og hvor."))
        return text
