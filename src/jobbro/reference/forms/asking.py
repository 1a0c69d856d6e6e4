"""A question about a rule or a tool, and its answer."""

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from jobbro.library.writing_files import privacy_scan
from jobbro.reference.queries.asking import can_be_asked_about


class _Words(forms.Form):
    """Words that every colleague can read, so they tell nothing about a citizen."""

    def refuse_numbers(self, name: str) -> str:
        """Return the words; a CPR number in them is refused."""
        text: str = self.cleaned_data[name]
        if any(spot.topic == "cpr" for spot in privacy_scan().scan(text, allowed=())):
            raise forms.ValidationError(_t("Det ligner et CPR-nummer. Spørg uden at nævne borgeren."))
        return text


class QuestionForm(_Words):
    """What one wants to know."""

    about = forms.CharField(max_length=80, required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Hvad er du i tvivl om?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Alle kolleger kan læse det. Skriv intet om borgere."),
    )

    def clean_about(self) -> str:
        """It is about something that is there."""
        about: str = self.cleaned_data["about"]
        if not can_be_asked_about(about):
            raise forms.ValidationError(_t("Den regel eller det værktøj findes ikke."))
        return about

    def clean_text(self) -> str:
        """The words, without a number that belongs to a person."""
        return self.refuse_numbers("text")


class AnswerForm(_Words):
    """What the answer is."""

    answer = forms.CharField(label=_("Svar"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))

    def clean_answer(self) -> str:
        """The words, without a number that belongs to a person."""
        return self.refuse_numbers("answer")
