"""The give/get sheet: rows of asks and of gains, and the support that is picked."""

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from jobbro.placements.actions.exchanging import SheetLine
from jobbro.placements.forms.section import Part, filled, more_rows
from jobbro.placements.models import GAIN_KINDS, ExchangeSide
from jobbro.placements.queries.exchanging import ExchangePage, key_of
from jobbro.ui.fields import DanishDecimalField

# As many lines as one page of paper holds.
ROWS = 8
TEXT_LIMIT = 200


class AskForm(forms.Form):
    """One thing that the company is asked for."""

    row_name = _("Ønske")
    text = forms.CharField(label=_("Vi beder om"), max_length=TEXT_LIMIT, required=False)


class GainForm(forms.Form):
    """One thing that the company gets, counted as the company counts."""

    row_name = _("Gevinst")
    gain_kind = forms.ChoiceField(
        label=_("Slags"),
        choices=[("", _("Vælg")), *((str(kind), words) for kind, words in GAIN_KINDS.items())],
        required=False,
    )
    amount = DanishDecimalField(
        label=_("Hvor meget"), max_digits=12, decimal_places=2, required=False, min_value=0, max_value=9_999_999_999
    )
    unit = forms.CharField(label=_("Virksomhedens egen enhed"), max_length=60, required=False)
    text = forms.CharField(label=_("Hvordan det sker"), max_length=TEXT_LIMIT, required=False)

    def clean(self) -> dict[str, Any]:
        """A row that says something has a kind; a number has its unit, and a unit its number."""
        values = super().clean() or {}
        kind, amount, unit = values.get("gain_kind"), values.get("amount"), values.get("unit")
        if self.errors or not any(values.get(name) not in (None, "") for name in self.fields):
            return values
        if not kind:
            self.add_error("gain_kind", _t("Vælg, hvad virksomheden får."))
        if amount is not None and amount <= 0:
            self.add_error("amount", _t("Skriv et tal over 0."))
        if amount is not None and not unit:
            self.add_error("unit", _t("Skriv, hvad tallet tæller, for eksempel timer om ugen."))
        if amount is None and (unit or not values.get("text")):
            self.add_error("amount", _t("Skriv et tal."))
        return values


class SupportForm(forms.Form):
    """What we help with, picked from what may be said to the company."""

    support = forms.MultipleChoiceField(label=_("Vi hjælper med"), widget=forms.CheckboxSelectMultiple, required=False)


def _rows(form: type[forms.Form]) -> type[forms.BaseFormSet]:
    return forms.formset_factory(form, extra=1, max_num=ROWS, validate_max=True, absolute_max=ROWS + 5)


AskRows, GainRows = _rows(AskForm), _rows(GainForm)


class ExchangeForm:
    """The three parts together. `said_against` says what in a text the company must not read."""

    def __init__(
        self, page: ExchangePage, said_against: Callable[[str], tuple[str, ...]], data: QueryDict | None = None
    ) -> None:
        self._page, self._said_against = page, said_against
        asks = [{"text": line.text} for line in page.asks]
        gains = [{"gain_kind": x.gain_kind, "amount": x.amount, "unit": x.unit, "text": x.text} for x in page.gains]
        # What is posted stands by itself: beside a stored line of the same words it would count as not written.
        self.asks = AskRows(more_rows(data, "ask"), prefix="ask", initial=None if data else asks)
        self.gains = GainRows(more_rows(data, "gain"), prefix="gain", initial=None if data else gains)
        self.support = SupportForm(data, initial={"support": [key_of(line) for line in page.support]})
        self.support.fields["support"].choices = [  # type: ignore[attr-defined]
            (key, line.text) for key, line in page.options.items()
        ]

    @property
    def parts(self) -> list[Part]:
        """Every part, in the order of the page."""
        return [self.asks, self.gains, self.support]

    def is_valid(self) -> bool:
        """Check every part, and refuse at its field what the company must not read."""
        answers = [part.is_valid() for part in self.parts]
        refused = [self._refused(row) for row in (*self.asks.forms, *self.gains.forms)]
        return all(answers) and not any(refused)

    @property
    def lines(self) -> tuple[SheetLine, ...]:
        """The lines of the valid rows; support keeps the words that may be said today."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[SheetLine]:
        yield from (SheetLine(ExchangeSide.ASK, row["text"]) for row in filled(self.asks))
        for row in filled(self.gains):
            yield SheetLine(ExchangeSide.GAIN, row["text"], row["gain_kind"], row["amount"], row["unit"])
        if self.support.is_valid():
            yield from (self._page.options[key] for key in self.support.cleaned_data["support"])

    def _refused(self, row: forms.Form) -> bool:
        for name in ("text", "unit"):
            for why in self._said_against(row.cleaned_data.get(name, "")):
                row.add_error(name, why)
        return not row.is_valid()
