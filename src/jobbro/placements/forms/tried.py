"""How a course ended and what was learned; a course from before Jobbro is told whole (R-103)."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jobbro.citizens.forms import no_cpr
from jobbro.placements.actions.tried import EarlierCourse, Outcome
from jobbro.placements.models import TriedKind, TriedOutcome
from jobbro.ui.fields import DanishDateField


class OutcomeForm(forms.Form):
    """The outcome of any course."""

    outcome = forms.ChoiceField(label=_("Hvordan gik det?"), choices=TriedOutcome.choices, widget=forms.RadioSelect)
    ended_because = forms.CharField(
        label=_("Hvorfor endte det?"),
        max_length=500,
        required=False,
        help_text=_("Skriv, hvad der skete på arbejdspladsen. Skriv ikke om helbred."),
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    learned = forms.CharField(
        label=_("Hvad lærte I?"),
        max_length=2000,
        help_text=_("Hvad virkede, hvad virkede ikke, og hvad gør I næste gang?"),
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    source = forms.CharField(
        label=_("Hvem fortæller det?"),
        max_length=120,
        help_text=_("For eksempel borgeren selv, et notat eller virksomheden."),
        validators=[no_cpr],
    )
    source_on = DanishDateField(label=_("Hvornår blev det fortalt?"))

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"source_on": today})
        self._today = today

    def clean(self) -> dict[str, Any]:
        """Ask why a course was interrupted, and for a day that has come."""
        told = super().clean() or {}
        if told.get("outcome") == TriedOutcome.INTERRUPTED and not told.get("ended_because"):
            self.add_error("ended_because", _("Skriv, hvorfor forløbet blev afbrudt."))
        for name in ("source_on", "starts_on", "ends_on"):
            if (day := told.get(name)) and day > self._today:
                self.add_error(name, ValidationError(_("Dagen er ikke kommet endnu."), code="future"))
        return told

    @property
    def told(self) -> Outcome:
        """The outcome of a valid form."""
        told = self.cleaned_data
        return Outcome(
            TriedOutcome(told["outcome"]), told["learned"], told["source"], told["source_on"], told["ended_because"]
        )


class EarlierCourseForm(OutcomeForm):
    """A course from before Jobbro, or one that others had."""

    kind = forms.ChoiceField(label=_("Hvad slags forløb?"), choices=TriedKind.choices)
    workplace = forms.CharField(label=_("Hvor?"), max_length=120, validators=[no_cpr])
    work = forms.CharField(
        label=_("Hvilket arbejde?"),
        max_length=200,
        required=False,
        help_text=_("For eksempel «ufaglært, pakkede varer»."),
        validators=[no_cpr],
    )
    purpose = forms.CharField(label=_("Hvad var formålet?"), max_length=500, required=False, validators=[no_cpr])
    starts_on = DanishDateField(label=_("Første dag"))
    ends_on = DanishDateField(label=_("Sidste dag"), required=False)
    field_order = ("kind", "workplace", "work", "purpose", "starts_on", "ends_on")

    def clean(self) -> dict[str, Any]:
        """Ask for a last day that does not lie before the first."""
        told = super().clean()
        if (first := told.get("starts_on")) and (last := told.get("ends_on")) and last < first:
            self.add_error("ends_on", _("Sidste dag ligger før første dag."))
        return told

    @property
    def course(self) -> EarlierCourse:
        """The course of a valid form."""
        told = self.cleaned_data
        return EarlierCourse(
            kind=TriedKind(told["kind"]),
            **{name: told[name] for name in ("workplace", "starts_on", "ends_on", "work", "purpose")},
        )
