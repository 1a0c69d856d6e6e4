"""Proposing a concrete citizen to a company: think it through, look at the mail, send (R-018)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.integrations.mail import Mail
from jobbro.placements import actions
from jobbro.placements.access import get_placement_for
from jobbro.placements.exports.proposing import proposal_mail
from jobbro.placements.forms.proposing import ProposalForm
from jobbro.placements.models import Placement
from jobbro.placements.queries import exchanging, proposing
from jobbro.placements.queries.reading import record_of
from jobbro.ui.once import once


@guard(Permission.PLACEMENT_SHARE, writes=["POST"])
def propose(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Answer the six questions; keep them, look at the mail, or send it."""
    placement = get_placement_for(request.viewer, placement_id)
    page = proposing.proposal_page(placement, record_of(placement))
    form = ProposalForm(page, request.POST if request.method == "POST" else None)
    if request.method == "GET" or "back" in request.POST:
        return _page(request, placement, page, form)
    if not form.is_valid():
        return _page(request, placement, page, form, status=422)
    if "keep" in request.POST:
        actions.save_proposal(by=request.user, placement=placement, answers=form.answers, at=request.viewer.at)
        messages.success(request, _("Gemt. Intet er sendt."))
        return HttpResponseRedirect(reverse("placements:propose", args=[placement.pk]))
    form.refuse(proposing.matters_in(placement, form.answers))
    if not form.may_be_sent():
        return _page(request, placement, page, form, status=422)
    mail = _mail(request, form)
    if "confirmed" not in request.POST:
        context = {"placement": placement, "form": form, "mail": mail, "reader": form.chosen_reader}
        return render(request, "placements/propose_confirm.html", context)
    return _send(request, placement, form, mail)


def _mail(request: StaffRequest, form: ProposalForm) -> Mail:
    reader, user = form.chosen_reader, request.user
    return proposal_mail(
        form.answers, name=reader.name, address=reader.email, sender=user.full_name, reply_to=user.email
    )


def _send(request: StaffRequest, placement: Placement, form: ProposalForm, mail: Mail) -> HttpResponse:
    def send() -> str:
        actions.send_proposal(
            by=request.user, placement=placement, answers=form.answers, mail=mail, at=request.viewer.at
        )
        return reverse("placements:detail", args=[placement.pk])

    try:
        answer: HttpResponse = once(request, send, at=request.viewer.at)
    except actions.PlacementIsLocked:
        return render(request, "placements/locked.html", {"placement": placement}, status=409)
    messages.success(request, _("Forslaget er på vej. Det, du lovede, står på Min dag, når dagen kommer."))
    return answer


def _page(
    request: StaffRequest,
    placement: Placement,
    page: proposing.ProposalPage,
    form: ProposalForm,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "placement": placement,
        "page": page,
        "form": form,
        "balance": exchanging.stored_balance(placement),
    }
    return render(request, "placements/propose.html", context, status=status)
