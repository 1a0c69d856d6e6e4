"""How a form about a company is answered: saved once, refused with its text kept, or shown beside a newer text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest
from jobbro.companies.actions import CompanyExists, SavedMeanwhile, SiteExists
from jobbro.ui.once import once

Save = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Page:
    """A page with a form: the template, what it says when all went well, and what else it shows."""

    template: str
    saved: str
    context: dict[str, Any]
    edit_version: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which the stored text is not the one that was typed."""

    label: str
    stored: str
    typed: str


def typed(request: HttpRequest) -> Any:
    """Return what was posted; None when the page is only shown."""
    return request.POST if request.method == "POST" else None


def version_sent(request: HttpRequest) -> int:
    """Return the version that the form was opened with; −1 when it says none, which fits no row."""
    sent = request.POST.get("edit_version", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else -1


def answer(request: StaffRequest, page: Page, parts: Sequence[forms.Form], save: Save) -> HttpResponse:
    """Show the form, save it once, or show it again with what is in the way."""
    if request.method != "POST":
        return _show(request, page, parts, 200)
    if [part for part in parts if not part.is_valid()]:
        return _show(request, page, parts, 422)

    def save_and_say() -> str:
        url = save()
        messages.success(request, page.saved)
        return url

    try:
        return once(request, save_and_say, at=request.viewer.at)
    except CompanyExists as taken:
        parts[0].add_error("cvr", _("Den virksomhed findes allerede: %(name)s.") % {"name": taken.company.name})
        return _show(request, page, parts, 422, existing=taken.company)
    except SiteExists as taken:
        text = _("P-nummeret hører til %(name)s hos %(company)s.")
        parts[-1].add_error("p_number", text % {"name": taken.site.name, "company": taken.site.company.name})
        return _show(request, page, parts, 422, existing=taken.site.company)
    except SavedMeanwhile as newer:
        differences = [line for part in parts for line in _differences(part, newer.stored)]
        return _show(request, page, parts, 409, differences=differences, edit_version=newer.version, conflict=True)


def _show(request: StaffRequest, page: Page, parts: Sequence[forms.Form], status: int, **more: Any) -> HttpResponse:
    second = parts[1] if len(parts) > 1 else None
    version = version_sent(request) if request.method == "POST" else page.edit_version
    context = {"form": parts[0], "second": second, "edit_version": version} | page.context | more
    return render(request, page.template, context, status=status)


def _differences(form: forms.Form, stored: Any) -> list[Difference]:
    lines = []
    for bound in (form[name] for name in getattr(form, "compared", form.fields)):
        now = _stored_value(form, bound.name, stored)
        mine = form.cleaned_data.get(bound.name)
        if (now or None) != (list(mine) if isinstance(mine, tuple) else mine or None):
            lines.append(Difference(str(bound.label), _in_words(bound, now), _in_words(bound, mine)))
    return lines


def _stored_value(form: forms.Form, name: str, stored: Any) -> Any:
    """What the row says now; a form of months reads them from its own list, read a moment ago."""
    if hasattr(stored, name):
        return getattr(stored, name)
    return form.get_initial_for_field(form.fields[name], name)


def _in_words(bound: forms.BoundField, value: Any) -> str:
    if value in (None, "", [], ()):
        return _("(tomt)")
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(bound.field, forms.ModelChoiceField):
        return bound.field.label_from_instance(value)
    choices = dict(getattr(bound.field, "choices", ()))
    if isinstance(value, (list, tuple)):
        return ", ".join(str(choices.get(one, one)) for one in value)
    return str(choices.get(value, bound.field.prepare_value(value)))
