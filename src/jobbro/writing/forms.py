"""What one hands over to have a text looked through."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jobbro.ui.wording import number
from jobbro.writing.models import TextReader, TextType
from jobbro.writing.queries import MOST_LETTERS


class CheckForm(forms.Form):
    """A text, what kind it is and who reads it."""

    text_type = forms.ChoiceField(label=_("Hvad er det for en tekst?"), choices=TextType)
    reader = forms.ChoiceField(label=_("Hvem læser den?"), choices=TextReader)
    text = forms.CharField(label=_("Din tekst"), strip=False, widget=forms.Textarea(attrs={"rows": 10}))

    def clean_text_type(self) -> TextType:
        """Return the type itself."""
        return TextType(self.cleaned_data["text_type"])

    def clean_reader(self) -> TextReader:
        """Return the reader itself."""
        return TextReader(self.cleaned_data["reader"])

    def clean_text(self) -> str:
        """One kind of line end, something to read, and not more than one can take in."""
        text: Any = str(self.cleaned_data["text"]).replace("\r\n", "\n")
        if not text.strip():
            raise ValidationError(_("Skriv eller indsæt en tekst."), code="required")
        if len(text) > MOST_LETTERS:
            raise ValidationError(
                _("Teksten har %(count)s tegn. Der kan tjekkes %(most)s ad gangen, så del den i flere."),
                params={"count": number(len(text)), "most": number(MOST_LETTERS)},
            )
        return text
