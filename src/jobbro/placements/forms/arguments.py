"""What is put into arguments and dialogue starters for one company. It is sent as a form, and nothing is kept."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from jobbro.calculators.forms import FreedTimeForm
from jobbro.companies.forms.responsibility import refuse_private
from jobbro.domain.economics import Estimate, MovedWork, Span, freed_time
from jobbro.placements.queries.arguments import Given
from jobbro.placements.queries.examples import Example
from jobbro.ui.wording import hours, plural

_NOT_HERE = Span(Decimal(0), Decimal(0))


class ArgumentForm(FreedTimeForm):
    """Hours, weeks and the company's own unit as the estimate of freed time asks for them, without pay.

    All of it may be left out: an argument that lacks a figure says which.
    """

    SECTIONS: ClassVar[tuple[tuple[Any, tuple[tuple[str, ...], ...]], ...]] = (  # type: ignore[assignment]
        (_("Småopgaverne"), (("gange", "timer"), ("uger", "uger_til"))),
        (_("I virksomhedens egen enhed"), (("enhed", "maal"), ("enhedstid", "enhedstid_til"))),
    )
    frigjort = frigjort_til = faglaert = faglaert_til = None  # type: ignore[assignment]  # no kroner here
    hjaelper = hjaelper_til = opsyn = opsyn_til = None  # type: ignore[assignment]
    saeson = forms.CharField(
        label=_("Hvilken sæson nærmer sig?"),
        max_length=60,
        required=False,
        validators=[refuse_private],
        help_text=_("For eksempel havesæsonen eller julehandlen."),
    )
    eksempel = forms.ChoiceField(label=_("Eksempel på samme størrelse"), required=False)

    def __init__(self, *args: Any, examples: tuple[Example, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("timer", "uger"):
            self.fields[name].required = False
        self.fields["eksempel"].choices = [  # type: ignore[attr-defined]
            ("", _t("Det nyeste")),
            *((one.key, one.label) for one in examples),
        ]

    def given(self) -> Given:
        """What a valid form says."""
        season = self.cleaned_data["saeson"]
        return Given(
            found=self._freed(),
            things=self.things,
            rhythm=self._rhythm(),
            season=season[:1].upper() + season[1:],
            example=self.cleaned_data["eksempel"],
        )

    def _rhythm(self) -> str:
        """«3 gange om ugen, 4 timer ad gangen»; empty until both are told."""
        times, each = self.cleaned_data.get("gange"), self.cleaned_data.get("timer")
        if not times or not each:
            return ""
        said = {"times": plural(times, _t("gang"), _t("gange")), "hours": hours(each)}
        return _t("%(times)s om ugen, %(hours)s ad gangen") % said

    def _freed(self) -> Estimate | None:
        """The hours and units that the small tasks come to; None while nobody has said how long they take."""
        data = self.cleaned_data
        if not data.get("timer"):
            return None
        return freed_time(
            MovedWork(
                hours=data["timer"],
                times=data["gange"] or Decimal(1),
                weeks=self.span("uger"),
                skilled=_NOT_HERE,
                helper=_NOT_HERE,
                unit_hours=self.unit_hours,
            )
        )
