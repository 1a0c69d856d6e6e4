"""Forms of a note: its words, a correction, and what is unclear in it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.citizens.forms import no_cpr
from jobbro.citizens.queries.sourced import FactSentence
from jobbro.domain.observing import with_lines
from jobbro.meetings.actions import NoteDetails
from jobbro.meetings.actions.notes import READERS
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
    facts = forms.MultipleChoiceField(
        label=gettext_lazy("Hvilke fakta skal med?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("De bliver sat ind med kilde og dato, når du gemmer, og før din vurdering."),
        error_messages={"invalid_choice": gettext_lazy("Et faktum er ændret imens. Vælg igen.")},
    )

    def __init__(
        self, data: Any = None, *, facts: Sequence[FactSentence] = (), initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self._offered = {str(one.id): one for one in facts}
        if facts:
            self.fields["facts"].choices = [(key, one.line) for key, one in self._offered.items()]  # type: ignore[attr-defined]
        else:
            del self.fields["facts"]

    def clean(self) -> dict[str, Any]:
        """Put the chosen facts into the note, when whoever reads it may read them."""
        typed = super().clean() or self.cleaned_data
        chosen = [self._offered[key] for key in typed.pop("facts", [])]
        if not chosen or not {"text", "reader"} <= set(typed):
            return typed
        readers = READERS[NoteReader(typed["reader"])]
        if shut := [one for one in chosen if not one.may_reach(readers)]:
            words = _("«%(fact)s» er ikke åbent for den, du skriver til. Del det under Fakta først.")
            self.add_error("facts", [words % {"fact": one.fact.wording} for one in shut])
            return typed
        text = with_lines(typed["text"], [one.line for one in chosen])
        if len(text) > LONGEST_NOTE:
            self.add_error("facts", _("Så bliver notatet for langt. Vælg færre fakta, eller kort teksten ned."))
            return typed
        try:
            no_bare_percentage(text)
        except ValidationError as bare:
            self.add_error("facts", bare)
        return typed | {"text": text}

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
