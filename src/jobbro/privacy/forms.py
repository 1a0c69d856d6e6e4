"""Cleaning what an auditor types."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jobbro.library.danish import MONTHS
from jobbro.privacy.models import SampleScope, Verdict
from jobbro.ui.fields import DanishDateField


def read_head(text: str) -> tuple[int, str] | None:
    """Read NUMBER:HASH; nothing is no head.

    :raises ValueError: when it is neither
    """
    if not text.strip():
        return None
    found = re.fullmatch(r"(\d{1,18}):([0-9a-f]{64})", text.strip().lower())
    if found is None:
        raise ValueError("not a head")
    return int(found[1]), found[2]


class HeadForm(forms.Form):
    """The end of the log as it was kept elsewhere."""

    head = forms.CharField(
        label=_("Gemt nummer og kontrolsum"),
        max_length=100,
        required=False,
        help_text=_("Det, som du gemte sidst. Så ses det også, om noget er skåret af i enden."),
    )

    def clean_head(self) -> tuple[int, str] | None:
        """Return number and hash, or nothing."""
        try:
            return read_head(self.cleaned_data["head"])
        except ValueError as problem:
            raise ValidationError(_("Skriv det som nummer, kolon og de 64 tegn."), code="head") from problem


class DrawForm(forms.Form):
    """Which looks to draw."""

    month = forms.ChoiceField(label=_("Måned"))
    scope = forms.ChoiceField(label=_("Træk fra"), choices=SampleScope.choices, widget=forms.RadioSelect)
    size = forms.IntegerField(label=_("Antal opslag"), min_value=1, max_value=200)

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"scope": SampleScope.NOT_BY_CASE, "size": 20})
        self.fields["month"].choices = [  # type: ignore[attr-defined]
            (month.isoformat(), f"{MONTHS[month.month - 1]} {month.year}") for month in _latest_months(today)
        ]

    def clean_month(self) -> date:
        """Return the first day of the month."""
        return date.fromisoformat(self.cleaned_data["month"])


class ReviewForm(forms.Form):
    """The auditor's answer on a drawn look."""

    verdict = forms.ChoiceField(label=_("Svar"), choices=Verdict.choices)
    note = forms.CharField(label=_("Hvad fandt du ud af?"), max_length=500, required=False)


class HandOverForm(forms.Form):
    """Who asks for the case, since when, and what the one who read it through wants out as well."""

    asked_by = forms.ChoiceField(
        label=_("Hvem har bedt om sagen?"),
        choices=(
            ("citizen", _("Borgeren selv")),
            ("proxy", _("En, borgeren har givet fuldmagt")),
            ("guardian", _("Borgerens værge")),
        ),
        widget=forms.RadioSelect,
    )
    asked_on = DanishDateField(label=_("Hvornår kom ønsket?"))
    by_hand = forms.CharField(
        label=_("Andre ord, der skal ud"),
        max_length=4000,
        required=False,
        help_text=_("Ét navn eller ét udtryk på hver linje. Det bliver fjernet overalt i filen."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"asked_on": today})
        self._today = today

    def clean_asked_on(self) -> date:
        """Return the day, which has come."""
        day: date = self.cleaned_data["asked_on"]
        if day > self._today:
            raise ValidationError(_("Dagen er ikke kommet endnu."), code="future")
        return day

    def clean_by_hand(self) -> tuple[str, ...]:
        """Return the words, one entry a line; a single letter would empty the file."""
        lines = tuple(line.strip() for line in self.cleaned_data["by_hand"].splitlines() if line.strip())
        if any(len(line) < 2 for line in lines):
            raise ValidationError(_("Skriv mindst to bogstaver på hver linje."), code="short")
        return lines

    @property
    def asked_by_words(self) -> str:
        """Who asks, as the one who hands over chose it."""
        field: Any = self.fields["asked_by"]
        return str(dict(field.choices)[self.cleaned_data["asked_by"]])


def _latest_months(today: date) -> list[date]:
    """This month and the twelve before it."""
    ends = today.year * 12 + today.month - 1
    return [date(count // 12, count % 12 + 1, 1) for count in range(ends, ends - 13, -1)]
