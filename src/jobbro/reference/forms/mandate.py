"""What a team lead lets the consultants promise."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbro.reference.actions.mandate import MandateFacts
from jobbro.reference.models import Mandate
from jobbro.ui.fields import DanishDecimalField

FREE, ASK = "free", "ask"
_TOO_LONG = _("Skriv højst otte cifre før kommaet og to efter.")


class MandateForm(forms.Form):
    """The mandate for one entry; `measure` is what its limit counts, empty when it has none."""

    rule = forms.ChoiceField(
        label=_("Må det loves uden at spørge?"),
        choices=[(FREE, _("Ja, inden for grænsen")), (ASK, _("Nej, teamlederen skal sige ja hver gang"))],
        widget=forms.RadioSelect,
    )
    limit = DanishDecimalField(
        label=_("Grænse"),
        required=False,
        min_value=0,
        max_digits=10,
        decimal_places=2,
        error_messages={
            "min_value": _("Grænsen kan ikke være under nul."),
            "max_digits": _TOO_LONG,
            "max_decimal_places": _TOO_LONG,
            "max_whole_digits": _TOO_LONG,
        },
    )
    note = forms.CharField(label=_("Bemærkning"), max_length=300, required=False)

    def __init__(self, *args: Any, measure_word: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        if measure_word:
            self.fields["limit"].help_text = measure_word.capitalize()
        else:
            del self.fields["limit"]

    @property
    def facts(self) -> MandateFacts:
        """What the valid form says."""
        data = self.cleaned_data
        return MandateFacts(needs_approval=data["rule"] == ASK, limit=data.get("limit"), note=data["note"])


def mandate_values(row: Mandate | None) -> dict[str, Any]:
    """What the form begins with."""
    if row is None:
        return {}
    return {"rule": ASK if row.needs_approval else FREE, "limit": row.limit, "note": row.note}


class AnswerTimeForm(forms.Form):
    """Within how many working days a question is answered."""

    working_days = forms.IntegerField(
        label=_("Teamlederen svarer inden for så mange arbejdsdage"),
        min_value=1,
        max_value=20,
        error_messages={
            "invalid": _("Skriv et helt tal."),
            "min_value": _("Skriv mellem 1 og 20 arbejdsdage."),
            "max_value": _("Skriv mellem 1 og 20 arbejdsdage."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
