"""What is known about a citizen, and who may read it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbro.citizens.actions import FactDetails
from jobbro.citizens.forms.entry import no_cpr
from jobbro.citizens.models import CV_SECTIONS, SECTIONS_OF_CV, WITH_SOURCE, FactKind
from jobbro.citizens.queries.sharing import ReaderChoice
from jobbro.domain.disclosure import OUTSIDE, Audience
from jobbro.ui.fields import DanishDateField

# A fact with a source is written on a page of its own.
OWN_KINDS = [choice for choice in FactKind.choices if choice[0] not in WITH_SOURCE]


class FactForm(forms.Form):
    """One thing that is known about a citizen."""

    kind = forms.ChoiceField(label=_("Hvad slags er det?"), choices=OWN_KINDS)
    wording = forms.CharField(
        label=_("Med ord, som alle må læse"),
        max_length=1000,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Skriv, hvad der virker, og ikke hvorfor. «Begynder efter kl. 9» i stedet for en diagnose."),
    )
    measure = forms.CharField(
        label=_("Hvordan kan man se det?"),
        max_length=500,
        validators=[no_cpr],
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Et mål, som kan ses eller tælles: «højst 5 kg», «pause hver time»."),
    )
    in_own_words = forms.BooleanField(label=_("Det er borgerens egne ord"), required=False)
    inner_note = forms.CharField(
        label=_("Indre note"),
        max_length=5000,
        validators=[no_cpr],
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kun for virksomhedskonsulenter og teamlederen. Kommer aldrig med på papirer eller links."),
    )
    noted_on = DanishDateField(label=_("Noteret den"))

    section = forms.ChoiceField(
        label=_("Afsnit i CV'et"),
        required=False,
        choices=[("", _("Ikke valgt endnu")), *(one for one in CV_SECTIONS if one[0] in SECTIONS_OF_CV)],
    )
    period = forms.CharField(
        label=_("Hvornår?"),
        max_length=40,
        required=False,
        validators=[no_cpr],
        help_text=_("Så præcist, som det huskes: «2015–2017» eller «siden 2020»."),
    )

    def __init__(
        self, data: Any = None, *, sees_all: bool, for_cv: bool = False, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        if not sees_all:
            del self.fields["inner_note"]
        if not for_cv:
            del self.fields["section"], self.fields["period"]

    def details(self) -> FactDetails:
        """Return what was typed."""
        return FactDetails(**self.cleaned_data)


class ReleaseForm(forms.Form):
    """Who may read a fact, as agreed with the citizen."""

    readers = forms.MultipleChoiceField(
        label=_("Hvem må læse det?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    agreed = forms.BooleanField(
        label=_("Det er aftalt med borgeren"),
        required=False,
        help_text=_("Kræves, før en arbejdsplads kan læse det. Datoen og dit navn gemmes som bevis."),
    )

    def __init__(self, data: Any = None, *, choices: Iterable[ReaderChoice], initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        offered = [
            (choice.audience.value, f"{choice.label}. {choice.meaning}") for choice in choices if not choice.never
        ]
        self.fields["readers"].choices = offered  # type: ignore[attr-defined]

    def audiences(self) -> frozenset[Audience]:
        """Return the readers who were ticked."""
        return frozenset(Audience(value) for value in self.cleaned_data["readers"])

    def clean(self) -> dict[str, Any]:
        """Only what has been agreed may reach a workplace."""
        typed = super().clean() or self.cleaned_data
        before = {Audience(value) for value in self.initial["readers"]}
        asked = {Audience(value) for value in typed.get("readers", [])}
        if (asked - before) & OUTSIDE and not typed.get("agreed"):
            self.add_error("agreed", _("Aftal det med borgeren først, og sæt så kryds her."))
        return typed
