"""Part 3: purpose and goals."""

from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jobbro.placements.forms.section import Part, Section, filled, more_rows, row_set, valid_values, without
from jobbro.placements.models import Goal, Purpose
from jobbro.placements.queries.legal import Surroundings
from jobbro.placements.queries.planning import Choices
from jobbro.placements.record import GoalLine, Record
from jobbro.ui.fields import DanishDateField, DanishDecimalField

TEXT_LIMIT = 20_000


class PurposeForm(forms.Form):
    """Why this placement, for whom, and how the citizen puts it."""

    because = forms.CharField(
        label=_("Derfor bringer det dig nærmere et job"),
        widget=forms.Textarea(attrs={"data-text-check": "letter_citizen"}),
        max_length=1000,
        required=False,
        help_text=_("Skriv til borgeren, som læser det først. Begynd gerne med «Fordi»."),
    )
    purposes = forms.MultipleChoiceField(
        label=_("Lovens formål"), choices=Purpose.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    why = forms.CharField(
        label=_("Hvorfor netop denne praktik?"), widget=forms.Textarea, max_length=TEXT_LIMIT, required=False
    )
    contribution = forms.CharField(
        label=_("Hvad kan arbejdspladsen bidrage med?"), widget=forms.Textarea, max_length=TEXT_LIMIT, required=False
    )
    citizen_words = forms.CharField(
        label=_("Borgerens eget ønske, med egne ord"),
        widget=forms.Textarea(attrs={"data-text-check": False}),
        max_length=TEXT_LIMIT,
        required=False,
    )
    target_weekly_hours = DanishDecimalField(
        label=_("Timer om ugen, som I sigter mod"),
        min_value=0,
        max_value=60,
        max_digits=4,
        decimal_places=2,
        required=False,
    )


class GoalForm(forms.Form):
    """A goal, how it shows, and by when."""

    level = forms.ChoiceField(label=_("Slags"), choices=Goal.Level.choices, required=False, initial=Goal.Level.GOAL)
    text = forms.CharField(
        label=_("Mål"), max_length=2000, required=False, widget=forms.Textarea(attrs={"data-text-check": "plan"})
    )
    measure = forms.CharField(label=_("Det ses på, at"), max_length=2000, required=False)
    by_day = DanishDateField(label=_("Senest"), required=False)


GoalRows = row_set(GoalForm)


class PurposeSection(Section):
    """Purpose and goals."""

    template: ClassVar[str] = "placements/plan/purpose.html"

    def __init__(self, record: Record, choices: Choices, around: Surroundings, data: QueryDict | None = None) -> None:
        super().__init__(record, choices, around, data)
        first: dict[str, Any] = {name: getattr(record, name) for name in PurposeForm.base_fields}
        self.form = PurposeForm(data, initial=first)
        if record.is_subsidised:
            without(self.form, "purposes")
        goals = [{"level": g.level, "text": g.text, "measure": g.measure, "by_day": g.by_day} for g in record.goals]
        self.rows = GoalRows(more_rows(data, "goal"), prefix="goal", initial=goals)

    @property
    def parts(self) -> list[Part]:
        """The form and the goals."""
        return [self.form, self.rows]

    def apply(self) -> Record:
        """Put purpose and goals back."""
        values = valid_values(self.form)
        if "purposes" in values:
            values["purposes"] = tuple(values["purposes"])
        goals = tuple(
            GoalLine(row["level"] or Goal.Level.GOAL, row["text"], row["measure"], row["by_day"])
            for row in filled(self.rows)
            if row["text"]
        )
        return self.record.changed(**values, goals=goals)
