"""The quality gate for an application that the company filled in by itself."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.domain.language import DescriptionText
from jobbro.placements import actions
from jobbro.placements.access import get_placement_for
from jobbro.placements.forms.quality import ApplicationForm
from jobbro.placements.models import Track
from jobbro.placements.queries.quality import GateAnswer, judge_application
from jobbro.placements.queries.reading import record_of
from jobbro.ui.once import once


@guard(Permission.PLACEMENT_PLAN, writes=["POST"])
def application(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """See an application through; send it back with the missing points, or note that it came and holds."""
    placement = get_placement_for(request.viewer, placement_id)
    form = ApplicationForm(request.POST if request.method == "POST" else None)
    gate = judge_application(DescriptionText(**form.cleaned_data), record_of(placement)) if form.is_valid() else None
    if gate is None or "note" not in request.POST:
        status = 422 if form.is_bound and gate is None else 200
        return render(
            request, "placements/quality.html", {"placement": placement, "form": form, "gate": gate}, status=status
        )

    def note() -> str:
        _note(request, placement_id, gate)
        return reverse("placements:detail", args=[placement.pk])

    return once(request, note, at=request.viewer.at)


def _note(request: StaffRequest, placement_id: UUID, gate: GateAnswer) -> None:
    placement = get_placement_for(request.viewer, placement_id)
    status = actions.TrackStatus.SUBMITTED if gate.passes else actions.TrackStatus.RETURNED
    actions.note_track(
        by=request.user,
        placement=placement,
        track=Track.APPLICATION,
        status=status,
        on_day=request.viewer.today,
        note=gate.note or _("7 af 7 punkter"),
        at=request.viewer.at,
    )
    messages.success(request, _("Noteret med dit navn og dagens dato."))
