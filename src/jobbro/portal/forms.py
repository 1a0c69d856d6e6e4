"""What the holder of a link can write."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AnswerForm(forms.Form):
    """A few words with the answer."""

    comment = forms.CharField(label=_("Skriv til os"), max_length=1000, required=False, widget=forms.Textarea)
