"""The form about a task."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbro.companies.actions import TaskFacts
from jobbro.companies.forms.fields import LONG_TEXT, offer_sites
from jobbro.companies.models import Activity, Company, Demand, Site, WorkTask
from jobbro.ui.fields import DanishDecimalField


class TaskForm(forms.Form):
    """What is to be done, where it belongs, how much of it there is, and what it asks."""

    title = forms.CharField(label=_("Hvad er opgaven?"), max_length=160)
    activity = forms.ChoiceField(label=_("Hvor hører den til?"), choices=[("", _("Vælg")), *Activity.choices])
    level = forms.ChoiceField(
        label=_("Hvor svær er den at lære?"),
        choices=WorkTask.Level.choices,
        widget=forms.RadioSelect,
        initial=WorkTask.Level.EASY,
    )
    weekly_hours = DanishDecimalField(
        label=_("Timer om ugen"),
        min_value=Decimal("0.01"),
        max_value=168,
        max_digits=5,
        decimal_places=2,
        required=False,
    )
    when = forms.CharField(label=_("Hvornår?"), max_length=160, required=False)
    done_today_by = forms.CharField(label=_("Hvem gør det i dag?"), max_length=160, required=False)
    demands = forms.MultipleChoiceField(
        label=_("Hvad kræver den?"), choices=Demand.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    description = forms.CharField(
        label=_("Mere om opgaven"), max_length=LONG_TEXT, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    site: "forms.ModelChoiceField[Site]" = forms.ModelChoiceField(
        label=_("Arbejdssted"), queryset=None, required=False, empty_label=_("Alle steder")
    )

    def __init__(self, *args: Any, company: Company, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_sites(self.fields["site"], company)

    @property
    def facts(self) -> TaskFacts:
        """What the valid form says."""
        return TaskFacts(**self.cleaned_data | {"demands": tuple(self.cleaned_data["demands"])})
