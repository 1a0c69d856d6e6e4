"""What the six parts of the planning page have in common."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from jobbro.library import texts
from jobbro.placements.queries.legal import Surroundings
from jobbro.placements.queries.outside import Place
from jobbro.placements.queries.planning import Choices
from jobbro.placements.record import Record

ROW_LIMIT = 40
Part = forms.Form | forms.BaseFormSet


class Section:
    """One part: forms and rows over a part of the record. `template` draws it; `apply` puts it back."""

    template: ClassVar[str]

    def __init__(self, record: Record, choices: Choices, around: Surroundings, data: QueryDict | None = None) -> None:
        self.record = record
        self.choices = choices
        self.around = around
        self.data = data

    @property
    def parts(self) -> list[Part]:
        """Every form and set of rows, in the order of the page."""
        raise NotImplementedError

    @property
    def wants_more(self) -> bool:
        """Whether the button pressed was one that only changes the form, such as «tilføj en række»."""
        return bool(self.data) and any(name.startswith(("more-", "suggest-")) for name in self.data or ())

    def is_valid(self) -> bool:
        """Check every part, so that all errors are shown at once."""
        answers = [part.is_valid() for part in self.parts]
        return all(answers)

    def mark(self, places: tuple[Place, ...]) -> None:
        """Say at a field which words in it the company must not read; the rows' words are named in the panel."""
        said = {place.field: ", ".join(words for words, _why in place.words) for place in places}
        for form in self.parts:
            for bound in form if isinstance(form, forms.Form) else ():
                code = f"record.{bound.name}"
                if code in texts() and (words := said.get(texts().say(code))):
                    bound.help_text = _("▲ Skal ud, før virksomheden må læse teksten: %(words)s.") % {"words": words}

    def apply(self) -> Record:
        """Return the record with what the valid parts say; what is not valid keeps its stored value."""
        raise NotImplementedError


def without(form: forms.Form, *names: str) -> None:
    """Leave fields out that this kind of placement does not have; what is stored in them stays."""
    for name in names:
        del form.fields[name]


def more_rows(data: QueryDict | None, prefix: str) -> QueryDict | None:
    """Return the posted data with one more empty row when the row button of this prefix was pressed."""
    if data is None or f"more-{prefix}" not in data:
        return data
    grown = data.copy()
    try:
        total = int(data.get(f"{prefix}-TOTAL_FORMS", "0"))
    except ValueError:
        total = 0
    grown[f"{prefix}-TOTAL_FORMS"] = str(min(total + 1, ROW_LIMIT))
    return grown


def row_set(form: type[forms.Form], *, extra: int = 1) -> type[forms.BaseFormSet]:
    """Make a set of rows; an emptied row is left out, and a page holds at most ROW_LIMIT of them."""
    return forms.formset_factory(form, extra=extra, max_num=ROW_LIMIT, validate_max=True, absolute_max=ROW_LIMIT + 10)


def filled(rows: forms.BaseFormSet) -> list[dict[str, Any]]:
    """Return the cleaned values of the rows that are valid and say something."""
    rows.is_valid()
    return [
        row.cleaned_data
        for row in rows.forms
        if row.is_valid() and any(value not in (None, "", [], False) for value in row.cleaned_data.values())
    ]


def valid_values(form: forms.Form) -> dict[str, Any]:
    """Return the cleaned values of the fields that passed."""
    form.is_valid()
    return {name: value for name, value in form.cleaned_data.items() if name not in form.errors}
