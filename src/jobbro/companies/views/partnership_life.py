"""The life of an agreement after it is written: signing by link, following its aims, looking at it again, the file."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies import actions
from jobbro.companies.access import get_partnership_for
from jobbro.companies.exports.partnership import (
    ENDINGS,
    asking_mail,
    partnership_file,
    partnership_letter,
    signing_address,
)
from jobbro.companies.forms.partnership import AimForm, ReviewForm
from jobbro.companies.models import Partnership
from jobbro.companies.queries.partnership import lacking
from jobbro.companies.queries.signing import may_be_signed
from jobbro.companies.views.partnership import partnership_url, sheet, stands
from jobbro.documents import DocumentError
from jobbro.documents.on_page import page_blocks
from jobbro.library import texts
from jobbro.ui.conflict import version_sent
from jobbro.ui.navigation import url_of
from jobbro.ui.once import once


@guard(Permission.COMPANY_SEE)
def partnership_paper(request: StaffRequest, company_id: UUID, partnership_id: UUID, ending: str) -> HttpResponse:
    """Hand the agreement out as PDF or Word."""
    if ending not in ENDINGS:
        raise Http404
    agreement, viewer = get_partnership_for(request.viewer, company_id, partnership_id), request.viewer
    letter = partnership_letter(agreement, municipality=viewer.municipality, printed_on=viewer.today)
    try:
        file = partnership_file(letter, ending=ending)
    except DocumentError as problem:
        messages.error(request, str(problem))
        return HttpResponseRedirect(partnership_url("partnership", agreement))
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return HttpResponse(file.content, content_type=file.content_type, headers=headers)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def partnership_sign(request: StaffRequest, company_id: UUID, partnership_id: UUID) -> HttpResponse:
    """Look at what the contact will be sent, and send it."""
    agreement = get_partnership_for(request.viewer, company_id, partnership_id)
    if not agreement.is_open:
        return stands(request, agreement)
    if lacking(agreement) or not may_be_signed(agreement):
        return sheet(request, agreement, status=422 if request.method == "POST" else 200)
    if request.method == "GET":
        return _before_sending(request, agreement)
    try:
        return _send(request, agreement)
    except actions.SavedMeanwhile:
        return sheet(request, agreement, status=409, is_newer=True)
    except (actions.NothingToSign, actions.NotYetWhole):
        return sheet(request, agreement, status=422)
    except actions.AlreadyEnded:
        return stands(request, agreement)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def partnership_sign_back(request: StaffRequest, company_id: UUID, partnership_id: UUID) -> HttpResponse:
    """Take back a question that waits for the contact."""
    agreement = get_partnership_for(request.viewer, company_id, partnership_id)
    actions.withdraw_signature(by=request.user, partnership=agreement, at=request.viewer.at)
    messages.success(request, _("Linket er lukket."))
    return HttpResponseRedirect(partnership_url("partnership", agreement))


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def partnership_review(request: StaffRequest, company_id: UUID, partnership_id: UUID) -> HttpResponse:
    """Say that the agreement was looked at, or be reminded another day: one press of a button."""
    agreement = get_partnership_for(request.viewer, company_id, partnership_id)
    if not agreement.is_open:
        return stands(request, agreement)
    form = ReviewForm(request.POST or None, agreement=agreement, today=request.viewer.today)
    if not form.is_valid():
        context = {"company": agreement.company, "agreement": agreement, "form": form, "today": request.viewer.today}
        return render(request, "companies/partnership_review.html", context, status=422 if form.is_bound else 200)

    def save() -> str:
        move = actions.move_reminder if form.is_moved else actions.look_again_on
        move(by=request.user, partnership=agreement, day=form.day, at=request.viewer.at)
        messages.success(request, _("Flyttet.") if form.is_moved else _("Noteret. I ser på aftalen igen."))
        return _onward(request, agreement)

    try:
        return once(request, save, at=request.viewer.at)
    except actions.AlreadyEnded:
        return stands(request, agreement)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def partnership_aim(request: StaffRequest, company_id: UUID, partnership_id: UUID, place: int) -> HttpResponse:
    """Write how an aim is going."""
    agreement = get_partnership_for(request.viewer, company_id, partnership_id)
    aim = agreement.aims.filter(place=place).first()
    if aim is None:
        raise Http404
    if not agreement.is_open:
        return stands(request, agreement)
    form = AimForm(request.POST or None, aim=aim)
    url = partnership_url("partnership", agreement)
    if not form.is_valid():
        context = {"company": agreement.company, "aim": aim, "form": form, "back_url": url}
        return render(request, "companies/partnership_aim_form.html", context, status=422 if form.is_bound else 200)

    def save() -> str:
        actions.note_aim(by=request.user, aim=aim, at=request.viewer.at, **form.said)
        messages.success(request, _("Målet er opdateret."))
        return url

    try:
        return once(request, save, at=request.viewer.at)
    except actions.AimIsGone:
        messages.warning(request, _("En kollega har skrevet målene om imens. Intet er gemt. Se, hvad der står nu."))
        return HttpResponseRedirect(url)
    except actions.AlreadyEnded:
        return stands(request, agreement)


def _send(request: StaffRequest, agreement: Partnership) -> HttpResponse:
    token = ""

    def ask() -> str:
        nonlocal token
        version, at = version_sent(request), request.viewer.at
        _row, token = actions.ask_for_signature(by=request.user, partnership=agreement, edit_version=version, at=at)
        messages.success(request, _("Mailen er på vej. Svaret kommer her på siden."))
        return partnership_url("partnership", agreement)

    answer: HttpResponse = once(request, ask, at=request.viewer.at)
    if not (settings.DEMO and token):
        return answer
    # In the demo no mail is read by anybody, so the link is shown here, once; in real use it only goes by mail.
    context = {"company": agreement.company, "agreement": agreement, "link": signing_address(token)}
    return render(request, "companies/partnership_link.html", context)


def _before_sending(request: StaffRequest, agreement: Partnership) -> HttpResponse:
    contact, viewer = agreement.contact, request.viewer
    assert contact is not None
    gap = texts().say("ask.link_comes_here")
    letter = partnership_letter(agreement, municipality=viewer.municipality, printed_on=viewer.today)
    context = {
        "company": agreement.company,
        "agreement": agreement,
        "mail": asking_mail(
            person_name=contact.name, address=contact.email, link=gap, sender=request.user, at=viewer.at
        ),
        "blocks": page_blocks(letter),
    }
    return render(request, "companies/partnership_ask.html", context)


def _onward(request: StaffRequest, agreement: Partnership) -> str:
    """Back to «Min dag» for who came from there; otherwise to the agreement."""
    day = url_of("dashboards:home") if request.GET.get("fra") == "dag" else ""
    return day or reverse("companies:partnership", args=[agreement.company_id, agreement.pk])
