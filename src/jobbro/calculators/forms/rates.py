"""What each calculation of rates asks for. All of it stands in the address, and none of it is about a person."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.domain.economics import (
    Benefit,
    Calculation,
    Employer,
    FlexibleJob,
    HoursAnswer,
    Journey,
    PaidWork,
    SubsidisedJob,
    SubsidyPlan,
    flexible_pay,
    income_of_hours,
    subsidy_by_month,
    travel_allowance,
    wage_subsidy,
)
from jobbro.domain.rules import Rulebook
from jobbro.ui.fields import DanishDateField, DanishDecimalField

EARLIEST, LATEST = date(1990, 1, 1), date(2060, 12, 31)
EMPLOYERS = [
    (Employer.PRIVATE.value, gettext_lazy("Privat virksomhed")),
    (Employer.PUBLIC.value, gettext_lazy("Offentlig arbejdsplads")),
    (Employer.PENSION.value, gettext_lazy("Privat virksomhed, borgeren får førtidspension")),
]

_BENEFITS = [
    (Benefit.CASH.value, gettext_lazy("Kontanthjælp, satsen er ikke kendt")),
    (Benefit.CASH_BASIC.value, gettext_lazy("Kontanthjælp, grundsats eller mindstesats")),
    (Benefit.CASH_RAISED.value, gettext_lazy("Kontanthjælp, forhøjet sats")),
    (Benefit.CASH_AT_HOME.value, gettext_lazy("Kontanthjælp, hjemmeboende")),
    (Benefit.UNEMPLOYMENT.value, gettext_lazy("Dagpenge")),
    (Benefit.FLEXIBLE.value, gettext_lazy("Ledighedsydelse, og timerne bliver et fleksjob")),
    (Benefit.SICKNESS.value, gettext_lazy("Sygedagpenge")),
    (Benefit.RESOURCE.value, gettext_lazy("Ydelse i jobafklaring eller ressourceforløb")),
    (Benefit.REVALIDATION.value, gettext_lazy("Revalidering")),
    (Benefit.PENSION.value, gettext_lazy("Førtidspension")),
    (Benefit.NONE.value, gettext_lazy("Ingen ydelse")),
]
# The groups of LAB § 6 say which benefit to begin with; a group that may have several is left to be chosen.
_BENEFIT_OF_GROUP = {
    "1": Benefit.UNEMPLOYMENT,
    **dict.fromkeys(("2", "3", "4", "4a", "5"), Benefit.CASH),
    **dict.fromkeys(("6", "6a"), Benefit.SICKNESS),
    **dict.fromkeys(("7", "7a", "8"), Benefit.RESOURCE),
    "9": Benefit.FLEXIBLE,
    "10": Benefit.REVALIDATION,
    "11": Benefit.PENSION,
    **dict.fromkeys(("12a", "12b"), Benefit.NONE),
}
# The talk about paid hours begins small; these three are always shown.
_SHOWN_HOURS = (Decimal(2), Decimal(5), Decimal(10))


def amount_field(
    label: Any, *, most: int, least: int = 0, required: bool = True, help_text: Any = "", places: int = 2
) -> DanishDecimalField:
    """A number between two limits, with two decimals unless told otherwise."""
    return DanishDecimalField(
        label=label,
        min_value=Decimal(least),
        max_value=Decimal(most),
        max_digits=9,
        decimal_places=places,
        required=required,
        help_text=help_text,
    )


class CalculationForm(forms.Form):
    """The day whose rates are used; each calculation adds its own figures."""

    den = DanishDateField(label=gettext_lazy("Satser, der gælder den"), required=False)

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.order_fields([*(name for name in self.fields if name != "den"), "den"])

    def clean_den(self) -> date:
        """Return the day; today when none was written."""
        day: date = self.cleaned_data["den"] or self.today
        if not EARLIEST <= day <= LATEST:
            raise forms.ValidationError(_("Vælg en dag mellem 1990 og 2060."))
        return day

    def calculate(self, rulebook: Rulebook) -> Calculation:
        """Work out a valid form."""
        raise NotImplementedError

    def months(self, rulebook: Rulebook) -> SubsidyPlan | None:
        """What a valid form gives month by month; None where a calculation has no months."""
        return None


class WageSubsidyForm(CalculationForm):
    """A job with løntilskud."""

    arbejdsgiver = forms.ChoiceField(label=gettext_lazy("Arbejdsgiver"), choices=EMPLOYERS)
    timer = amount_field(gettext_lazy("Timer om ugen"), most=60)
    uger = amount_field(gettext_lazy("Antal uger"), most=520)
    timeloen = amount_field(
        gettext_lazy("Virksomhedens lønudgift pr. time"),
        most=5000,
        required=False,
        help_text=gettext_lazy("Så kan du se, om tilskuddet er en for stor del af lønnen."),
    )
    start = DanishDateField(
        label=gettext_lazy("Første dag i jobbet"),
        required=False,
        help_text=gettext_lazy("Så kommer tilskuddet måned for måned, hver dag med dagens sats."),
    )

    def clean_start(self) -> date | None:
        """Return the first day, if any, within the years of the rates."""
        day: date | None = self.cleaned_data["start"]
        if day is not None and not EARLIEST <= day <= LATEST:
            raise forms.ValidationError(_("Vælg en dag mellem 1990 og 2060."))
        return day

    def calculate(self, rulebook: Rulebook) -> Calculation:
        """Subsidy by hour, week and period."""
        return wage_subsidy(self._job, rulebook, on_date=self.cleaned_data["den"])

    def months(self, rulebook: Rulebook) -> SubsidyPlan | None:
        """The subsidy of each month from the first day, when there is one."""
        first = self.cleaned_data["start"]
        return subsidy_by_month(self._job, rulebook, first_day=first) if first else None

    @property
    def _job(self) -> SubsidisedJob:
        data = self.cleaned_data
        return SubsidisedJob(Employer(data["arbejdsgiver"]), data["timer"], data["uger"], data["timeloen"])


class FlexiblePayForm(CalculationForm):
    """A fleksjob."""

    loen = amount_field(
        gettext_lazy("Løn om måneden"), most=500_000, help_text=gettext_lazy("Med pension, for de timer der arbejdes.")
    )
    fuld_loen = amount_field(
        gettext_lazy("Fuldtidslønnen i jobbet om måneden"),
        most=500_000,
        required=False,
        help_text=gettext_lazy("Løn og tilskud kan ikke blive mere end den."),
    )

    def calculate(self, rulebook: Rulebook) -> Calculation:
        """Subsidy a month."""
        data = self.cleaned_data
        return flexible_pay(FlexibleJob(data["loen"], data["fuld_loen"]), rulebook, on_date=data["den"])


class TravelForm(CalculationForm):
    """A daily journey."""

    kilometer = amount_field(
        gettext_lazy("Kilometer om dagen"), most=2000, help_text=gettext_lazy("Frem og tilbage tilsammen.")
    )
    dage = forms.IntegerField(label=gettext_lazy("Antal dage"), min_value=0, max_value=400)

    def calculate(self, rulebook: Rulebook) -> Calculation:
        """Allowance for all days."""
        data = self.cleaned_data
        return travel_allowance(Journey(data["kilometer"], data["dage"]), rulebook, on_date=data["den"])


class PaidHoursForm(CalculationForm):
    """A few paid hours a week beside a benefit."""

    ydelse = forms.ChoiceField(label=gettext_lazy("Ydelse i dag"), choices=_BENEFITS)
    timeloen = amount_field(
        gettext_lazy("Timeløn før skat"), most=1000, least=1, help_text=gettext_lazy("Spørg virksomheden.")
    )
    ydelse_nu = amount_field(
        gettext_lazy("Ydelsen om måneden før skat"),
        most=60_000,
        required=False,
        help_text=gettext_lazy("Så bliver svaret mere sikkert. Tallet bliver ikke gemt."),
    )
    timer = amount_field(gettext_lazy("Andre timer om ugen"), most=37, least=0, required=False)

    @staticmethod
    def benefit_of(group: str) -> str:
        """The benefit to begin with for a target group's code; empty when the group does not tell."""
        return _BENEFIT_OF_GROUP.get(group, "")

    def answer(self, rulebook: Rulebook) -> HoursAnswer:
        """The change in a month's income at 2, 5 and 10 hours a week, and at the hours that were written."""
        data = self.cleaned_data
        work = PaidWork(Benefit(data["ydelse"]), data["timeloen"], data["ydelse_nu"])
        hours = sorted({*_SHOWN_HOURS, *([data["timer"]] if data["timer"] else [])})
        return income_of_hours(work, hours, rulebook, on_date=data["den"])
