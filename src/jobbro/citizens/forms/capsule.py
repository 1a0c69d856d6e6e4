"""What the citizen says yes to pass on, line by line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jobbro.citizens.actions import CapsuleDetails, CapsuleQuestion
from jobbro.citizens.forms.entry import no_cpr
from jobbro.citizens.models import ApprovalWay, CapsulePart
from jobbro.citizens.queries.capsule import likely_part
from jobbro.citizens.queries.facts import FactView, words_hash
from jobbro.ui.fields import DanishDateField

LASTS = timedelta(days=90)
LONGEST = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class OfferedLine:
    """A fact with its two fields."""

    fact: FactView
    agreed: forms.BoundField
    part: forms.BoundField


class CapsuleForm(forms.Form):
    """A tick for each line, the next step, the last day, and how the citizen said yes."""

    next_step = forms.CharField(
        label=_("Det næste, I har aftalt"),
        max_length=500,
        required=False,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Hvem gør hvad, og hvornår? Borgeren skal kunne sige ja til det."),
    )
    expires_on = DanishDateField(label=_("Gælder til og med"))
    way = forms.ChoiceField(
        label=_("Hvordan sagde borgeren ja?"),
        choices=[one for one in ApprovalWay.choices if one[0] != ApprovalWay.OWN_PAGE],
        widget=forms.RadioSelect,
    )
    shown = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, facts: Iterable[FactView], today: date) -> None:
        self.facts, self.today = tuple(facts), today
        super().__init__(data, initial={"expires_on": today + LASTS, "shown": words_hash(self.facts)})
        # When the citizen is to answer on the own page, nobody says yes here.
        self.fields["way"].required = data is None or "ask" not in data
        for fact in self.facts:
            self.fields[f"agreed-{fact.id}"] = forms.BooleanField(label=_("Borgeren siger ja"), required=False)
            self.fields[f"part-{fact.id}"] = forms.ChoiceField(
                label=_("Hvor hører det til?"), choices=CapsulePart, initial=likely_part(fact).value
            )

    @property
    def lines(self) -> list[OfferedLine]:
        """The facts with their fields, in the order of the page."""
        return [OfferedLine(fact, self[f"agreed-{fact.id}"], self[f"part-{fact.id}"]) for fact in self.facts]

    def clean_expires_on(self) -> date:
        """A story is told on for a while and not for ever."""
        day: date = self.cleaned_data["expires_on"]
        if not self.today < day <= self.today + LONGEST:
            raise ValidationError(_("Vælg en dag, der kommer, og højst et år frem."), code="range")
        return day

    def clean(self) -> dict[str, Any]:
        """Something is passed on."""
        typed = super().clean() or self.cleaned_data
        if not any(typed.get(f"agreed-{fact.id}") for fact in self.facts):
            raise ValidationError(_("Sæt kryds ved mindst én linje, som borgeren siger ja til."), code="none")
        return typed

    def details(self) -> CapsuleDetails:
        """Return what the citizen said yes to."""
        said = self.cleaned_data
        return CapsuleDetails(self._chosen(), said["expires_on"], ApprovalWay(said["way"]), said["next_step"])

    def question(self) -> CapsuleQuestion:
        """Return what the citizen is to be asked about on the own page."""
        said = self.cleaned_data
        return CapsuleQuestion(self._chosen(), said["expires_on"], said["next_step"])

    def _chosen(self) -> dict[UUID, CapsulePart]:
        said = self.cleaned_data
        return {one.id: CapsulePart(said[f"part-{one.id}"]) for one in self.facts if said[f"agreed-{one.id}"]}
