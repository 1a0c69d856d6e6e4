"""The forms about jobs of a few hours: what is wished for, a position and its tasks, and who share it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.companies.actions import PartTime, PositionFacts, TaskFacts
from jobbro.companies.forms.fields import YesNoField, no_cpr, offer_sites
from jobbro.companies.models import Activity, Company, Doer, Site, TrainingNeed, WorkTask
from jobbro.companies.queries.bundle_sums import Figures
from jobbro.domain.calendar import Weekday
from jobbro.domain.economics import Span
from jobbro.domain.fit import JobWish
from jobbro.ui.fields import DanishDecimalField
from jobbro.ui.wording import WEEKDAYS, hours

# A full week; nobody puts a job of few hours together beyond it.
MOST_HOURS = 37
_MOST_PAY, _WEEKS_OF_A_YEAR = 5000, 52
_UPPER = "_til"
_DAYS = [(number, day) for number, day in enumerate(WEEKDAYS, start=1)]
NEW_TASKS, LINES_FIRST_SHOWN = 8, 4


def _amount(label: Any, *, least: str = "0", most: int, required: bool = False, hint: Any = "") -> DanishDecimalField:
    return DanishDecimalField(
        label=label,
        min_value=Decimal(least),
        max_value=most,
        max_digits=6,
        decimal_places=2,
        required=required,
        help_text=hint,
    )


def _days(label: Any) -> "forms.TypedMultipleChoiceField":
    return forms.TypedMultipleChoiceField(
        label=label, choices=_DAYS, coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )


def _title(label: Any, *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, max_length=160, required=required, validators=[no_cpr])


class WishForm(forms.Form):
    """The hours and days that a job should have, and figures that make the sums whole. Nothing of it is kept."""

    timer = _amount(gettext_lazy("Timer om ugen"), least="1", most=MOST_HOURS, required=True)
    dage = _days(gettext_lazy("Hvilke dage?"))
    uger = _amount(gettext_lazy("Uger om året, fra"), least="1", most=_WEEKS_OF_A_YEAR)
    uger_til = _amount(gettext_lazy("Uger om året, til"), least="1", most=_WEEKS_OF_A_YEAR)
    faglaert = _amount(gettext_lazy("Faglært, timeløn fra"), least="1", most=_MOST_PAY)
    faglaert_til = _amount(gettext_lazy("Faglært, timeløn til"), least="1", most=_MOST_PAY)
    hjaelper = _amount(gettext_lazy("Ny kollega, timeløn fra"), least="1", most=_MOST_PAY)
    hjaelper_til = _amount(gettext_lazy("Ny kollega, timeløn til"), least="1", most=_MOST_PAY)
    opsyn = _amount(gettext_lazy("Hjælp om ugen, timer fra"), most=MOST_HOURS)
    opsyn_til = _amount(gettext_lazy("Hjælp om ugen, timer til"), most=MOST_HOURS)

    def clean(self) -> None:
        """Hold each upper end against its lower one, and ask for the lower where only the upper was written."""
        super().clean()
        for name in self.fields:
            low, high = self.cleaned_data.get(name), self.cleaned_data.get(f"{name}{_UPPER}")
            if high is not None and low is not None and high < low:
                self.add_error(f"{name}{_UPPER}", _("Skriv det samme som i feltet før, eller mere."))
            elif high is not None and low is None and name not in self.errors:
                self.add_error(name, _("Skriv også det laveste."))

    @property
    def spans(self) -> Iterator[tuple[BoundField, BoundField]]:
        """Each figure's two ends, side by side."""
        for name in ("uger", "faglaert", "hjaelper", "opsyn"):
            yield self[name], self[f"{name}{_UPPER}"]

    @property
    def figures_told(self) -> bool:
        """Whether any figure beside the wish was written."""
        return any(self[name].value() for name in self.fields if name not in ("timer", "dage"))

    @property
    def wish(self) -> JobWish:
        """What the valid form wishes for."""
        return JobWish(self.cleaned_data["timer"], frozenset(Weekday(day) for day in self.cleaned_data["dage"]))

    @property
    def figures(self) -> Figures:
        """What the valid form tells beside the tasks."""
        return Figures(*(self._span(name) for name in ("uger", "faglaert", "hjaelper", "opsyn")))

    def _span(self, name: str) -> Span | None:
        low, high = self.cleaned_data[name], self.cleaned_data[f"{name}{_UPPER}"]
        return None if low is None else Span.of(low, high if high is not None else low)


class PositionForm(forms.Form):
    """A position: what it is called, its hours, and what keeps the company from growing."""

    title = _title(gettext_lazy("Hvad hedder stillingen?"))
    weekly_hours = _amount(gettext_lazy("Timer om ugen"), least="0.25", most=60, required=True)
    growth_obstacle = forms.CharField(
        label=gettext_lazy("Hvad holder dem fra at vokse?"),
        max_length=300,
        required=False,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    site: "forms.ModelChoiceField[Site]" = forms.ModelChoiceField(
        label=gettext_lazy("Arbejdssted"), queryset=None, required=False, empty_label=gettext_lazy("Alle steder")
    )

    def __init__(self, *args: Any, company: Company, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_sites(self.fields["site"], company)

    @property
    def facts(self) -> PositionFacts:
        """What the valid form says."""
        return PositionFacts(**self.cleaned_data)


class PositionTasksForm(forms.Form):
    """Up to eight tasks of a position, a line each, and who does them; a line without a title says nothing."""

    doer = forms.ChoiceField(
        label=gettext_lazy("Hvem har stillingen i dag?"),
        choices=[("", gettext_lazy("Ved ikke")), *Doer.choices],
        required=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number in range(1, NEW_TASKS + 1):
            self.fields |= _task_fields(number)

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The fields line by line; an extra one is empty and may wait to be shown."""
        return [self._line(number) for number in range(1, NEW_TASKS + 1)]

    @property
    def has_extra(self) -> bool:
        """Whether a line is still waiting to be shown."""
        return any(line["is_extra"] for line in self.lines)

    def _line(self, number: int) -> dict[str, Any]:
        fields = {part: self[f"t{number}_{part}"] for part in ("title", "hours", "training", "skill", "move")}
        is_extra = number > LINES_FIRST_SHOWN and not any(field.value() for field in fields.values())
        return fields | {"number": number, "is_extra": is_extra}

    def clean(self) -> None:
        """Ask what a line with hours is about."""
        super().clean()
        for number in range(1, NEW_TASKS + 1):
            if self.cleaned_data.get(f"t{number}_hours") and not self.cleaned_data.get(f"t{number}_title"):
                self.add_error(f"t{number}_title", _("Skriv, hvad timerne går til."))

    @property
    def tasks(self) -> tuple[TaskFacts, ...]:
        """What the valid form says, one for each line with a title."""
        said = self.cleaned_data
        return tuple(
            TaskFacts(
                title=said[f"t{number}_title"],
                activity=Activity.OPERATIONS,
                weekly_hours=said[f"t{number}_hours"],
                level=WorkTask.Level.SKILLED if said[f"t{number}_skill"] else WorkTask.Level.EASY,
                training=said[f"t{number}_training"],
                doer=said["doer"],
                can_be_moved=said[f"t{number}_move"],
            )
            for number in range(1, NEW_TASKS + 1)
            if said[f"t{number}_title"]
        )


class ShareForm(forms.Form):
    """Two jobs out of one position; together with those it is shared between already they fit into it."""

    title1 = _title(gettext_lazy("Hvad hedder det første job?"))
    hours1 = _amount(gettext_lazy("Timer om ugen"), least="0.25", most=60, required=True)
    days1 = _days(gettext_lazy("Hvilke dage?"))
    title2 = _title(gettext_lazy("Hvad hedder det andet job?"))
    hours2 = _amount(gettext_lazy("Timer om ugen"), least="0.25", most=60, required=True)
    days2 = _days(gettext_lazy("Hvilke dage?"))

    def refuse_longer(self, too_many: Decimal) -> None:
        """Say how many hours too many the two jobs have."""
        words = {"hours": hours(too_many)}
        self.add_error("hours2", _("De to job fylder %(hours)s mere, end stillingen har tilbage.") % words)

    @property
    def jobs(self) -> tuple[PartTime, PartTime]:
        """What the valid form says."""
        said = self.cleaned_data
        first = PartTime(said["title1"], said["hours1"], tuple(said["days1"]))
        return first, PartTime(said["title2"], said["hours2"], tuple(said["days2"]))


class OpeningForm(forms.Form):
    """What a job opening is called."""

    title = _title(gettext_lazy("Hvad hedder jobbet?"))


def _task_fields(number: int) -> dict[str, forms.Field]:
    return {
        f"t{number}_title": _title(_("Opgave %(number)s") % {"number": number}, required=False),
        f"t{number}_hours": _amount(gettext_lazy("Timer om ugen"), least="0.01", most=60),
        f"t{number}_training": forms.ChoiceField(
            label=gettext_lazy("Oplæring"),
            choices=[("", gettext_lazy("Ved ikke")), *TrainingNeed.choices],
            required=False,
        ),
        f"t{number}_skill": forms.BooleanField(label=gettext_lazy("Kræver faget"), required=False),
        f"t{number}_move": YesNoField(label=gettext_lazy("Kan en anden overtage den?"), widget=forms.Select),
    }
