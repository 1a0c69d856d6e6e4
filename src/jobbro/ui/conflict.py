"""Two people edited the same record: the later one sees both texts side by side, picks field by field, loses nothing.

A view does three things: binds its form to `chosen(request.POST)`, puts {% edit_version … %} in the form, and
answers `conflict_page(…)` when the action says that the record has changed meanwhile.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.choices import flatten_choices, normalize_choices
from django.utils.translation import gettext as _

MINE, SAVED, BOTH = "mine", "saved", "both"
_PICK = "pick."
_NOT_CARRIED = ("csrfmiddlewaretoken", "edit_version")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field where what was typed differs from what is saved."""

    name: str
    label: str
    mine: str
    saved: str
    saved_raw: tuple[str, ...]
    can_join: bool


def version_sent(request: HttpRequest, *, missing: int = -1) -> int:
    """Return the version that the form was opened with; when it says none, `missing`, which else fits no row."""
    sent = request.POST.get("edit_version", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else missing


def version_or_404(request: HttpRequest) -> int:
    """Return the version that the form was opened with; Http404 when it says none, for our own form always does."""
    sent = version_sent(request)
    if sent < 0:
        raise Http404
    return sent


def differences(form: forms.BaseForm, saved: Mapping[str, Any]) -> list[Difference]:
    """Return the fields of a bound form whose text differs from the saved values (as one would give `initial`)."""
    found = []
    for bound in form:
        field, stored = bound.field, saved.get(bound.name)
        if bound.is_hidden or bound.name not in saved or not field.has_changed(stored, bound.data):
            continue
        raw = field.prepare_value(stored)
        raws = raw if isinstance(raw, (list, tuple, set)) else [] if raw in (None, False) else [raw]
        can_join = isinstance(field.widget, forms.Textarea) and bool(bound.data) and bool(stored)
        found.append(
            Difference(
                name=bound.html_name,
                label=str(bound.label),
                mine=in_words(field, bound.data),
                saved=in_words(field, stored),
                saved_raw=tuple(str(value) for value in raws),
                can_join=can_join,
            )
        )
    return found


def in_words(field: forms.Field, value: Any) -> str:
    """Return a field's value as a person reads it: the words of a choice, ja or nej, a date as it is typed."""
    if isinstance(field, forms.BooleanField) and not isinstance(field, forms.NullBooleanField):
        return _("ja") if field.to_python(value) else _("nej")
    values = value if isinstance(value, (list, tuple, set)) else [value]
    values = [one for one in values if one not in (None, "")]
    if isinstance(field, forms.ChoiceField):
        pairs: Iterable[tuple[Any, Any]] = flatten_choices(normalize_choices(field.choices))
        words = {str(key): str(word) for key, word in pairs}
        values = [words.get(str(field.prepare_value(one)), one) for one in values]
    return ", ".join(str(field.prepare_value(one)) for one in values)


def conflict_page(
    request: HttpRequest,
    form: forms.BaseForm,
    saved: Mapping[str, Any],
    *,
    edit_version: int,
    saved_by: str,
    saved_at: datetime | None,
) -> HttpResponse:
    """Answer 409 with both texts and a choice for each field; everything typed is carried along."""
    found = differences(form, saved)
    carried = [
        (name, value)
        for name, values in _sent(form).lists()
        if name not in _NOT_CARRIED and not name.startswith(_PICK)
        for value in values
    ]
    kept = {
        "differences": found,
        "carried": carried,
        "edit_version": edit_version,
        "saved_by": saved_by,
        "saved_at": saved_at,
    }
    return render(request, "ui/pages/conflict.html", kept, status=409)


def chosen(sent: QueryDict) -> QueryDict:
    """Return the form's data with the picks of a conflict page carried out; without picks, the data as it is."""
    picks = {name.removeprefix(_PICK): sent[name] for name in sent if name.startswith(_PICK)}
    if not picks:
        return sent
    data = sent.copy()
    for name, pick in picks.items():
        saved = data.pop(f"saved.{name}", [])
        data.pop(f"{_PICK}{name}", None)
        if pick == SAVED:
            data.setlist(name, saved) if saved else data.pop(name, None)
        elif pick == BOTH:
            data[name] = "\n\n".join(part for part in (*saved, data.get(name, "")) if part)
    return data


def _sent(form: forms.BaseForm) -> QueryDict:
    return form.data if isinstance(form.data, QueryDict) else QueryDict()
