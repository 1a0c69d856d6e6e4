"""The municipality's own rate for a rule whose value was not found."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.accounts.actions import NewRate
from jobbro.accounts.queries import shipped_value
from jobbro.domain.rules import Rule, Unit
from jobbro.reference.forms.rules import EARLIEST, LATEST
from jobbro.ui.fields import DanishDateField, DanishDecimalField

_DIGITS = {
    "max_digits": gettext_lazy("Skriv højst otte cifre før kommaet."),
    "max_decimal_places": gettext_lazy("Skriv højst fire decimaler."),
    "max_whole_digits": gettext_lazy("Skriv højst otte cifre før kommaet."),
    "min_value": gettext_lazy("En sats kan ikke være under nul."),
}
_ADDRESS = gettext_lazy("Skriv hele adressen på siden, for eksempel https://www.retsinformation.dk/…")


class LocalRateForm(forms.Form):
    """A rate with its first day and its source. A share is typed in percent, as it is read."""

    value = DanishDecimalField(
        label=gettext_lazy("Satsen"), min_value=0, max_digits=12, decimal_places=4, error_messages=_DIGITS
    )
    starts_on = DanishDateField(label=gettext_lazy("Gælder fra"))
    source_title = forms.CharField(label=gettext_lazy("Kildens navn"), max_length=200)
    source_section = forms.CharField(
        label=gettext_lazy("Sted i kilden"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Fx «§ 68» eller «tabel 2»."),
    )
    source_url = forms.CharField(
        label=gettext_lazy("Link til kilden"),
        max_length=500,
        validators=[URLValidator(schemes=["http", "https"], message=_ADDRESS)],
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    source_published = DanishDateField(label=gettext_lazy("Kildens dato"), required=False)

    def __init__(self, *args: Any, rule: Rule, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.rule, self.today = rule, today
        if self.is_share:
            self.fields["value"].label = _("Andelen i procent")

    @property
    def is_share(self) -> bool:
        """Whether the rule's value is a share, which is typed in percent and kept as a part of one."""
        return self.rule.unit is Unit.SHARE

    def clean_value(self) -> Decimal:
        """Return the value in the unit of the rule."""
        value: Decimal = self.cleaned_data["value"]
        if not self.is_share:
            return value
        if value > 100:
            raise forms.ValidationError(_("En andel kan højst være 100 procent."))
        if value != round(value, 2):
            raise forms.ValidationError(_("Skriv højst to decimaler."))
        return value / 100

    def clean_starts_on(self) -> date:
        """Return the first day, where the shipped rulebook knows no value."""
        day: date = self.cleaned_data["starts_on"]
        if not EARLIEST <= day <= LATEST:
            raise forms.ValidationError(_("Vælg en dag mellem 1990 og 2060."))
        if shipped_value(self.rule.id, on_date=day) is not None:
            raise forms.ValidationError(_("Den dag er værdien kendt i regelsættet. Vælg en dag, hvor den mangler."))
        return day

    def clean_source_published(self) -> date | None:
        """Return the day of the source, which nobody can have read before it was there."""
        day: date | None = self.cleaned_data["source_published"]
        if day is not None and day > self.today:
            raise forms.ValidationError(_("Kilden kan ikke være skrevet senere end i dag."))
        return day

    @property
    def rate(self) -> NewRate:
        """What the valid form says."""
        data = self.cleaned_data
        return NewRate(
            rule_id=self.rule.id,
            starts_on=data["starts_on"],
            value=data["value"],
            source_title=data["source_title"],
            source_url=data["source_url"],
            source_section=data["source_section"],
            source_published=data["source_published"],
        )
