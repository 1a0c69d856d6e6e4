"""What is asked when a company considers a yes: its own bottom line, and what society saves at least."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.calculators.forms.estimates import EstimateForm, count_field, percent_field, up_to
from jobbro.calculators.forms.rates import EMPLOYERS, amount_field
from jobbro.domain.economics import (
    Benefit,
    Employer,
    Estimate,
    Hired,
    Hiring,
    bottom_line,
    social_return,
)
from jobbro.ui.fields import DanishDateField

_LONGEST_JOB = 104


def _weeks(label: Any, *, least: int = 0, required: bool = False) -> forms.IntegerField:
    return count_field(label, least=least, most=_LONGEST_JOB, required=required)


class BottomLineForm(EstimateForm):
    """The company's bottom line."""

    CARD = {"timer": "opgavetimer"}
    SECTIONS = (
        (gettext_lazy("Jobbet"), (("den",), ("timer", "uger"), ("loen", "loen_til"), ("vaerdi", "vaerdi_til"))),
        (
            gettext_lazy("Oplæring og hjælp"),
            (
                ("oplaering",),
                ("udbytte", "udbytte_til"),
                ("hjaelp", "hjaelp_til"),
                ("senere", "senere_til"),
                ("kollega", "kollega_til"),
                ("start", "start_til"),
            ),
        ),
        (gettext_lazy("Løntilskud"), (("tilskud", "tilskudsuger"), ("sats",))),
    )
    den = DanishDateField(label=gettext_lazy("Første dag"), required=False)
    timer = amount_field(gettext_lazy("Timer om ugen"), least=1, most=60)
    uger = _weeks(gettext_lazy("Antal uger"), least=1, required=True)
    loen = amount_field(
        gettext_lazy("Lønudgift pr. time, fra"), most=5000, help_text=gettext_lazy("Med pension og ferie.")
    )
    loen_til = up_to(5000)
    vaerdi = amount_field(
        gettext_lazy("En times arbejde er værd, fra"),
        most=5000,
        help_text=gettext_lazy("Hvad ville I ellers betale, eller hvad bliver frigjort?"),
    )
    vaerdi_til = up_to(5000)
    oplaering = _weeks(gettext_lazy("Uger med oplæring"))
    udbytte = percent_field(
        gettext_lazy("Nået arbejde i procent, fra"), help_text=gettext_lazy("Under oplæringen. Tomt betyder alt.")
    )
    udbytte_til = percent_field()
    hjaelp = amount_field(gettext_lazy("Timers hjælp om ugen, fra"), most=60, required=False)
    hjaelp_til = up_to(60)
    senere = amount_field(gettext_lazy("Timers hjælp bagefter, fra"), most=60, required=False)
    senere_til = up_to(60)
    kollega = amount_field(gettext_lazy("En kollegas time koster, fra"), most=5000, required=False)
    kollega_til = up_to(5000)
    start = amount_field(gettext_lazy("Udgift ved start, fra"), most=1_000_000, required=False)
    start_til = up_to(1_000_000)
    tilskud = forms.ChoiceField(
        label=gettext_lazy("Tilskud"), choices=[("", gettext_lazy("Intet løntilskud")), *EMPLOYERS], required=False
    )
    tilskudsuger = _weeks(gettext_lazy("Uger med tilskud"))
    sats = amount_field(
        gettext_lazy("Tilskud pr. time, hvis I kender det"),
        most=5000,
        required=False,
        help_text=gettext_lazy("Tomt betyder reglernes sats på dagen."),
    )

    def clean(self) -> None:
        """Ask for what a chosen help or subsidy cannot be counted without."""
        super().clean()
        data = self.cleaned_data
        helped = any(data.get(name) for name in ("hjaelp", "hjaelp_til", "senere", "senere_til"))
        if helped and data.get("kollega") is None and "kollega" not in self.errors:
            self.add_error("kollega", _("Skriv, hvad en kollegas time koster."))
        if data.get("tilskud") or data.get("sats"):
            self.ask_for("tilskudsuger", _("Skriv, hvor mange uger der er tilskud."))

    def estimate(self) -> Estimate:
        """The whole period, and when it is even."""
        data = self.cleaned_data
        job = Hiring(
            weekly_hours=data["timer"],
            weeks=data["uger"],
            pay=self.span("loen"),
            worth=self.span("vaerdi"),
            colleague_pay=self.span("kollega"),
            training_weeks=data["oplaering"] or 0,
            learning=self.shares("udbytte"),
            training_help=self.span("hjaelp"),
            later_help=self.span("senere"),
            start_cost=self.span("start"),
            subsidy=Employer(data["tilskud"]) if data["tilskud"] else None,
            own_subsidy=data["sats"],
            subsidy_weeks=data["tilskudsuger"] or 0,
        )
        return bottom_line(job, self.rulebook, first_day=data["den"])


class SocialReturnForm(EstimateForm):
    """What society saves at least (R-033)."""

    RULES = {"kommuneskat": "tax.local"}
    CARD = {"timer": "jobtimer", "timeloen": "hjaelperloen"}
    SECTIONS = (
        (gettext_lazy("Jobbet"), (("timeloen", "timer"), ("maaneder", "maaneder_til"), ("tilskud",))),
        (gettext_lazy("Ydelsen før jobbet"), (("ydelse",), ("ydelse_nu", "ydelse_efter"), ("ydelsesuger",))),
        (gettext_lazy("Forudsætninger"), (("kommuneskat",), ("den",))),
    )
    timeloen = amount_field(gettext_lazy("Timeløn"), least=1, most=5000)
    timer = amount_field(gettext_lazy("Timer om ugen"), least=1, most=37)
    maaneder = count_field(gettext_lazy("Måneder i job det første år, fra"), least=1, most=12)
    maaneder_til = count_field(least=1, most=12, required=False)
    tilskud = amount_field(gettext_lazy("Tilskud til virksomheden det første år"), most=1_000_000, required=False)
    ydelse = forms.ChoiceField(
        label=gettext_lazy("Ydelse"),
        choices=[
            (Benefit.CASH.value, gettext_lazy("Kontanthjælp")),
            (Benefit.UNEMPLOYMENT.value, gettext_lazy("Dagpenge")),
            (Benefit.SICKNESS.value, gettext_lazy("Sygedagpenge")),
            (Benefit.RESOURCE.value, gettext_lazy("Ydelse i jobafklaring eller ressourceforløb")),
            (Benefit.FLEXIBLE.value, gettext_lazy("Ledighedsydelse")),
        ],
    )
    ydelse_nu = amount_field(
        gettext_lazy("Om måneden før skat"),
        least=1,
        most=60_000,
        required=False,
        help_text=gettext_lazy("Ved dagpenge kan feltet stå tomt. Så bruger vi den højeste sats."),
    )
    ydelse_efter = amount_field(
        gettext_lazy("Stadig om måneden ved siden af lønnen"),
        most=60_000,
        required=False,
        help_text=gettext_lazy("Tomt betyder intet."),
    )
    ydelsesuger = count_field(gettext_lazy("Uger på ydelse før jobbet"), most=3000, required=False)
    kommuneskat = percent_field(gettext_lazy("Kommuneskat i procent"))

    def clean(self) -> None:
        """Hold what is left of the benefit against what it was."""
        super().clean()
        before, after = self.cleaned_data.get("ydelse_nu"), self.cleaned_data.get("ydelse_efter")
        if after and "ydelse_nu" not in self.errors:
            if before is None:
                self.add_error("ydelse_nu", _("Skriv også ydelsen før jobbet."))
            elif after > before:
                self.add_error("ydelse_efter", _("Skriv højst det samme som ydelsen før jobbet."))

    def estimate(self) -> Estimate:
        """The least gain of the first year, and whose it is."""
        data = self.cleaned_data
        case = Hired(
            benefit=Benefit(data["ydelse"]),
            hourly_pay=data["timeloen"],
            weekly_hours=data["timer"],
            monthly_benefit=data["ydelse_nu"],
            left=data["ydelse_efter"] or Decimal(0),
            months=(data["maaneder"], data["maaneder_til"] or data["maaneder"]),
            benefit_weeks=data["ydelsesuger"],
            subsidy=data["tilskud"] or Decimal(0),
            local_tax=self.own_share("kommuneskat"),
        )
        return social_return(case, self.rulebook, on_date=data["den"])
