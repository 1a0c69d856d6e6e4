"""Read the agreement and answer, one question a screen."""

from contextlib import suppress
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from jobbro.placements import actions
from jobbro.placements.models import Party
from jobbro.portal.access import Door, show_citizen, try_door
from jobbro.portal.forms.answering import AnswerForm, ReasonForm
from jobbro.portal.queries import agreement as queries
from jobbro.portal.queries.doors import DoorState
from jobbro.portal.views.by_link import by_link, closed_page

WHY = "The parties to a placement have no account; their link is the key."
TEMPLATES = {
    DoorState.ANSWERED: "portal/answered.html",
    DoorState.CHANGING: "portal/changing.html",
    DoorState.EXPIRED: "portal/expired.html",
}
ANSWERS = {"ja": True, "nej": False}


@by_link(WHY)
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """Say who asks and why, or where the question stands."""
    door = try_door(token, at=timezone.now())
    if door.state is not DoorState.OPEN:
        return _elsewhere(request, door)
    return render(request, "portal/welcome.html", _about(door))


@by_link(WHY)
def agreement(request: HttpRequest, token: str) -> HttpResponse:
    """Show the agreement as the reader's party sees it, and ask."""
    at = timezone.now()
    door = try_door(token, at=at)
    if door.approval is None or door.basis is None:
        return _elsewhere(request, door)
    return _agreement(request, door, ReasonForm(), at=at)


@by_link(WHY, writes=("POST",))
def reason(request: HttpRequest, token: str) -> HttpResponse:
    """Take what the citizen says to the reason, and go back to the agreement."""
    at = timezone.now()
    door = try_door(token, at=at)
    if door.approval is None or door.basis is None:
        return _elsewhere(request, door)
    if door.approval.party != Party.CITIZEN:
        return closed_page(request)
    if request.method == "GET":
        return HttpResponseRedirect("../aftalen/")
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _agreement(request, door, form, at=at)
    with suppress(actions.NoReasonToAnswer):
        actions.answer_reason(by=door.opened.actor, placement=door.approval.placement, at=at, **form.cleaned_data)
    return HttpResponseRedirect("../aftalen/#mening")


def _agreement(request: HttpRequest, door: Door, form: ReasonForm, *, at: datetime) -> HttpResponse:
    assert door.approval is not None and door.basis is not None
    page = queries.agreement_page(door.basis, door.approval.party, today=timezone.localtime(at).date())
    show_citizen(door, at=at, what="portal:agreement", request_id=getattr(request, "request_id", ""))
    context = _about(door) | {"page": page, "placement": door.approval.placement}
    if door.approval.party == Party.CITIZEN:
        context["reason"] = form
    return render(request, "portal/agreement.html", context, status=422 if form.is_bound else 200)


@by_link(WHY, writes=("POST",))
def answer(request: HttpRequest, token: str, said: str) -> HttpResponse:
    """Ask for a few words with the answer, and take it."""
    if said not in ANSWERS:
        return closed_page(request)
    at = timezone.now()
    door = try_door(token, at=at)
    if door.approval is None or door.basis is None:
        return _elsewhere(request, door)
    form = AnswerForm(request.POST if request.method == "POST" else None, names=queries.names_in(door.basis))
    if request.method == "POST" and form.is_valid():
        _take(door, agrees=ANSWERS[said], comment=form.cleaned_data["comment"], at=at)
        return HttpResponseRedirect("../")
    context = _about(door) | {"form": form, "agrees": ANSWERS[said]}
    return render(request, "portal/answer.html", context, status=422 if form.is_bound else 200)


def _take(door: Door, *, agrees: bool, comment: str, at: datetime) -> None:
    """Take the answer; when it came a moment too late, the page that follows says why."""
    assert door.approval is not None and door.opened.link is not None
    with suppress(actions.NothingToApprove):
        actions.answer_approval(
            by=door.opened.actor,
            approval=door.approval,
            agrees=agrees,
            comment=comment,
            at=at,
            link=door.opened.link,
        )


@by_link(WHY, writes=("POST",))
def new_link(request: HttpRequest, token: str) -> HttpResponse:
    """Mail a new link to the address that the old one went to; the page says the same whatever happened."""
    if request.method == "GET":
        return HttpResponseRedirect("../")
    at = timezone.now()
    door = try_door(token, at=at)
    if door.state is DoorState.EXPIRED and door.approval is not None and door.opened.link is not None:
        actions.send_new_link(by=door.opened.actor, approval=door.approval, link=door.opened.link, at=at)
    return render(request, "portal/new_link.html")


@by_link(WHY)
def closed(request: HttpRequest, rest: str) -> HttpResponse:
    """Answer any other address here as one that opens nothing."""
    return closed_page(request)


def _elsewhere(request: HttpRequest, door: Door) -> HttpResponse:
    """Say where a question stands that cannot be answered here and now; a closed door tells nothing."""
    if door.approval is None:
        return closed_page(request)
    context = _about(door)
    if door.state is DoorState.ANSWERED:
        context["progress"] = queries.progress(door.approval)
    status = 410 if door.state is DoorState.EXPIRED else 200
    return render(request, TEMPLATES[door.state], context, status=status)


def _about(door: Door) -> dict[str, object]:
    """The question, and the colleague whom its reader can call."""
    assert door.approval is not None
    return {"approval": door.approval, "consultant": door.approval.placement.consultant}
