"""Read a cooperation agreement and sign it, one question a screen."""

from contextlib import suppress
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from jobbro.accounts.models import the_municipality
from jobbro.companies import actions
from jobbro.companies.exports.partnership import partnership_letter
from jobbro.documents.on_page import page_blocks
from jobbro.portal.forms.answering import AnswerForm
from jobbro.portal.queries.doors import DoorState
from jobbro.portal.queries.signing import SigningDoor, names_in, try_signing_door
from jobbro.portal.views.answering import ANSWERS
from jobbro.portal.views.by_link import by_link, closed_page

WHY = "The contact at a company has no account; the link is the key."
TEMPLATES = {
    DoorState.ANSWERED: "portal/sign_answered.html",
    DoorState.CHANGING: "portal/changing.html",
    DoorState.EXPIRED: "portal/expired.html",
}


@by_link(WHY)
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """Say who asks and why, or where the question stands."""
    door = try_signing_door(token, at=timezone.now())
    if door.state is not DoorState.OPEN:
        return _elsewhere(request, door)
    return render(request, "portal/sign_welcome.html", {"consultant": door.consultant})


@by_link(WHY)
def agreement(request: HttpRequest, token: str) -> HttpResponse:
    """Show the agreement, and ask."""
    at = timezone.now()
    door = try_signing_door(token, at=at)
    if door.state is not DoorState.OPEN or door.signature is None:
        return _elsewhere(request, door)
    today = timezone.localtime(at).date()
    letter = partnership_letter(door.signature.partnership, municipality=the_municipality(), printed_on=today)
    context = {"letter": letter, "blocks": page_blocks(letter), "consultant": door.consultant}
    return render(request, "portal/sign_agreement.html", context)


@by_link(WHY, writes=("POST",))
def answer(request: HttpRequest, token: str, said: str) -> HttpResponse:
    """Ask for a few words with the answer, and take it."""
    if said not in ANSWERS:
        return closed_page(request)
    at = timezone.now()
    door = try_signing_door(token, at=at)
    if door.state is not DoorState.OPEN or door.signature is None or door.opened.link is None:
        return _elsewhere(request, door)
    names = names_in(door.signature)
    form = AnswerForm(request.POST if request.method == "POST" else None, names=names)
    if request.method == "POST" and form.is_valid():
        _take(door, agrees=ANSWERS[said], comment=form.cleaned_data["comment"], at=at)
        return HttpResponseRedirect("../")
    context = {"consultant": door.consultant, "form": form, "agrees": ANSWERS[said]}
    return render(request, "portal/answer.html", context, status=422 if form.is_bound else 200)


def _take(door: SigningDoor, *, agrees: bool, comment: str, at: datetime) -> None:
    """Take the answer; when it came a moment too late, the page that follows says where the question stands."""
    signature, link, by = door.signature, door.opened.link, door.opened.actor
    assert signature is not None and link is not None
    with suppress(actions.NothingToSign):
        actions.answer_signature(by=by, signature=signature, agrees=agrees, comment=comment, link=link, at=at)


@by_link(WHY, writes=("POST",))
def new_link(request: HttpRequest, token: str) -> HttpResponse:
    """Mail a new link to the address that the old one went to; the page says the same whatever happened."""
    if request.method == "GET":
        return HttpResponseRedirect("../")
    at = timezone.now()
    door = try_signing_door(token, at=at)
    if door.state is DoorState.EXPIRED and door.signature is not None and door.opened.link is not None:
        actions.send_new_signing_link(by=door.opened.actor, signature=door.signature, link=door.opened.link, at=at)
    return render(request, "portal/new_link.html")


def _elsewhere(request: HttpRequest, door: SigningDoor) -> HttpResponse:
    """Say where a question stands that cannot be answered here and now; a closed door tells nothing."""
    if door.state not in TEMPLATES:
        return closed_page(request)
    status = 410 if door.state is DoorState.EXPIRED else 200
    return render(request, TEMPLATES[door.state], {"consultant": door.consultant}, status=status)
