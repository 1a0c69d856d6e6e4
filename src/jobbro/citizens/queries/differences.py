"""What two colleagues wrote at the same time, side by side."""

from dataclasses import dataclass
from datetime import date

from django.forms import BooleanField, ChoiceField, Form, ModelChoiceField

from jobbro.accounts.models import User
from jobbro.citizens.models import Citizen, Fact


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which what was typed differs from what a colleague saved."""

    label: str
    mine: str
    theirs: str


def differences(form: Form, stored: Citizen | Fact) -> tuple[Difference, ...]:
    """Return the fields of a valid form that differ from the stored row; a CPR number is never among them."""
    return tuple(
        Difference(str(field.label), _in_words(field, mine), _in_words(field, theirs))
        for name, field in form.fields.items()
        if name not in {"cpr", "remove_cpr"} and (mine := form.cleaned_data[name]) != (theirs := getattr(stored, name))
    )


def _in_words(field: object, value: object) -> str:
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if isinstance(field, BooleanField):
        return "ja" if value else "nej"
    if isinstance(value, User):
        return value.full_name
    if isinstance(field, ChoiceField) and not isinstance(field, ModelChoiceField):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    return str(value or "–")
