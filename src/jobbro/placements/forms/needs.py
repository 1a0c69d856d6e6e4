"""Part 4: needs, in the words that the citizen has released to the company."""

from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jobbro.citizens.queries import FactView
from jobbro.placements.forms.section import Part, Section, valid_values
from jobbro.placements.queries.legal import Surroundings
from jobbro.placements.queries.planning import Choices
from jobbro.placements.record import NeedLine, Record


class NeedForm(forms.Form):
    """Whether a released need matters here, and how it is met."""

    matters = forms.BooleanField(label=_("Har betydning her"), required=False)
    handled_by = forms.CharField(
        label=_("Sådan tager I hensyn"),
        widget=forms.Textarea(attrs={"data-text-check": "letter_company"}),
        max_length=2000,
        required=False,
    )
    suits_tasks = forms.CharField(label=_("Opgaver, der går fint"), max_length=500, required=False)


class NeedsForm(forms.Form):
    """What goes for the whole workplace."""

    no_needs = forms.BooleanField(label=_("Vi har talt om det: der skal ikke tages særlige hensyn"), required=False)
    special_planning = forms.CharField(
        label=_("Skal arbejdet planlægges på en særlig måde?"),
        widget=forms.Textarea(attrs={"data-text-check": "letter_company"}),
        max_length=5000,
        required=False,
    )


class NeedsSection(Section):
    """Needs."""

    template: ClassVar[str] = "placements/plan/needs.html"

    def __init__(self, record: Record, choices: Choices, around: Surroundings, data: QueryDict | None = None) -> None:
        super().__init__(record, choices, around, data)
        self.form = NeedsForm(data, initial={"no_needs": record.no_needs, "special_planning": record.special_planning})
        chosen = {need.fact_id: need for need in record.needs}
        self.lines: list[tuple[FactView, NeedForm]] = []
        for fact in choices.released_needs:
            need = chosen.get(fact.id)
            first: dict[str, Any] = (
                {"matters": True, "handled_by": need.handled_by, "suits_tasks": need.suits_tasks}
                if need
                else {"handled_by": fact.measure}
            )
            self.lines.append((fact, NeedForm(data, prefix=f"need-{fact.id}", initial=first)))

    @property
    def parts(self) -> list[Part]:
        """The form and a form for each released need."""
        return [self.form, *(form for _fact, form in self.lines)]

    def is_valid(self) -> bool:
        """«No needs» cannot be true beside a need that matters or a special way of planning the work."""
        valid = super().is_valid()
        if not valid or not self.form.cleaned_data["no_needs"]:
            return valid
        if any(form.cleaned_data["matters"] for _f, form in self.lines):
            self.form.add_error("no_needs", _("Du har valgt et hensyn ovenfor. Vælg det ene eller det andet."))
        if self.form.cleaned_data["special_planning"].strip():
            self.form.add_error(
                "no_needs", _("Nedenfor står, hvordan arbejdet skal planlægges. Fjern krydset, eller slet teksten.")
            )
        return not self.form.errors

    def apply(self) -> Record:
        """Put the chosen needs back, always in the released wording."""
        needs = []
        for fact, form in self.lines:
            values = valid_values(form)
            if values.get("matters"):
                needs.append(
                    NeedLine(fact.wording, values.get("handled_by", ""), values.get("suits_tasks", ""), fact.id)
                )
        return self.record.changed(**valid_values(self.form), needs=tuple(needs))
