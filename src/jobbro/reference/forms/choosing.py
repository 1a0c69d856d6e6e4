"""What can be chosen in the register of sources and among the tools for measuring; it stands in the address."""

from django import forms
from django.utils.translation import gettext_lazy

from jobbro import library
from jobbro.library.measuring_files import MeasuringPurpose, MeasuringTrade
from jobbro.reference.queries.sources import SCOPES

_BROKEN = {"invalid_choice": gettext_lazy("Adressen er ikke hel. Begynd forfra.")}


class SourceFilterForm(forms.Form):
    """The scope of the register."""

    vis = forms.ChoiceField(choices=[(scope, scope) for scope in SCOPES], required=False, error_messages=_BROKEN)


def _purposes() -> list[tuple[str, str]]:
    texts = library.texts()
    everything = [("", str(gettext_lazy("Alt")))]
    return everything + [(one.value, texts.say(f"measuring.purpose.{one}")) for one in MeasuringPurpose]


def _trades() -> list[tuple[str, str]]:
    texts = library.texts()
    everything = [("", str(gettext_lazy("Ved ikke")))]
    return everything + [(one.value, texts.say(f"measuring.trade.{one}")) for one in MeasuringTrade]


class MeasuringForm(forms.Form):
    """The company's trade and what the figures are for."""

    branche = forms.ChoiceField(label=gettext_lazy("Branche"), choices=_trades, required=False, error_messages=_BROKEN)
    formaal = forms.ChoiceField(
        label=gettext_lazy("Hvad skal tallene bruges til?"), choices=_purposes, required=False, error_messages=_BROKEN
    )

    @property
    def trade(self) -> MeasuringTrade | None:
        """The trade, when one was chosen."""
        chosen = self.cleaned_data.get("branche") if self.is_valid() else ""
        return MeasuringTrade(chosen) if chosen else None

    @property
    def purpose(self) -> MeasuringPurpose | None:
        """The purpose, when one was chosen."""
        chosen = self.cleaned_data.get("formaal") if self.is_valid() else ""
        return MeasuringPurpose(chosen) if chosen else None
