"""The form about what moves around the companies."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.companies.actions import SurroundingsFacts
from jobbro.companies.forms.fields import no_cpr
from jobbro.companies.models import SurroundingsNote
from jobbro.library.danish import MONTHS
from jobbro.ui.fields import DanishDateField

_MONTHS = [("", gettext_lazy("Hele året")), *enumerate(MONTHS, start=1)]


class CodesField(forms.CharField):
    """Beginnings of codes with commas or spaces between; kept as digits with one space, the same only once."""

    def __init__(self, *, most: int, message: Any, **options: Any) -> None:
        super().__init__(max_length=160, required=False, **options)
        self.most, self.message = most, message
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def clean(self, value: Any) -> str:
        """Return the codes in their order.

        :raises ValidationError: for something that is no beginning of such a code
        """
        parts = [part.replace(".", "") for part in re.split(r"[\s,;]+", super().clean(value)) if part]
        if any(not re.fullmatch(rf"[0-9]{{1,{self.most}}}", part) for part in parts):
            raise forms.ValidationError(self.message, code="invalid")
        codes = " ".join(sorted(set(parts)))
        if len(codes) > 120:
            raise forms.ValidationError(_("Der er for mange. Skriv i stedet en kortere begyndelse."), code="many")
        return codes


class SurroundingsForm(forms.Form):
    """What moves, whom it concerns, and until when; the last day must be said."""

    words = forms.CharField(
        label=gettext_lazy("Hvad rører sig?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    topic = forms.ChoiceField(
        label=gettext_lazy("Hvad handler det om?"),
        choices=SurroundingsNote.Topic.choices,
        widget=forms.RadioSelect,
    )
    branches = CodesField(
        label=gettext_lazy("Branchekoder"),
        most=6,
        message=gettext_lazy("En branchekode er op til seks cifre. Sæt komma mellem flere koder."),
    )
    areas = CodesField(
        label=gettext_lazy("Postnumre"),
        most=4,
        message=gettext_lazy("Et postnummer er op til fire cifre. Sæt komma mellem flere."),
    )
    season_from = forms.TypedChoiceField(
        label=gettext_lazy("Sæson fra"), choices=_MONTHS, coerce=int, empty_value=None, required=False
    )
    season_to = forms.TypedChoiceField(
        label=gettext_lazy("Sæson til og med"), choices=_MONTHS, coerce=int, empty_value=None, required=False
    )
    valid_from = DanishDateField(label=gettext_lazy("Vises fra"))
    valid_to = DanishDateField(label=gettext_lazy("Vises til og med"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_words(self) -> str:
        """Return the words, which name no citizen."""
        words: str = self.cleaned_data["words"]
        no_cpr(words)
        return words

    def clean(self) -> dict[str, Any]:
        """Keep the days and the months in order."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = said.get("valid_from"), said.get("valid_to")
        if last and last < self.today:
            self.add_error("valid_to", _("Dagen er gået. Skriv en dag, der kommer."))
        elif first and last and last < first:
            self.add_error("valid_to", _("Den sidste dag ligger før den første."))
        if (said.get("season_from") is None) != (said.get("season_to") is None):
            missing = "season_to" if said.get("season_to") is None else "season_from"
            self.add_error(missing, _("Vælg både sæsonens første og sidste måned."))
        return said

    @property
    def facts(self) -> SurroundingsFacts:
        """What the valid form says."""
        return SurroundingsFacts(**self.cleaned_data)
