"""What a citizen says to a CV or a capsule on the own page: to each line, and to the whole."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbro.citizens.actions import LineSaid
from jobbro.citizens.forms import no_cpr
from jobbro.citizens.queries.own_approvals import Asked, AskedLine

YES, NO = "yes", "no"
LINE_ANSWERS = [(YES, _("Ja, tag den med")), (NO, _("Nej, lad den være ude"))]
WHOLE_ANSWERS = [(YES, _("Ja, det må bruges sådan")), (NO, _("Nej, ikke nu"))]


@dataclass(frozen=True, slots=True)
class LineFields:
    """A line with its two fields."""

    asked: AskedLine
    yes: forms.BoundField
    said: forms.BoundField


class LinesForm(forms.Form):
    """A yes or a no to each line, perhaps with a word."""

    shown = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, asked: Asked) -> None:
        super().__init__(data, initial={"shown": asked.shown})
        self.asked = asked
        for line in asked.lines:
            answered = "" if line.is_yes is None else YES if line.is_yes else NO
            self.fields[f"yes-{line.fact.id}"] = forms.ChoiceField(
                label=_("Må den komme med?"), choices=LINE_ANSWERS, widget=forms.RadioSelect, initial=answered
            )
            self.fields[f"said-{line.fact.id}"] = forms.CharField(
                label=_("Vil du sige noget om den?"),
                max_length=300,
                required=False,
                initial=line.said,
                validators=[no_cpr],
            )

    @property
    def lines(self) -> list[LineFields]:
        """The lines with their fields, in the order of the paper."""
        held = ((line, self[f"yes-{line.fact.id}"], self[f"said-{line.fact.id}"]) for line in self.asked.lines)
        return [LineFields(*one) for one in held]

    def answers(self) -> dict[UUID, LineSaid]:
        """What was said to each line."""
        said = self.cleaned_data
        ids = (line.fact.id for line in self.asked.lines)
        return {one: LineSaid(said[f"yes-{one}"] == YES, said[f"said-{one}"]) for one in ids}


class WholeForm(forms.Form):
    """A yes or a no to the whole."""

    yes = forms.ChoiceField(label=_("Må det bruges sådan?"), choices=WHOLE_ANSWERS, widget=forms.RadioSelect)
    said = forms.CharField(
        label=_("Vil du sige noget til din konsulent?"),
        max_length=1000,
        required=False,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    shown = forms.CharField(max_length=64, widget=forms.HiddenInput)
