"""A spreadsheet of citizens on its way in: the file, what its columns mean, and what is mended on the page.

Between two looks the rows travel sealed in the page itself: nothing is kept on the server before the citizens are made,
and nobody can read a number out of the page.
"""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbro.accounts.models import Team, User
from jobbro.citizens import cpr as numbers
from jobbro.citizens.forms.people import ColleagueField, NewCitizenForm
from jobbro.documents.reading import MOST_LETTERS, Rows
from jobbro.ui.fields import DanishDateField

_MEANINGS = [
    ("", _("Tag ikke med")),
    ("full_name", _("Hele navnet")),
    ("first_name", _("Fornavn")),
    ("last_name", _("Efternavn")),
    ("cpr", _("CPR-nummer")),
    ("phone", _("Telefon")),
    ("email", _("Mail")),
    ("group", _("Målgruppe")),
    ("group_since", _("I målgruppen fra")),
]


def row_form(values: Mapping[str, str], *, today: date) -> NewCitizenForm:
    """Read a row of the file as the form of a new citizen would, without team and colleagues: they are for all."""
    nobody = User.objects.none()
    return NewCitizenForm(
        values, today=today, teams=Team.objects.none(), consultants=nobody, caseworkers=nobody, may_hand_over=False
    )


class SealBroken(ValueError):
    """The rows in the page are not what was sealed there."""


def sealed(rows: Rows, *, by: User) -> str:
    """The rows as a text that only this installation and this colleague can open."""
    key = uuid4()
    return f"{key.hex}.{base64.b64encode(numbers.seal(json.dumps([by.pk, rows]), citizen_id=key)).decode()}"


def unsealed(text: str, *, by: User) -> Rows:
    """The rows that `sealed` hid.

    :raises SealBroken: when they were changed, or sealed for somebody else
    """
    key, _dot, hidden = text.partition(".")
    try:
        owner, rows = json.loads(numbers.unseal(base64.b64decode(hidden, validate=True), citizen_id=UUID(key)))
    except (numbers.CannotUnseal, binascii.Error, ValueError) as problem:
        raise SealBroken from problem
    if owner != by.pk:
        raise SealBroken
    return tuple(tuple(row) for row in rows)


def mended(rows: Rows, posted: Mapping[str, str]) -> Rows:
    """The rows with what was typed on the page: `ret-3-1` is the second cell of the fourth row below the headings."""
    cells = {
        (number + 1, column): posted.get(f"ret-{number}-{column}")
        for number in range(len(rows) - 1)
        for column in range(len(rows[0]))
        if f"ret-{number}-{column}" in posted
    }
    return tuple(
        tuple(
            " ".join(str(cells.get((number, column), cell)).split())[:MOST_LETTERS] for column, cell in enumerate(row)
        )
        for number, row in enumerate(rows)
    )


class FileForm(forms.Form):
    """The spreadsheet."""

    file = forms.FileField(
        label=_("Regneark"),
        allow_empty_file=True,
        help_text=_("Excel (.xlsx) eller CSV, højst 500 borgere. Første række er overskrifter."),
        error_messages={"required": _("Vælg filen først.")},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


class ImportForm(forms.Form):
    """What the columns mean, and what holds for every row."""

    consultant = ColleagueField(
        label=_("Virksomhedskonsulent for dem alle"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Ingen endnu"),
    )
    group_since = DanishDateField(label=_("I målgruppen fra, når filen ikke siger det"), required=False)
    skip = forms.BooleanField(label=_("Spring de rækker over, der mangler noget"), required=False)

    def __init__(self, *args: Any, headings: Sequence[str], consultants: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.headings = headings
        self.fields["consultant"].queryset = consultants  # type: ignore[attr-defined]
        for number, heading in enumerate(headings):
            label = _("Kolonne {number}: {heading}").format(number=number + 1, heading=heading or "–")
            self.fields[f"kolonne-{number}"] = forms.ChoiceField(label=label, choices=_MEANINGS, required=False)

    def columns(self) -> list[Any]:
        """The fields that say what each column is."""
        return [self[f"kolonne-{number}"] for number in range(len(self.headings))]

    def meaning(self) -> tuple[str, ...]:
        """What each column of a valid form is; empty for one that is left out."""
        return tuple(self.cleaned_data[f"kolonne-{number}"] for number in range(len(self.headings)))

    def clean(self) -> dict[str, Any]:
        """A thing has one column, and a citizen has a name."""
        data = super().clean() or {}
        chosen = [data.get(f"kolonne-{number}", "") for number in range(len(self.headings))]
        for number, field in enumerate(chosen):
            if field and field in chosen[:number]:
                self.add_error(f"kolonne-{number}", _("En anden kolonne er allerede valgt til det."))
        if "full_name" not in chosen and not {"first_name", "last_name"} <= set(chosen):
            self.add_error(None, _("Vælg, hvor navnet står: hele navnet, eller både fornavn og efternavn."))
        return data
