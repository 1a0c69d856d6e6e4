"""Whom to contact now, and whom nobody has spoken with for long."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies.access import may_edit
from jobbro.companies.forms import NextForm, SilentForm
from jobbro.companies.queries.advice import policy_of
from jobbro.companies.queries.listing import branches_seen_by
from jobbro.companies.queries.ranking import next_companies
from jobbro.companies.queries.reasons import told_reasons, told_weights
from jobbro.companies.queries.segments import Segment
from jobbro.companies.queries.silence import KINDS, QUIET, RARE, SilentPage, silent_companies


@guard(Permission.COMPANY_SEE)
def next_up(request: StaffRequest) -> HttpResponse:
    """Put the companies in order with the reasons open; who has peace, or was asked enough, is left out."""
    form, policy = NextForm(request.GET, branches=branches_seen_by(request.viewer)), policy_of(request.viewer)
    context: dict[str, Any] = {"form": form, "policy": policy, "weights": told_weights(policy)}
    if form.is_valid():
        page = next_companies(request.viewer, form.segment, policy=policy, after=form.cleaned_data["efter"])
        context["rows"] = [(row, told_reasons(row.reasons)) for row in page.rows]
        context |= {"page": page, "is_narrow": form.segment.is_narrow, "may_edit": may_edit(request.viewer)}
    return render(request, "companies/next_up.html", context, status=200 if form.is_valid() else 422)


@guard(Permission.COMPANY_SEE)
def silent(request: StaffRequest) -> HttpResponse:
    """List the companies that are rarely or never contacted, or that have become silent."""
    form, policy = SilentForm(request.GET, branches=branches_seen_by(request.viewer)), policy_of(request.viewer)
    is_valid = form.is_valid()
    kind = (is_valid and form.cleaned_data["vis"]) or RARE
    segment = form.segment if is_valid else Segment()
    after = form.cleaned_data["efter"] if is_valid else None
    page = silent_companies(request.viewer, segment, kind=kind, policy=policy, after=after) if is_valid else None
    context = {"form": form, "page": page, "kind": kind, "policy": policy, "is_narrow": segment.is_narrow}
    context["filters"] = _kinds(request, page, kind) if page else []
    return render(request, "companies/silent.html", context, status=200 if page else 422)


def _kinds(request: StaffRequest, page: SilentPage, chosen: str) -> list[dict[str, Any]]:
    labels = {RARE: _("Sjældent eller aldrig kontaktet"), QUIET: _("Er blevet stille")}
    kept = {name: value for name, value in request.GET.items() if name not in ("vis", "efter") and value}
    return [
        {
            "label": labels[kind],
            "url": f"?{urlencode(kept | {'vis': kind})}",
            "count": page.counts[kind],
            "current": kind == chosen,
        }
        for kind in KINDS
    ]
