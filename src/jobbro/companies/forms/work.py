"""The form about a task: the few things that are always asked, and what makes it possible to build a job of it."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jobbro.companies.actions import TaskFacts
from jobbro.companies.forms.fields import LONG_TEXT, YesNoField, no_cpr, offer_sites
from jobbro.companies.models import (
    Activity,
    Company,
    Demand,
    Doer,
    Frequency,
    GreenKind,
    RoleHere,
    Site,
    TrainingNeed,
    WantedAs,
    WorkTask,
)
from jobbro.ui.fields import DanishDecimalField
from jobbro.ui.wording import WEEKDAYS

_UNKNOWN = ("", _("Ved ikke"))
_DAYS = [(number, day) for number, day in enumerate(WEEKDAYS, start=1)]


def _one_of(label: Any, choices: Any, *, empty: Any = _UNKNOWN) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[empty, *choices], required=False, widget=forms.RadioSelect)


def _told(label: Any, *, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=160, required=False, help_text=hint, validators=[no_cpr])


class TaskForm(forms.Form):
    """What is to be done, where it belongs, how much of it there is, what it asks, and who does it today."""

    title = forms.CharField(label=_("Hvad er opgaven?"), max_length=160, validators=[no_cpr])
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
    when = _told(_("Hvornår?"))
    frequency = _one_of(_("Hvor tit?"), Frequency.choices)
    weekdays: "forms.TypedMultipleChoiceField" = forms.TypedMultipleChoiceField(
        label=_("Hvilke dage?"), choices=_DAYS, coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    doer = _one_of(_("Hvem gør det i dag?"), Doer.choices)
    done_today_by = _told(_("Hvilken funktion?"))
    doer_hourly_pay = DanishDecimalField(
        label=_("Deres timeløn, hvis I kender den"),
        min_value=Decimal("1"),
        max_value=Decimal("5000"),
        max_digits=6,
        decimal_places=2,
        required=False,
    )
    training = _one_of(_("Hvor meget oplæring?"), TrainingNeed.choices)
    taught_by = _told(_("Hvem kan lære den fra sig?"), hint=_("Funktionen er nok, for eksempel: lagerlederen"))
    demands = forms.MultipleChoiceField(
        label=_("Hvad kræver den?"), choices=Demand.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    can_be_moved = YesNoField(label=_("Kan en anden overtage den?"))
    wanted_as = _one_of(_("Praktik eller løn?"), WantedAs.choices)
    role_here = _one_of(_("Kerne eller støtte hos dem?"), RoleHere.choices)
    green = _one_of(_("Er det en grøn opgave?"), GreenKind.choices, empty=("", _("Nej")))
    is_bought = YesNoField(label=_("Køber de opgaven ude i byen?"))
    supplier = _told(_("Af hvem?"))
    bought_volume = _told(
        _("Hvor meget køber de?"), hint=_("For eksempel: 6 timer om ugen, eller 4.000 kr. om måneden")
    )
    would_displace = YesNoField(label=_("Vil nogen ordinært ansat miste timer, hvis den kommer hjem?"))
    description = forms.CharField(
        label=_("Mere om opgaven"),
        max_length=LONG_TEXT,
        required=False,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    site: "forms.ModelChoiceField[Site]" = forms.ModelChoiceField(
        label=_("Arbejdssted"), queryset=None, required=False, empty_label=_("Alle steder")
    )

    def __init__(self, *args: Any, company: Company, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_sites(self.fields["site"], company)

    def clean(self) -> dict[str, Any]:
        """A supplier or a volume says that the task is bought; with a «nej» beside it, one of them has to go."""
        cleaned = super().clean() or {}
        if cleaned.get("supplier") or cleaned.get("bought_volume"):
            if cleaned.get("is_bought") is False:
                self.add_error("is_bought", _now("Du har skrevet en leverandør eller en mængde. Er det et ja?"))
            cleaned["is_bought"] = True
        return cleaned

    @property
    def facts(self) -> TaskFacts:
        """What the valid form says."""
        lists = {name: tuple(self.cleaned_data[name]) for name in ("demands", "weekdays")}
        return TaskFacts(**self.cleaned_data | lists)
