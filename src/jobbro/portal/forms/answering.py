"""The few words that come with an answer to an agreement."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbro.domain.language.privacy import MAIL, PHONE, PrivateSpot
from jobbro.library import texts
from jobbro.library.writing_files import privacy_scan
from jobbro.placements.models import MeansSense


class AnswerForm(forms.Form):
    """A few words with the answer; what is private about somebody is sent back, with everything that was typed.

    `names` are those of the agreement, which say nothing private. Whoever answers may leave their own number.
    """

    comment = forms.CharField(label=_("Skriv til os"), max_length=1000, required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, names: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = names

    def clean_comment(self) -> str:
        """The words, without a CPR number and without a diagnosis or the like."""
        text: str = self.cleaned_data["comment"]
        spots = [spot for spot in privacy_scan().scan(text, allowed=self.names) if spot.topic not in {PHONE, MAIL}]
        if spots:
            raise forms.ValidationError(list(dict.fromkeys(_said(spot, text) for spot in spots)))
        return text


class ReasonForm(forms.Form):
    """Whether the reason makes sense to the citizen; `words` are those that the citizen read."""

    words = forms.CharField(widget=forms.HiddenInput, max_length=3000)
    answer = forms.ChoiceField(
        label=_("Giver det mening for dig?"),
        choices=MeansSense.choices,
        error_messages={"required": _("Vælg et svar."), "invalid_choice": _("Vælg et svar.")},
    )


def _said(spot: PrivateSpot, text: str) -> str:
    words = text[spot.start : spot.end]
    if spot.title:
        return texts().say("answer.topic", words=words, topic=spot.title)
    return texts().say(f"answer.{spot.topic}", words=words)
