"""The citizen's road to a job: seen, drawn together, taken home; and what paid hours do."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.models import the_municipality
from jobbro.accounts.permissions import Permission
from jobbro.audit.kinds import LookKind
from jobbro.citizens.access import get_citizen_for, may_edit
from jobbro.citizens.models import Citizen
from jobbro.citizens.queries import facts_for
from jobbro.documents import to_pdf, to_svg
from jobbro.domain.disclosure import Audience
from jobbro.library import road as road_content
from jobbro.library import terms
from jobbro.library.road_files import Station
from jobbro.progression.actions.road import NEW_ROAD, RoadSavedMeanwhile, draw_road, rate_effects
from jobbro.progression.exports.road import road_letter
from jobbro.progression.forms.road import EffectsForm, RoadForm, initial_of
from jobbro.progression.models import Road
from jobbro.progression.queries.effects import SMALLEST_GROUP, effects_of, effects_of_many
from jobbro.progression.queries.road import ended_on, road_figure, road_of, stored_road
from jobbro.ui.conflict import chosen, conflict_page, version_sent
from jobbro.ui.once import once

_ON_THE_PAGE = 2  # stops beside each other, so that the words can be read on a phone


@guard(Permission.CITIZEN_SEE)
def road(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Show the road as a drawing, and the same in words."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    view = road_of(citizen, today=request.viewer.today)
    picture = ""
    if view is not None:
        figure = road_figure(view, columns=_ON_THE_PAGE)
        # The drawing escapes every word that it holds.
        picture = SafeString(to_svg(figure, colour=the_municipality().colour, key="vej"))
    context = {"citizen": citizen, "road": view, "picture": picture, "may_edit": may_edit(request.viewer, citizen)}
    return render(request, "progression/road.html", context)


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def road_edit(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Draw the road together: choose the stops and their order, and say where the citizen is."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    stored = stored_road(citizen)
    data = chosen(request.POST) if request.method == "POST" else None
    stations = _to_choose_from(request, {stop.code for stop in stored.stops.all()} if stored else ())
    form = RoadForm(data, stations=stations, today=request.viewer.today, initial=initial_of(stored))
    if not form.is_valid():
        return _edit_page(request, citizen, form, stored.edit_version if stored else NEW_ROAD)
    version = version_sent(request, missing=0)

    def draw() -> str:
        details, at = form.details(), request.viewer.at
        draw_road(by=request.user, citizen=citizen, details=details, edit_version=version, at=at)
        messages.success(request, _("Vejen er gemt. Print den, så borgeren kan tage den med hjem."))
        return reverse("progression:road", args=[citizen.pk])

    try:
        return once(request, draw, at=request.viewer.at)
    except RoadSavedMeanwhile as newer:
        return _both(request, form, newer.stored)


@guard(Permission.CITIZEN_SEE)
def road_paper(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Hand out the road on one page as PDF, its name holds no person; the page itself before there is a road."""
    citizen = get_citizen_for(request.viewer, citizen_id, kind=LookKind.DOCUMENT)
    view = road_of(citizen, today=request.viewer.today)
    if view is None:
        return HttpResponseRedirect(reverse("progression:road", args=[citizen.pk]))
    letter = road_letter(view, name=citizen.full_name, printed_on=request.viewer.today)
    headers = {"Content-Disposition": 'attachment; filename="vejen-til-job.pdf"'}
    return HttpResponse(to_pdf(letter), content_type="application/pdf", headers=headers)


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def paid_effects(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Let the citizen answer six statements before and after the first paid hours, and see what moved."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    pairs, effects = effects_of(citizen), road_content().effects
    told = {f"{pair.code}_{phase}": getattr(pair, phase) for pair in pairs for phase in ("before", "after")}
    form = EffectsForm(request.POST if request.method == "POST" else None, effects=effects, initial=told)
    if not form.is_valid():
        rows = [(pair, form[f"{pair.code}_before"], form[f"{pair.code}_after"]) for pair in pairs]
        context = {"citizen": citizen, "form": form, "rows": rows, "many": effects_of_many(), "least": SMALLEST_GROUP}
        return render(request, "progression/paid_effects.html", context, status=422 if form.is_bound else 200)

    def rate() -> str:
        today, at = request.viewer.today, request.viewer.at
        rate_effects(by=request.user, citizen=citizen, levels=form.levels(), today=today, at=at)
        messages.success(request, _("Svarene er gemt."))
        return request.path

    return once(request, rate, at=request.viewer.at)


def _both(request: StaffRequest, form: RoadForm, stored: Road) -> HttpResponse:
    return conflict_page(
        request,
        form,
        initial_of(stored),
        edit_version=stored.edit_version,
        saved_by=stored.changed_by.full_name,
        saved_at=stored.changed_at,
    )


def _to_choose_from(request: StaffRequest, standing: Iterable[str]) -> tuple[Station, ...]:
    """The stops of today, and those that already stand on the road though the law has ended them."""
    kept, content = set(standing), road_content()
    offered = set(content.offered(terms(), on_date=request.viewer.today))
    return tuple(stop for stop in content.stops if stop in offered or stop.id in kept)


def _edit_page(request: StaffRequest, citizen: Citizen, form: RoadForm, version: int) -> HttpResponse:
    content, today = road_content(), request.viewer.today
    context = {
        "citizen": citizen,
        "form": form,
        "stops": tuple(form.stop_fields()),
        "version": request.POST.get("edit_version", version),
        "job": content.job,
        "known": facts_for(citizen, Audience.CITIZEN),
        "ended": [(stop, day) for stop in content.stops if (day := ended_on(stop, today=today))],
    }
    return render(request, "progression/road_edit.html", context, status=422 if form.is_bound else 200)
