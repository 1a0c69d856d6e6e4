"""What each estimate for a company asks for. It is sent as a form, never in the address, and nothing is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.calculators.forms.rates import EARLIEST, LATEST, amount_field
from jobbro.domain.economics import (
    Estimate,
    MovedWork,
    Recruitment,
    Span,
    freed_time,
    recruitment_cost,
    yearly_pay,
)
from jobbro.domain.rules import NoRuleInForce, Rulebook
from jobbro.ui.fields import DanishDateField, DanishDecimalField

_PERCENT = Decimal(100)
_MINUTES = Decimal(60)
_WEEKS_OF_A_YEAR = 52
_UPPER = "_til"
_FIRST_DAY = gettext_lazy("Tal og satser, der gælder den")


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together, in rows; the legend says what they are about."""

    legend: str
    rows: tuple[tuple[BoundField, ...], ...]


class EstimateForm(forms.Form):
    """The day of the assumptions and whose paper it is; each estimate adds its own figures.

    A field called `x_til` is the upper end of `x`, and may be left out. `SECTIONS` is the order on the page, `CARD`
    says which field begins with which fact of a company's card, and `RULES` with which rule.
    """

    SECTIONS: ClassVar[tuple[tuple[Any, tuple[tuple[str, ...], ...]], ...]] = ()
    CARD: ClassVar[dict[str, str]] = {}
    RULES: ClassVar[dict[str, str]] = {}

    virksomhed = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)
    den = DanishDateField(label=_FIRST_DAY, required=False)

    def __init__(self, *args: Any, today: date, rulebook: Rulebook, card: dict[str, str], **options: Any) -> None:
        begun = _values(self.RULES, rulebook, today)
        begun |= {field: card[fact] for field, fact in self.CARD.items() if card.get(fact)}
        options["initial"] = {
            "den": today,
            "antal": 1,
            "maaneder": 12,
            "virksomhed": card.get("virksomhed", ""),
        } | begun
        super().__init__(*args, **options)
        self.today, self.rulebook = today, rulebook
        for name, field in self.fields.items():
            if name.endswith(_UPPER):
                field.label = _("%(label)s, til") % {
                    "label": str(self.fields[name.removesuffix(_UPPER)].label).removesuffix(_(", fra"))
                }

    def clean_den(self) -> date:
        """Return the day; today when none was written."""
        day: date = self.cleaned_data["den"] or self.today
        if not EARLIEST <= day <= LATEST:
            raise forms.ValidationError(_("Vælg en dag mellem 1990 og 2060."))
        return day

    def clean(self) -> None:
        """Hold each upper end against its lower one."""
        for name in self.fields:
            low, high = self.cleaned_data.get(name), self.cleaned_data.get(f"{name}{_UPPER}")
            if low is not None and high is not None and high < low:
                self.add_error(f"{name}{_UPPER}", _("Skriv det samme som i feltet før, eller mere."))

    def ask_for(self, name: str, words: str) -> None:
        """Say that a field is needed after all, unless it is filled or has been complained of."""
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, words)

    def estimate(self) -> Estimate:
        """Work out a valid form."""
        raise NotImplementedError

    @property
    def things(self) -> str:
        """What the company counts in, in Danish; empty when nothing was chosen."""
        return ""

    def sections(self) -> Iterator[Section]:
        """The fields as they stand on the page."""
        for legend, rows in self.SECTIONS:
            yield Section(str(legend), tuple(tuple(self[name] for name in row) for row in rows))

    def span(self, name: str, otherwise: int = 0) -> Span:
        """From and to as one span; the same figure when only one was written."""
        low, high = self.cleaned_data[name], self.cleaned_data[f"{name}{_UPPER}"]
        given = [Decimal(figure) for figure in (low, high) if figure is not None]
        return Span.of(*given) if given else Span.of(otherwise)

    def shares(self, name: str) -> Span:
        """From and to, written in percent, as shares; the whole when nothing was written."""
        percent = self.span(name, otherwise=100)
        return Span(percent.low / _PERCENT, percent.high / _PERCENT)

    def own_share(self, name: str) -> Decimal | None:
        """A percent that was written, as a share."""
        percent = self.cleaned_data[name]
        return None if percent is None else percent / _PERCENT


def _values(rules: dict[str, str], rulebook: Rulebook, today: date) -> dict[str, Any]:
    """What the rules say today, by the fields that begin with them; a share as percent, an unknown one left out."""
    begun = {}
    for field, rule_id in rules.items():
        try:
            value = rulebook.value_of(rule_id, on_date=today)
        except NoRuleInForce:
            continue
        begun[field] = value.number * _PERCENT if value.unit == "share" else value.number
    return begun


def up_to(most: int) -> DanishDecimalField:
    """The upper end of the field before it."""
    return amount_field("", most=most, required=False)


def percent_field(label: Any = "", help_text: Any = "") -> DanishDecimalField:
    """A share, written in percent with up to three decimals, as tax rates are."""
    return amount_field(label, most=100, required=False, help_text=help_text, places=3)


def count_field(label: Any = "", *, least: int = 0, most: int, required: bool = True) -> forms.IntegerField:
    """A whole number between two limits."""
    control = forms.NumberInput(attrs={"data-size": "number"})
    return forms.IntegerField(label=label, min_value=least, max_value=most, required=required, widget=control)


class RecruitmentForm(EstimateForm):
    """What it costs to hire somebody (R-026)."""

    RULES = {
        "uger": "recruitment.weeks.low",
        "uger_til": "recruitment.weeks.high",
        "procent": "recruitment.share.low",
        "procent_til": "recruitment.share.high",
        "fejl": "recruitment.failed",
    }
    CARD = {"timer": "normtimer"}
    SECTIONS = (
        (gettext_lazy("Stillingen"), (("aarsloen",), ("timeloen", "timer"), ("antal", "forloeb"))),
        (gettext_lazy("Forudsætninger"), (("uger", "uger_til"), ("procent", "procent_til"), ("fejl",), ("den",))),
    )
    aarsloen = amount_field(
        gettext_lazy("Bruttoløn om året"),
        least=1,
        most=5_000_000,
        required=False,
        help_text=gettext_lazy("Eller skriv timeløn og timer."),
    )
    timeloen = amount_field(gettext_lazy("Timeløn"), least=1, most=5000, required=False)
    timer = amount_field(gettext_lazy("Timer om ugen"), least=1, most=60, required=False)
    antal = count_field(gettext_lazy("Antal ansættelser"), least=1, most=500)
    forloeb = amount_field(gettext_lazy("Det tilbudte forløb koster virksomheden"), most=5_000_000, required=False)
    uger = amount_field(gettext_lazy("Ugers løn, fra"), most=104, required=False)
    uger_til = up_to(104)
    procent = percent_field(gettext_lazy("Procent af årslønnen, fra"))
    procent_til = percent_field()
    fejl = amount_field(gettext_lazy("En, der går galt, koster"), most=5_000_000, required=False)

    def clean(self) -> None:
        """Ask for the pay of a year, or what it can be counted from."""
        super().clean()
        data = self.cleaned_data
        if not self.errors and data["aarsloen"] is None and None in (data["timeloen"], data["timer"]):
            self.add_error("aarsloen", _("Skriv lønnen om året, eller både timeløn og timer."))

    def estimate(self) -> Estimate:
        """Two ranges and the price of a failed one."""
        data = self.cleaned_data
        case = Recruitment(
            yearly_pay=data["aarsloen"]
            if data["aarsloen"] is not None
            else yearly_pay(data["timeloen"], data["timer"]),
            hires=data["antal"],
            weeks=(data["uger"], data["uger_til"]),
            shares=(self.own_share("procent"), self.own_share("procent_til")),
            failed=data["fejl"],
            offer_cost=data["forloeb"],
        )
        return recruitment_cost(case, self.rulebook, on_date=data["den"])


class FreedTimeForm(EstimateForm):
    """What moved tasks free (R-034)."""

    CARD = {"timer": "opgavetimer", "uger": "uger", "uger_til": "uger_til"} | {
        f"{field}{end}": f"{fact}{end}"
        for field, fact in (("faglaert", "faglaertloen"), ("hjaelper", "hjaelperloen"), ("opsyn", "opsynstimer"))
        for end in ("", _UPPER)
    }
    SECTIONS = (
        (
            gettext_lazy("Opgaverne, der flyttes"),
            (("gange", "timer"), ("uger", "uger_til"), ("frigjort", "frigjort_til")),
        ),
        (
            gettext_lazy("Udgift pr. time for virksomheden"),
            (("faglaert", "faglaert_til"), ("hjaelper", "hjaelper_til"), ("opsyn", "opsyn_til")),
        ),
        (gettext_lazy("I virksomhedens egen enhed"), (("enhed", "maal"), ("enhedstid", "enhedstid_til"))),
    )
    den = None  # type: ignore[assignment]  # no rate and no rule is used
    gange = amount_field(
        gettext_lazy("Gange om ugen"),
        least=1,
        most=50,
        required=False,
        help_text=gettext_lazy("Lad stå tomt, når timerne er for hele ugen."),
    )
    timer = amount_field(
        gettext_lazy("Timer hver gang"), most=168, help_text=gettext_lazy("Eller timer om ugen i alt.")
    )
    uger = amount_field(gettext_lazy("Uger om året, fra"), least=1, most=_WEEKS_OF_A_YEAR)
    uger_til = up_to(_WEEKS_OF_A_YEAR)
    frigjort = percent_field(
        gettext_lazy("Frigjort til faget i procent, fra"), help_text=gettext_lazy("Tomt betyder alle.")
    )
    frigjort_til = percent_field()
    faglaert = amount_field(
        gettext_lazy("Faglært, fra"), least=1, most=5000, help_text=gettext_lazy("Løn med pension og ferie.")
    )
    faglaert_til = up_to(5000)
    hjaelper = amount_field(
        gettext_lazy("Ny kollega, fra"), most=5000, help_text=gettext_lazy("Løn med pension og ferie.")
    )
    hjaelper_til = up_to(5000)
    opsyn = amount_field(
        gettext_lazy("Timers hjælp om ugen, fra"),
        most=60,
        required=False,
        help_text=gettext_lazy("Fra faglærte. Tomt betyder ingen."),
    )
    opsyn_til = up_to(60)
    enhed = forms.ChoiceField(
        label=gettext_lazy("Hvad kan tiden bruges til?"),
        required=False,
        choices=[
            ("", gettext_lazy("Vælg, hvis du vil")),
            ("huse", gettext_lazy("flere huse")),
            ("kunder", gettext_lazy("flere kunder")),
            ("ordrer", gettext_lazy("flere ordrer")),
            ("opgaver", gettext_lazy("flere opgaver")),
        ],
    )
    maal = forms.ChoiceField(
        label=gettext_lazy("Tiden er skrevet i"),
        choices=[("timer", gettext_lazy("timer")), ("minutter", gettext_lazy("minutter"))],
        required=False,
    )
    enhedstid = amount_field(gettext_lazy("Tid til én, fra"), most=100_000, required=False)
    enhedstid_til = up_to(100_000)

    def clean(self) -> None:
        """Ask how long a unit takes when one is chosen."""
        super().clean()
        if self.cleaned_data.get("enhed"):
            self.ask_for("enhedstid", _("Skriv, hvor lang tid én tager."))

    @property
    def things(self) -> str:
        """What the freed time can be used for."""
        return str(self.cleaned_data["enhed"])

    @property
    def unit_hours(self) -> Span | None:
        """The hours that one of the company's own unit takes; None when no unit was chosen."""
        data = self.cleaned_data
        if not data["enhed"]:
            return None
        hours, time = _MINUTES if data["maal"] == "minutter" else Decimal(1), self.span("enhedstid")
        return Span(time.low / hours, time.high / hours)

    def estimate(self) -> Estimate:
        """Hours and kroner, and the company's own unit."""
        data = self.cleaned_data
        work = MovedWork(
            hours=data["timer"],
            times=data["gange"] or Decimal(1),
            weeks=self.span("uger"),
            skilled=self.span("faglaert"),
            helper=self.span("hjaelper"),
            kept=self.shares("frigjort"),
            supervision=self.span("opsyn"),
            unit_hours=self.unit_hours,
        )
        return freed_time(work)
