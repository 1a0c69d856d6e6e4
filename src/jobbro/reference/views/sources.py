"""The register of sources, the words that were renamed, and the tools for measuring."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jobbro import library
from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.accounts.queries import rulebook_in_force
from jobbro.library.measuring_files import chosen
from jobbro.reference.forms.choosing import MeasuringForm, SourceFilterForm
from jobbro.reference.forms.rules import DayForm
from jobbro.reference.queries.glossary import words_on
from jobbro.reference.queries.sources import SIZE, SourceRegister, source_register
from jobbro.reference.views.frame import frame


@guard(Permission.RULES_SEE)
def sources(request: StaffRequest) -> HttpResponse:
    """List where everything comes from."""
    form = SourceFilterForm(request.GET)
    scope = form.cleaned_data["vis"] if form.is_valid() else ""
    page = source_register(scope, today=request.viewer.today, after=request.GET.get("efter", ""))
    words = {"page": page, "filters": _scopes(scope, page), "broken": not form.is_valid(), "size": SIZE}
    words["book"] = rulebook_in_force()
    return render(request, "reference/sources.html", frame(request, **words), status=200 if form.is_valid() else 422)


@guard(Permission.RULES_SEE)
def glossary(request: StaffRequest) -> HttpResponse:
    """List the words that the law has renamed or ended."""
    form = DayForm(request.GET, today=request.viewer.today)
    words = words_on(form.day)
    status = 200 if form.is_valid() else 422
    return render(request, "reference/glossary.html", frame(request, form=form, words=words), status=status)


@guard(Permission.RULES_SEE)
def measuring(request: StaffRequest) -> HttpResponse:
    """Say which tool a company can measure itself with."""
    choice, register = MeasuringForm(request.GET), library.sources()
    fitting, rest = chosen(library.measuring_tools(), purpose=choice.purpose, trade=choice.trade)
    words = {
        "choice": choice,
        "fitting": [(tool, register[tool.source.ref]) for tool in fitting],
        "rest": [(tool, register[tool.source.ref]) for tool in rest],
    }
    status = 200 if choice.is_valid() else 422
    return render(request, "reference/measuring.html", frame(request, **words), status=status)


def _scopes(scope: str, page: SourceRegister) -> list[dict[str, Any]]:
    labels = {
        "": _("Alle"),
        "gammel": _("Ikke tjekket i et år"),
        "link": _("Link ikke åbent"),
        "uproevet": _("Link ikke prøvet"),
        "ubrugt": _("Bruges ikke"),
    }
    return [
        {"label": label, "url": f"?vis={name}" if name else "?", "count": page.scopes[name], "current": scope == name}
        for name, label in labels.items()
    ]
