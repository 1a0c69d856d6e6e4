"""How a form about a company is answered: saved once, refused with its text kept, or shown beside a newer text."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest
from jobbro.companies.actions import CompanyExists, HoursInJobs, SavedMeanwhile, SiteExists
from jobbro.companies.queries.timeline import last_saved
from jobbro.library.danish import listed, number
from jobbro.ui.conflict import chosen, conflict_page, version_sent
from jobbro.ui.once import once

Save = Callable[[], str]


def initial_of(row: Model) -> dict[str, Any]:
    """Return what a form about the row begins with; rows that it points to are named by their keys."""
    values = vars(row)
    return values | {name.removesuffix("_id"): value for name, value in values.items() if name.endswith("_id")}


@dataclass(frozen=True, slots=True)
class Page:
    """A page with a form: the template, what it says when all went well, and what else it shows."""

    template: str
    saved: str
    context: dict[str, Any]
    edit_version: int | None = None
    initial_of: Callable[[Any], Mapping[str, Any]] = initial_of


def typed(request: HttpRequest) -> Any:
    """Return what was posted, with the choices of a conflict page carried out; None when the page is only shown."""
    return chosen(request.POST) if request.method == "POST" else None


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
    except HoursInJobs as held:
        parts[0].add_error("weekly_hours", said_of_jobs(held))
        return _show(request, page, parts, 422)
    except SavedMeanwhile as newer:
        return _show_both(request, page, parts[0], newer)


def said_of_jobs(held: HoursInJobs) -> str:
    """Say which job openings have hours of a task, and what to do about it."""
    text = _("Job fra opgaven bruger %(hours)s timer om ugen: %(jobs)s. Tag jobbet tilbage først.")
    return text % {"hours": number(held.hours), "jobs": listed(f"«{title}»" for title in held.jobs)}


def _show(request: StaffRequest, page: Page, parts: Sequence[forms.Form], status: int, **more: Any) -> HttpResponse:
    company = page.context.get("company")
    context = {
        "form": parts[0],
        "second": parts[1] if len(parts) > 1 else None,
        "edit_version": version_sent(request) if request.method == "POST" else page.edit_version,
        "company": None,
        "existing": None,
        "back_url": reverse("companies:detail", args=[company.pk]) if company else reverse("companies:list"),
    }
    context |= page.context | more
    return render(request, page.template, context, status=status)


def _show_both(request: StaffRequest, page: Page, form: forms.Form, newer: SavedMeanwhile) -> HttpResponse:
    saved_by, saved_at = last_saved(page.context.get("saved_row") or page.context["company"]) or (_("en kollega"), None)
    return conflict_page(
        request,
        form,
        page.initial_of(newer.stored),
        edit_version=newer.version,
        saved_by=saved_by,
        saved_at=saved_at,
    )
