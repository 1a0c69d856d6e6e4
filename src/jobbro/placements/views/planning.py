"""The planning page: six parts in any order, with the check beside them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens.queries.facts import reader_of
from jobbro.citizens.queries.needs import conditions_for
from jobbro.domain.fit.conditions import WorkConditions
from jobbro.placements import actions
from jobbro.placements.access import get_placement_for
from jobbro.placements.forms import SECTION_FORMS, Section
from jobbro.placements.models import Placement
from jobbro.placements.queries import meanwhile, planning
from jobbro.placements.queries.checking import check_of
from jobbro.placements.queries.fitting import misfits_of_week
from jobbro.placements.queries.legal import surroundings_of
from jobbro.placements.queries.outside import mails_beside, private_places, private_sentence
from jobbro.placements.queries.reading import record_of
from jobbro.placements.queries.trail import Trail, record_and_trail
from jobbro.placements.record import Record
from jobbro.placements.sections import SECTIONS, next_section
from jobbro.ui.conflict import version_or_404


@guard(Permission.PLACEMENT_PLAN, writes=["POST"])
def plan(request: StaffRequest, placement_id: UUID, section: str) -> HttpResponse:
    """Show and save one part of the plan."""
    placement = get_placement_for(request.viewer, placement_id)
    record, trail = record_and_trail(placement)
    part = _part(request, placement, section, record)
    if request.method == "GET":
        return _page(request, placement, part, section, trail)
    if part.wants_more:
        return _page(request, placement, part, section, trail, unsaved=True)
    if not part.is_valid():
        return _page(request, placement, part, section, trail, status=422)
    # A post without any version comes from no page of ours; it is met as one from the oldest page there was.
    version = version_or_404(request) if "edit_version" in request.POST else 0
    try:
        changed = actions.save_record(
            by=request.user, placement_id=placement.pk, record=part.apply(), edit_version=version, at=request.viewer.at
        )
    except actions.SavedMeanwhile as late:
        return _page(request, placement, part, section, trail, late=late, status=409)
    except actions.PlacementIsLocked:
        return render(request, "placements/locked.html", {"placement": placement}, status=409)
    if places := private_places(part.apply(), mails=mails_beside(placement)):
        messages.warning(request, private_sentence(places))
    return _saved(request, placement, section, changed)


@guard(Permission.PLACEMENT_PLAN, reads=["POST"])
def check(request: StaffRequest, placement_id: UUID, section: str) -> HttpResponse:
    """Judge what is being typed, without saving it."""
    placement = get_placement_for(request.viewer, placement_id)
    part = _part(request, placement, section, record_of(placement))
    record = part.apply()
    # The workplace and the day may just have been changed, so what surrounds them is read anew.
    panel = check_of(record, surroundings_of(placement, record), mails=mails_beside(placement))
    misfits = misfits_of_week(record.names.citizen_first, part.choices.wanted, record)
    context = {"panel": panel, "placement": placement, "here": section, "misfits": misfits}
    return render(request, "placements/plan/check.html", context)


def _part(request: StaffRequest, placement: Placement, section: str, record: Record) -> Section:
    if section not in SECTION_FORMS:
        raise Http404
    data = request.POST if request.method == "POST" else None
    around = surroundings_of(placement, record)
    # The part with the hours is held against what the citizen needs, as far as the one who asks may know it.
    wanted = conditions_for(placement.citizen, reader_of(request.user)) if section == "timer" else WorkConditions()
    choices = planning.choices_for(placement, section, record, around, wanted)
    return SECTION_FORMS[section](record, choices, around, data)


def _page(
    request: StaffRequest,
    placement: Placement,
    part: Section,
    section: str,
    trail: Trail,
    *,
    late: actions.SavedMeanwhile | None = None,
    unsaved: bool = False,
    status: int = 200,
) -> HttpResponse:
    record = part.apply() if part.data is not None else part.record
    moved = (record.site_id, record.starts_on) != (part.record.site_id, part.record.starts_on)
    around = surroundings_of(placement, record) if moved else part.around
    page = planning.planning_page(placement, record, section, around, trail.standing, part.choices.wanted)
    part.mark(page.panel.private)
    context: dict[str, Any] = {"page": page, "part": part, "placement": placement, "unsaved": unsaved}
    context |= {"title": SECTIONS[section].title, "panel": page.panel, "misfits": page.misfits}
    context["version"] = late.version if late else request.POST.get("edit_version", placement.edit_version)
    if late:
        context["differences"] = meanwhile.differences(part.apply(), late.stored, section)
        context["saved"] = meanwhile.last_saved(placement, request.user, request.viewer.today)
    return render(request, "placements/plan/page.html", context, status=status)


def _saved(request: StaffRequest, placement: Placement, section: str, changed: tuple[str, ...]) -> HttpResponse:
    messages.success(request, _("Gemt."))
    if changed and (fallen := planning.fallen_parties(placement)):
        messages.warning(
            request, _("Aftalen er ændret, så svaret fra %(who)s gælder ikke længere. Spørg igen.") % {"who": fallen}
        )
    following = section if "stay" in request.POST else next_section(section)
    if following is None:
        return HttpResponseRedirect(reverse("placements:detail", args=[placement.pk]))
    return HttpResponseRedirect(reverse("placements:plan", args=[placement.pk, following]))
