"""Forms of a visit: what it was, and what was observed. They are filled in standing up, so little is required."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.citizens.forms import no_cpr
from jobbro.domain.calendar import CalendarError, Period
from jobbro.domain.observing import Attendance, AttendanceError, AttendanceErrorCode
from jobbro.meetings.actions import ObservationDetails, VisitDetails
from jobbro.meetings.actions.wording import BarePercentage, refuse_bare_percentages
from jobbro.meetings.models import OPENED_BY, HowAlone, OccasionKind, VisitObservation, WhoSaid
from jobbro.ui.fields import DanishDateField, DanishDecimalField

MOST_WORDS = 2000
READERS = [
    ("for_citizen", gettext_lazy("Borgeren")),
    ("for_caseworker", gettext_lazy("Sagsbehandleren")),
    ("for_company", gettext_lazy("Virksomheden og kontaktpersonen")),
]
FIRST_OPEN = ("for_citizen", "for_caseworker")
_HOURS = ("attended", "norm", "first_day", "last_day")
_WRONG_HOURS = {
    AttendanceErrorCode.NOTHING_AGREED: ("norm", gettext_lazy("Skriv et timetal over 0.")),
    AttendanceErrorCode.NEGATIVE: ("attended", gettext_lazy("Skriv 0 eller flere timer.")),
    AttendanceErrorCode.MORE_THAN_THE_DAYS_HOLD: ("attended", gettext_lazy("Så mange timer er der ikke i perioden.")),
    AttendanceErrorCode.NORM_DOES_NOT_FIT: (
        "agreed",
        gettext_lazy("Aftalte timer er flere, end timetallet om ugen giver i perioden."),
    ),
}


def no_bare_percentage(text: str) -> None:
    """Send a percentage of attendance back that stands without hours, norm and period."""
    try:
        refuse_bare_percentages(text)
    except BarePercentage as bare:
        words = _("«%(words)s» siger ikke, hvor mange timer det er af. Skriv timer, timer om ugen og fra-til i stedet.")
        raise ValidationError(words % {"words": bare.found[0]}, code="bare_percentage") from bare


class PlainTextField(forms.CharField):
    """Text of several lines, whose line ends count as one character as they do for whoever counts them."""

    def to_python(self, value: Any) -> str:
        """Read the text."""
        return (super().to_python(value) or "").replace("\r\n", "\n")


class HoursField(DanishDecimalField):
    """Hours; who writes a percentage is told what to write instead."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=Decimal(0), max_digits=6, decimal_places=2, required=False, **options)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """Read the hours."""
        if isinstance(value, str) and ("%" in value or "procent" in value.lower() or "pct" in value.lower()):
            raise ValidationError(_("Skriv timer, ikke procent. Vi regner procenten ud."), code="percent")
        return super().to_python(value)


def _words(label: Any, longest: int, *, rows: int = 0, required: bool = False, hint: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    checks = [no_cpr, no_bare_percentage] if rows else [no_cpr]
    return PlainTextField(
        label=label, max_length=longest, required=required, widget=widget, validators=checks, help_text=hint
    )


class VisitForm(forms.Form):
    """What it was, when, where and with whom."""

    occasion = forms.ChoiceField(label=gettext_lazy("Hvad var det?"), choices=OccasionKind.choices)
    held_on = DanishDateField(label=gettext_lazy("Dato"))
    workplace = _words(gettext_lazy("Hvor?"), 160)
    contact_name = _words(gettext_lazy("Kontaktpersonens fornavn"), 120)
    taking_part = _words(gettext_lazy("Hvem var med?"), 300, hint=gettext_lazy("Fx Thomas, Leif og Mette"))
    assessment = _words(
        gettext_lazy("Din vurdering"),
        MOST_WORDS,
        rows=3,
        hint=gettext_lazy("Den står sidst og kun i journalnotatet. Alt andet er det, du har set og hørt."),
    )

    def details(self) -> VisitDetails:
        """Return what was typed."""
        return VisitDetails(**{name: self.cleaned_data[name] for name in VisitForm.base_fields})


class HoursOfAttendance(forms.Form):
    """Hours attended of those agreed in a period; all of it or none."""

    attended = HoursField(label=gettext_lazy("Timer mødt"))
    norm = HoursField(label=gettext_lazy("Aftalte timer om ugen"))
    first_day = DanishDateField(label=gettext_lazy("Fra og med"), required=False)
    last_day = DanishDateField(label=gettext_lazy("Til og med"), required=False)
    agreed = HoursField(
        label=gettext_lazy("Aftalte timer i alt"),
        help_text=gettext_lazy("Kun hvis helligdage eller andet gør det til færre."),
    )
    excused = HoursField(label=gettext_lazy("Heraf lovligt fravær, timer"))

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.attendance: Attendance | None = None

    @property
    def has_hours(self) -> bool:
        """Whether any of the hours stand in the form, so that they are shown unfolded."""
        return any(self[name].value() or self[name].errors for name in (*_HOURS, "agreed", "excused"))

    def clean(self) -> dict[str, Any]:
        """Hours have norm and period."""
        typed = super().clean() or self.cleaned_data
        self._check_hours(typed)
        return typed

    def _check_hours(self, typed: dict[str, Any]) -> None:
        names = (*_HOURS, "agreed", "excused")
        if all(typed.get(name) is None for name in names) or any(name in self.errors for name in names):
            return
        if lacking := [name for name in _HOURS if typed.get(name) is None]:
            for name in lacking:
                self.add_error(name, _("Mangler. Timer siger først noget sammen med timer om ugen og fra-til."))
            return
        try:
            self.attendance = _attendance(typed)
        except CalendarError:
            self.add_error("last_day", _("Slutdagen ligger før startdagen."))
        except AttendanceError as wrong:
            name, words = _WRONG_HOURS[wrong.code]
            self.add_error(name, words)


class ObservationForm(HoursOfAttendance):
    """What was done, how alone, what helped, who said what, and the hours; each part may be left out."""

    done = _words(gettext_lazy("Hvad gjorde borgeren?"), 500, rows=2)
    independence = forms.ChoiceField(
        label=gettext_lazy("Hvor selvstændigt?"),
        choices=[("", gettext_lazy("Det så jeg ikke")), *HowAlone.choices],
        required=False,
    )
    helped = _words(
        gettext_lazy("Det hjalp …"),
        300,
        rows=2,
        hint=gettext_lazy("Fx at Leif viste rækkefølgen først, eller en tjekliste"),
    )
    quote = _words(gettext_lazy("Citat, som det blev sagt"), 300)
    spoken_by = forms.ChoiceField(
        label=gettext_lazy("Hvem sagde det?"),
        choices=[("", gettext_lazy("Vælg")), *WhoSaid.choices],
        required=False,
    )
    speaker = _words(gettext_lazy("Navn og rolle, når det ikke er borgeren"), 80, hint=gettext_lazy("Fx Leif, graver"))
    readers = forms.MultipleChoiceField(
        label=gettext_lazy("Hvem må se det?"),
        choices=READERS,
        required=False,
        initial=FIRST_OPEN,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Uden kryds står det kun her hos jer."),
    )
    field_order = ("done", "independence", "helped", "quote", "spoken_by", "speaker")

    def __init__(self, data: Any = None, *, citizen: str, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["done"].label = _("%(name)s …") % {"name": citizen}
        self.fields["done"].help_text = _("Fx klippede hækken ved kapellet")

    @property
    def has_quote(self) -> bool:
        """Whether a quotation stands in the form."""
        return any(self[name].value() or self[name].errors for name in ("quote", "spoken_by", "speaker"))

    def clean(self) -> dict[str, Any]:
        """Something is said, a quotation has a speaker, and hours have norm and period."""
        typed = super().clean() or self.cleaned_data
        self._check_quote(typed)
        if not self.errors and not typed["done"] and not typed["quote"] and self.attendance is None:
            self.add_error("done", _("Skriv, hvad du så eller hørte, eller timerne."))
        return typed

    def details(self) -> ObservationDetails:
        """Return what was typed."""
        typed = self.cleaned_data
        names = ("done", "independence", "helped", "quote", "spoken_by", "speaker")
        said: dict[str, Any] = {name: typed[name] for name in names}
        opened: dict[str, Any] = {name: name in typed["readers"] for name in OPENED_BY}
        return ObservationDetails(**said, **opened, attendance=self.attendance)

    def _check_quote(self, typed: dict[str, Any]) -> None:
        if not typed.get("quote"):
            typed["spoken_by"] = typed["speaker"] = ""
        elif not typed.get("spoken_by"):
            self.add_error("spoken_by", _("Skriv, hvem der sagde det."))
        elif typed["spoken_by"] == WhoSaid.CITIZEN:
            typed["speaker"] = ""
        elif not typed.get("speaker"):
            self.add_error("speaker", _("Skriv, hvem der sagde det."))


def _attendance(typed: dict[str, Any]) -> Attendance:
    period, excused = Period(typed["first_day"], typed["last_day"]), typed["excused"] or Decimal(0)
    if typed["agreed"] is None:
        return Attendance.by_norm(typed["attended"], norm=typed["norm"], period=period, excused=excused)
    return Attendance(typed["attended"], typed["agreed"], typed["norm"], period, excused)


def typed_from(row: VisitObservation) -> dict[str, Any]:
    """A row as its form shows it."""
    names = ("done", "independence", "helped", "quote", "spoken_by", "speaker", "first_day", "last_day")
    readers = [name for name in OPENED_BY if getattr(row, name)]
    hours = {"attended": row.attended_hours, "norm": row.norm_hours, "agreed": row.agreed_hours}
    return {name: getattr(row, name) for name in names} | hours | {"excused": row.excused_hours, "readers": readers}


class TextForm(forms.Form):
    """One of the five texts, field by field, as a hand leaves it."""

    def __init__(self, data: Any = None, *, fields: Iterable[tuple[str, str, int, str]]) -> None:
        super().__init__(data)
        for name, label, longest, text in fields:
            self.fields[name] = PlainTextField(
                label=label,
                max_length=longest,
                required=False,
                initial=text,
                validators=[no_cpr, no_bare_percentage],
                widget=forms.Textarea(attrs={"rows": 8}),
            )
