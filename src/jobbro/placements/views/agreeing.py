"""Asking the parties whether they agree: choose whom, look at what is sent, send."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.placements import actions
from jobbro.placements.access import get_placement_for
from jobbro.placements.exports.asking import link_of
from jobbro.placements.forms.asking import AskForms
from jobbro.placements.models import Approval, Placement, PlacementState
from jobbro.placements.queries import asking
from jobbro.placements.queries.outside import NotForOthers
from jobbro.ui.once import once


@guard(Permission.PLACEMENT_SHARE, writes=["POST"])
def ask(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Choose whom to ask, look at it once more, and send."""
    placement = get_placement_for(request.viewer, placement_id)
    if placement.state not in {PlacementState.READY, PlacementState.SHARED} or not placement.because.strip():
        return render(request, "placements/ask_not_yet.html", {"placement": placement}, status=409)
    forms = AskForms(asking.ask_page(placement), request.POST if request.method == "POST" else None)
    if request.method == "GET" or "back" in request.POST:
        return _choose(request, placement, forms)
    if not forms.is_valid():
        return _choose(request, placement, forms, status=422)
    try:
        if "confirmed" in request.POST:
            return _send(request, placement, forms)
        letters = asking.letters_to_send(placement, forms.people, by=request.user, at=request.viewer.at)
    except NotForOthers as stopped:
        context = {"placement": placement, "places": stopped.places}
        return render(request, "placements/papers_stopped.html", context, status=422)
    context = {"placement": placement, "forms": forms, "letters": letters, "without": forms.not_asked}
    return render(request, "placements/ask_confirm.html", context)


def _choose(request: StaffRequest, placement: Placement, forms: AskForms, *, status: int = 200) -> HttpResponse:
    return render(request, "placements/ask.html", {"placement": placement, "forms": forms}, status=status)


def _send(request: StaffRequest, placement: Placement, forms: AskForms) -> HttpResponse:
    asked: tuple[tuple[Approval, str], ...] = ()

    def send() -> str:
        nonlocal asked
        asked = actions.ask_parties(by=request.user, placement=placement, people=forms.people, at=request.viewer.at)
        return reverse("placements:detail", args=[placement.pk])

    try:
        answer: HttpResponse = once(request, send, at=request.viewer.at)
    except actions.NothingToApprove:
        return render(request, "placements/ask_not_yet.html", {"placement": placement}, status=409)
    if settings.DEMO and asked:
        # In the demo no mail is read by anybody, so the links are shown here, once; in real use they only go by mail.
        links = [(approval, link_of(token)) for approval, token in asked]
        context = {"placement": placement, "links": links, "sent": _on_the_way(len(links))}
        return render(request, "placements/ask_links.html", context)
    messages.success(request, _sent(len(forms.people)))
    return answer


def _on_the_way(number: int) -> str:
    words = {2: _("to"), 3: _("tre")}
    return ngettext("Mailen er på vej", "De %(n)s mails er på vej", number) % {"n": words.get(number, number)}


def _sent(number: int) -> str:
    return f"{_on_the_way(number)}. " + _("Svarene kommer her på siden, så snart parterne svarer.")
