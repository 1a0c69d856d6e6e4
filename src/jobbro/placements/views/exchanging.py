"""The give/get sheet before a meeting with a company, and its page of paper (R-025)."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.audit.kinds import LookKind
from jobbro.placements import actions
from jobbro.placements.access import get_placement_for
from jobbro.placements.forms.exchanging import ROWS, ExchangeForm
from jobbro.placements.queries import exchanging
from jobbro.ui.conflict import version_or_404
from jobbro.ui.once import once


@guard(Permission.PLACEMENT_PLAN, writes=["POST"])
def exchange(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Write what we ask for, what the company gets, and what we help with."""
    placement = get_placement_for(request.viewer, placement_id)
    page = exchanging.exchange_page(placement)
    check = partial(exchanging.said_against, placement, page.record)
    form = ExchangeForm(page, check, request.POST if request.method == "POST" else None)
    if request.method == "GET":
        return _page(request, page, form)
    if "more-ask" in request.POST or "more-gain" in request.POST:
        return _page(request, page, form, unsaved=True)
    if not form.is_valid():
        return _page(request, page, form, status=422)
    try:
        return _saved(request, page, form)
    except actions.SheetSavedMeanwhile as late:
        return _page(request, page, form, version=late.version, status=409)


def _saved(request: StaffRequest, page: exchanging.ExchangePage, form: ExchangeForm) -> HttpResponse:
    version = version_or_404(request)

    def save() -> str:
        actions.save_exchange(
            by=request.user, placement=page.placement, lines=form.lines, edit_version=version, at=request.viewer.at
        )
        return reverse("placements:exchange", args=[page.placement.pk])

    answer: HttpResponse = once(request, save, at=request.viewer.at)
    messages.success(request, _("Gemt."))
    return answer


def _page(
    request: StaffRequest,
    page: exchanging.ExchangePage,
    form: ExchangeForm,
    *,
    version: int | None = None,
    unsaved: bool = False,
    status: int = 200,
) -> HttpResponse:
    typed = request.method == "POST"
    context = {
        "page": page,
        "placement": page.placement,
        "form": form,
        "balance": exchanging.balance_of(form.lines) if typed else page.balance,
        "version": version or (request.POST.get("edit_version", "") if typed else page.version),
        "is_late": version is not None,
        "unsaved": unsaved,
        "limit": ROWS,
    }
    return render(request, "placements/exchange.html", context, status=status)


@guard(Permission.PLACEMENT_PLAN)
def exchange_print(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Show the saved sheet for the meeting, on one page of paper and without the citizen's name."""
    placement = get_placement_for(request.viewer, placement_id, kind=LookKind.DOCUMENT)
    page = exchanging.exchange_page(placement)
    stops = page.stops
    context = {"page": page, "placement": placement, "stops": stops}
    return render(request, "placements/exchange_print.html", context, status=409 if stops else 200)
