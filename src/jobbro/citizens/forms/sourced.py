"""A fact with its source: words, or hours with norm and period. A percentage alone is refused."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.citizens.actions import SourcedDetails
from jobbro.citizens.forms.entry import no_cpr
from jobbro.citizens.models import Fact
from jobbro.domain.calendar import CalendarError, Period
from jobbro.domain.observing import Attendance, AttendanceError, AttendanceErrorCode
from jobbro.library.fact_type_files import Counted, FactType
from jobbro.ui.fields import DanishDateField, DanishDecimalField

_KEPT = Decimal("0.0001")
LONGEST_DAYS = 3660
_WRONG_HOURS = {
    AttendanceErrorCode.NOTHING_AGREED: ("norm", gettext_lazy("Skriv et timetal over 0.")),
    AttendanceErrorCode.NEGATIVE: ("hours", gettext_lazy("Så mange timer er der ikke i perioden.")),
    AttendanceErrorCode.MORE_THAN_THE_DAYS_HOLD: ("hours", gettext_lazy("Så mange timer er der ikke i perioden.")),
    AttendanceErrorCode.NORM_DOES_NOT_FIT: ("norm", gettext_lazy("Timetallet om ugen passer ikke til perioden.")),
}


class SourcedForm(forms.Form):
    """A fact of one type; which fields it asks follows from the type."""

    value = forms.CharField(max_length=300, validators=[no_cpr])
    percent = DanishDecimalField(
        label=gettext_lazy("Procent"),
        required=False,
        min_value=Decimal(0),
        max_value=Decimal(100),
        max_digits=5,
        decimal_places=2,
        help_text=gettext_lazy("Skriv procent eller timer. Vi gemmer timerne."),
    )
    hours = DanishDecimalField(
        label=gettext_lazy("Timer"), required=False, min_value=Decimal(0), max_digits=6, decimal_places=2
    )
    norm = DanishDecimalField(
        label=gettext_lazy("Aftalte timer om ugen"),
        required=False,
        min_value=Decimal("0.01"),
        max_value=Decimal(168),
        max_digits=5,
        decimal_places=2,
    )
    first_day = DanishDateField(label=gettext_lazy("Fra"), required=False)
    last_day = DanishDateField(label=gettext_lazy("Til"), required=False)
    source = forms.CharField(
        label=gettext_lazy("Hvem eller hvad siger det?"),
        max_length=200,
        validators=[no_cpr],
        help_text=gettext_lazy("For eksempel «svendebrev», «borgeren selv» eller «timesedler fra virksomheden»."),
    )
    noted_on = DanishDateField(label=gettext_lazy("Hvornår fik vi det at vide?"))

    def __init__(self, data: Any = None, *, of: FactType, today: date, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.of, self.today = of, today
        self.attendance: Attendance | None = None
        if of.counts:
            del self.fields["value"]
            hours = _("Timer med fravær") if of.counts is Counted.ABSENCE else _("Timer mødt")
            self.fields["hours"].label = hours
            return
        for name in ("percent", "hours", "norm", "first_day", "last_day"):
            del self.fields[name]
        self.fields["value"].label = of.ask
        if of.example:
            self.fields["value"].help_text = _("For eksempel «%(example)s».") % {"example": of.example}

    def clean(self) -> dict[str, Any]:
        """Hours stand with norm and period, and nobody was told something tomorrow."""
        typed = super().clean() or self.cleaned_data
        if typed.get("noted_on") and typed["noted_on"] > self.today:
            self.add_error("noted_on", _("Datoen ligger i fremtiden."))
        if self.of.counts:
            self._check_hours(typed)
        return typed

    def details(self) -> SourcedDetails:
        """Return what was typed."""
        typed = self.cleaned_data
        value = typed.get("value", "").rstrip(" .")
        return SourcedDetails(self.of.id, typed["source"], typed["noted_on"], value, self.attendance)

    def _check_hours(self, typed: dict[str, Any]) -> None:
        told = [name for name in ("percent", "hours") if typed.get(name) is not None]
        if not told and not {"percent", "hours"} & set(self.errors):
            self.add_error("percent", _("Skriv procent eller timer."))
        elif len(told) > 1:
            self.add_error("hours", _("Skriv enten procent eller timer, ikke begge."))
        for name in ("norm", "first_day", "last_day"):
            if typed.get(name) is None and name not in self.errors:
                self.add_error(name, _("Mangler. Uden timer om ugen og fra-til siger tallet ikke noget."))
        if not self.errors:
            self._reckon(typed)

    def _reckon(self, typed: dict[str, Any]) -> None:
        if (typed["last_day"] - typed["first_day"]).days > LONGEST_DAYS:
            self.add_error("last_day", _("Perioden er over ti år. Se efter, om datoerne er rigtige."))
            return
        try:
            self.attendance = _attendance(typed, counts=self.of.counts)
        except CalendarError:
            self.add_error("last_day", _("Slutdagen ligger før startdagen."))
        except AttendanceError as wrong:
            name, words = _WRONG_HOURS[wrong.code]
            self.add_error(name if typed.get(name) is not None else "percent", words)


def _attendance(typed: dict[str, Any], *, counts: Counted | None) -> Attendance:
    """The hours attended, from hours or a percentage of what was agreed; absence is what is left."""
    period = Period(typed["first_day"], typed["last_day"])
    agreed = typed["norm"] * period.weeks
    told = typed["hours"] if typed["percent"] is None else agreed * typed["percent"] / 100
    attended = agreed - told if counts is Counted.ABSENCE else told
    kept = attended.quantize(_KEPT, ROUND_HALF_UP)
    return Attendance(kept, agreed.quantize(_KEPT, ROUND_HALF_UP), typed["norm"], period)


def typed_from(fact: Fact, *, of: FactType) -> dict[str, Any]:
    """A fact as its form shows it; hours stand as hours."""
    row = fact.sourced
    start: dict[str, Any] = {"value": row.value, "source": row.source, "noted_on": fact.noted_on}
    if row.attended_hours is None or row.agreed_hours is None:
        return start
    told = row.agreed_hours - row.attended_hours if of.counts is Counted.ABSENCE else row.attended_hours
    return start | {
        "hours": told.quantize(Decimal("0.01"), ROUND_HALF_UP).normalize(),
        "norm": row.norm_hours,
        "first_day": row.first_day,
        "last_day": row.last_day,
    }
