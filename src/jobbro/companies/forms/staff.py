"""Forms about numbers of staff and places taken."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.companies.actions import OccupantFacts
from jobbro.companies.forms.fields import not_in_the_future
from jobbro.companies.forms.register import SOURCES
from jobbro.companies.models import FactSource, OtherOccupant, StaffMonth
from jobbro.library.danish import MONTHS
from jobbro.ui.fields import DanishDateField, DanishDecimalField


class StaffYearForm(forms.Form):
    """Twelve numbers, one a month; an empty month is a month nobody has told about."""

    source = forms.ChoiceField(label=gettext_lazy("Hvor har du det fra?"), choices=SOURCES)
    told_on = DanishDateField(label=gettext_lazy("Hvornår fik du det at vide?"))

    def __init__(self, *args: Any, months: Mapping[date, StaffMonth | None], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.months = {f"m{month.month:02d}": month for month in months}
        for name, month in self.months.items():
            row = months[month]
            self.fields[name] = DanishDecimalField(
                label=MONTHS[month.month - 1].capitalize(),
                min_value=0,
                max_digits=8,
                decimal_places=2,
                required=False,
                initial=row.ordinary_fte if row else None,
                disabled=month > today,
            )

    @property
    def stored_numbers(self) -> dict[str, Decimal | None]:
        """What is stored for each month, by the name of its field."""
        return {name: self.fields[name].initial for name in self.months}

    @property
    def month_fields(self) -> list[forms.BoundField]:
        """The fields of the months, in order."""
        return [self[name] for name in self.months]

    def clean_told_on(self) -> date:
        """Return the day it was told."""
        not_in_the_future(self.cleaned_data["told_on"], today=self.today)
        day: date = self.cleaned_data["told_on"]
        return day

    @property
    def numbers(self) -> dict[date, Decimal | None]:
        """What the valid form says, for the months that have begun."""
        return {month: self.cleaned_data[name] for name, month in self.months.items() if month <= self.today}

    @property
    def told_by(self) -> FactSource:
        """Where the numbers come from."""
        return FactSource(self.cleaned_data["source"])


class OccupantForm(forms.Form):
    """A place taken by somebody Jobbro does not hold. No name: the share is enough."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Ordning"), choices=[("", gettext_lazy("Vælg")), *OtherOccupant.Kind.choices]
    )
    weekly_hours = DanishDecimalField(
        label=gettext_lazy("Timer om ugen"), min_value=Decimal("0.01"), max_value=60, max_digits=4, decimal_places=2
    )
    starts_on = DanishDateField(label=gettext_lazy("Første dag"))
    ends_on = DanishDateField(label=gettext_lazy("Sidste dag"), required=False)
    told_on = DanishDateField(label=gettext_lazy("Hvornår fik du det at vide?"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_told_on(self) -> date:
        """Return the day it was told."""
        not_in_the_future(self.cleaned_data["told_on"], today=self.today)
        day: date = self.cleaned_data["told_on"]
        return day

    def clean(self) -> None:
        """Refuse a last day before the first."""
        super().clean()
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Den sidste dag ligger før den første."))

    @property
    def facts(self) -> OccupantFacts:
        """What the valid form says."""
        return OccupantFacts(**self.cleaned_data)
