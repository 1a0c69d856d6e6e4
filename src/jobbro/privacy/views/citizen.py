"""The register of personal fields, and everything about one citizen."""

import json
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.audit.kinds import LookKind
from jobbro.citizens.access import get_citizen_for
from jobbro.citizens.queries import reader_of
from jobbro.domain.disclosure import Audience
from jobbro.privacy import actions
from jobbro.privacy.queries.insight import as_plain, insight
from jobbro.privacy.queries.register import register


@guard(Permission.HOME)
def fields(request: StaffRequest) -> HttpResponse:
    """Show what is kept about people, on what ground and for how long."""
    models, asked = register(), request.GET.get("tabel", "")
    return render(request, "privacy/fields.html", {"models": models, "asked": asked})


@guard(Permission.CITIZEN_SEE, writes=["POST"])
def record(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Show everything about a citizen, or hand it out as a file; both are logged as an export."""
    if reader_of(request.user) != Audience.CONSULTANT:
        raise PermissionDenied  # only someone who reads every fact anyhow may take them all out
    citizen = get_citizen_for(request.viewer, citizen_id, kind=LookKind.EXPORT, hand_over=True)
    parts = insight(citizen, whole_number=request.method == "POST")
    if request.method == "GET":
        return render(request, "privacy/record.html", {"citizen": citizen, "parts": parts})
    actions.note_insight(by=request.user, citizen=citizen, form="json", at=request.viewer.at)
    text = json.dumps(as_plain(parts), ensure_ascii=False, indent=2)
    headers = {"Content-Disposition": f'attachment; filename="indsigt-{citizen.pk}.json"'}
    return HttpResponse(text, content_type="application/json; charset=utf-8", headers=headers)
