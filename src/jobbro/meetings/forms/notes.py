"""Forms of a note: its words, a correction, and what is unclear in it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from jobbro.citizens.forms import no_cpr
from jobbro.meetings.actions import NoteDetails
from jobbro.meetings.forms.visits import PlainTextField, no_bare_percentage
from jobbro.meetings.models import Clarification, NoteForm, NotePurpose, NoteReader
from jobbro.ui.fields import DanishDateField

LONGEST_NOTE = 8000


def _note_words(label: Any) -> forms.CharField:
    return PlainTextField(
        label=label,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 16}),
        validators=[no_cpr, no_bare_percentage],
    )


class WriteNoteForm(forms.Form):
    """What a note is, to whom, and its words."""

    purpose = forms.ChoiceField(label=gettext_lazy("Anledning"), choices=NotePurpose.choices)
    form = forms.ChoiceField(label=gettext_lazy("Hvad skriver du?"), choices=NoteForm.choices)
    reader = forms.ChoiceField(
        label=gettext_lazy("Hvem skriver du til?"),
        choices=NoteReader.choices,
        help_text=gettext_lazy("Borgeren kan altid bede om at se det."),
    )
    about_day = DanishDateField(label=gettext_lazy("Dagen, det handler om"))
    text = _note_words(gettext_lazy("Notat"))

    def details(self) -> NoteDetails:
        """Return what was typed."""
        return NoteDetails(**self.cleaned_data)


class CorrectForm(forms.Form):
    """A dated correction of a note that others have read."""

    text = _note_words(gettext_lazy("Notatet, som det skal stå"))
    because = forms.CharField(
        label=gettext_lazy("Hvorfor retter du?"),
        max_length=300,
        validators=[no_cpr],
        help_text=gettext_lazy("Det står ved rettelsen. Den gamle tekst kan stadig læses."),
    )


class UnclearForm(forms.Form):
    """Words that are unclear, and what to ask."""

    unclear = forms.CharField(label=gettext_lazy("Hvad er uklart?"), max_length=300, validators=[no_cpr])
    ask = forms.CharField(
        label=gettext_lazy("Hvad vil du spørge om?"), max_length=300, required=False, validators=[no_cpr]
    )


class SettleForm(forms.Form):
    """What came of an unclear statement."""

    outcome = forms.ChoiceField(label=gettext_lazy("Hvordan gik det?"), choices=Clarification.Outcome.choices)
    answer = forms.CharField(label=gettext_lazy("Hvad kom der ud af det?"), max_length=500, validators=[no_cpr])
