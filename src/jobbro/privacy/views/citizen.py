"""The register of personal fields, and everything about one citizen."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.models import the_municipality
from jobbro.accounts.permissions import Permission
from jobbro.audit.kinds import LookKind
from jobbro.citizens.access import get_citizen_for
from jobbro.citizens.models import Citizen
from jobbro.citizens.queries import reader_of
from jobbro.domain.disclosure import Audience
from jobbro.privacy import actions
from jobbro.privacy.exports import CaseFile, case_zip
from jobbro.privacy.forms import HandOverForm
from jobbro.privacy.queries.insight import insight
from jobbro.privacy.queries.register import register
from jobbro.privacy.queries.third_parties import not_due, without_third_parties


@guard(Permission.HOME)
def fields(request: StaffRequest) -> HttpResponse:
    """Show what is kept about people, on what ground and for how long."""
    models, asked = register(), request.GET.get("tabel", "")
    return render(request, "privacy/fields.html", {"models": models, "asked": asked})


@guard(Permission.CITIZEN_SEE, writes=["POST"])
def record(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Show everything due about a citizen, or hand it over as a file; both are logged as an export."""
    if reader_of(request.user) != Audience.CONSULTANT:
        raise PermissionDenied  # only someone who reads every fact anyhow may take them all out
    citizen = get_citizen_for(request.viewer, citizen_id, kind=LookKind.EXPORT, hand_over=True)
    form = HandOverForm(request.POST if request.method == "POST" else None, today=request.viewer.today)
    if form.is_valid():
        return _file(request, citizen, form)
    parts, taken_out = without_third_parties(citizen, insight(citizen, whole_number=False))
    context = {"citizen": citizen, "parts": parts, "taken_out": taken_out, "not_due": not_due(parts), "form": form}
    return render(request, "privacy/record.html", context, status=422 if form.is_bound else 200)


def _file(request: StaffRequest, citizen: Citizen, form: HandOverForm) -> HttpResponse:
    asked = form.cleaned_data
    whole = insight(citizen, whole_number=True)
    parts, taken_out = without_third_parties(citizen, whole, by_hand=asked["by_hand"])
    case = CaseFile(
        citizen=citizen,
        municipality=the_municipality(),
        made_by=request.user.full_name,
        made_on=request.viewer.today,
        asked_by=form.asked_by_words,
        asked_on=asked["asked_on"],
        parts=parts,
        taken_out=taken_out,
        not_due=not_due(parts),
    )
    packed = case_zip(case)
    handed = actions.HandedOver(asked["asked_by"], asked["asked_on"], sum(out.times for out in taken_out))
    actions.note_insight(by=request.user, citizen=citizen, handed=handed, at=request.viewer.at)
    headers = {"Content-Disposition": f'attachment; filename="{case.name}"'}
    return HttpResponse(packed, content_type="application/zip", headers=headers)
