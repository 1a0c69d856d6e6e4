"""Getting both parties ready for the first day, and agreeing the start meeting (R-064)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies.queries.meaning import has_expectation
from jobbro.placements.access import get_placement_for
from jobbro.placements.actions.starting import StartSavedMeanwhile, StillOpen, save_start
from jobbro.placements.forms.starting import StartForm
from jobbro.placements.queries.starting import StartPage, details_of, initial_of, start_page
from jobbro.ui.conflict import chosen, conflict_page, version_sent
from jobbro.ui.once import once


@guard(Permission.PLACEMENT_PLAN, writes=["POST"])
def start(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Tick off what is ready on both sides, and agree the meeting when nothing is open."""
    page = start_page(get_placement_for(request.viewer, placement_id))
    form = StartForm(page, chosen(request.POST) if request.method == "POST" else None)
    if request.method == "GET" or not form.is_valid():
        return _show(request, page, form)

    def save() -> str:
        version = version_sent(request)
        save_start(
            by=request.user, placement=page.placement, details=form.details, edit_version=version, at=request.viewer.at
        )
        messages.success(request, _("Gemt. Startmødet er aftalt.") if form.details.meets_on else _("Gemt."))
        return reverse("placements:start", args=[page.placement.pk])

    try:
        return once(request, save, at=request.viewer.at)
    except StillOpen as still:
        words = _("Mangler endnu: %(names)s. Sæt dem til klar, eller skriv, hvorfor de kan vente. Intet er gemt endnu.")
        form.add_error("meets_on", words % {"names": ", ".join(page.titles_of(still.keys))})
        return _show(request, page, form)
    except StartSavedMeanwhile as late:
        return _both(request, page, form, late)


def _show(request: StaffRequest, page: StartPage, form: StartForm) -> HttpResponse:
    context = {"page": page, "placement": page.placement, "form": form}
    context["version"] = request.POST.get("edit_version", "") if form.is_bound else page.version
    context["lacks_expectation"] = not has_expectation(page.placement.company)
    return render(request, "placements/start.html", context, status=422 if form.is_bound else 200)


def _both(request: StaffRequest, page: StartPage, form: StartForm, late: StartSavedMeanwhile) -> HttpResponse:
    stored = late.stored
    return conflict_page(
        request,
        form,
        initial_of(details_of(stored, page.tracks)),
        edit_version=stored.edit_version,
        saved_by=stored.saved_by.full_name,
        saved_at=stored.saved_at,
    )
