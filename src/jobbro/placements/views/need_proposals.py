"""Proposals for what a company needs: offered in our own words, or turned down with a reason (R-012)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies import actions
from jobbro.companies.access import get_of_company
from jobbro.companies.forms import OfferForm, RefuseForm
from jobbro.companies.models import CompanyNeed
from jobbro.domain.calendar import add_working_days
from jobbro.placements.queries.need_proposals import ProposalLine, proposal_page
from jobbro.ui.once import once

# How long a company gets to answer, as the form begins; the consultant writes another day as needed.
DAYS_TO_ANSWER = 10


@guard(Permission.PLACEMENT_SEE)
def need_proposals(request: StaffRequest, company_id: UUID, need_id: UUID) -> HttpResponse:
    """Show what could answer a need, best first, with every reason and its weight."""
    need = get_of_company(request.viewer, CompanyNeed, company_id, need_id, "owner")
    page = proposal_page(need, user=request.user, today=request.viewer.today)
    may_edit = request.user.may(Permission.COMPANY_EDIT) and need.is_standing
    context = {"page": page, "need": need, "company": need.company, "may_edit": may_edit}
    return render(request, "placements/need_proposals.html", context)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def need_offer(request: StaffRequest, company_id: UUID, need_id: UUID, proposal_id: str) -> HttpResponse:
    """Make a proposal an offer, in words that the company will read."""
    need = get_of_company(request.viewer, CompanyNeed, company_id, need_id, "owner")
    line, today = _line(request, need, proposal_id), request.viewer.today
    start = {"words": line.ranked.idea.words, "offered_on": today}
    start |= {"answer_by": add_working_days(today, DAYS_TO_ANSWER)}
    form = OfferForm(_sent(request), today=today, initial=start)
    if request.method != "POST" or not form.is_valid() or not line.can_be_offered or not need.is_standing:
        return _form_page(request, need, line, form)

    def offer() -> str:
        facts = form.facts(proposal_id=line.id, title=line.ranked.idea.title, reasons=line.reasons)
        actions.make_offer(by=request.user, need=need, facts=facts, at=request.viewer.at)
        messages.success(request, _("Tilbudt. Arket til virksomheden er klar at hente."))
        return reverse("companies:needs", args=[need.company_id])

    try:
        return once(request, offer, at=request.viewer.at)
    except (actions.AlreadyOffered, actions.NeedIsSettled):
        messages.info(request, _("En kollega kom først. Se, hvad der står nu."))
        return redirect("placements:need_proposals", company_id, need.pk)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def need_refuse(request: StaffRequest, company_id: UUID, need_id: UUID, proposal_id: str) -> HttpResponse:
    """Turn a proposal down for this need, with the reason."""
    need = get_of_company(request.viewer, CompanyNeed, company_id, need_id, "owner")
    line = _line(request, need, proposal_id)
    form = RefuseForm(_sent(request))
    if request.method != "POST" or not form.is_valid():
        return _form_page(request, need, line, form, is_refusal=True)

    def refuse() -> str:
        title, reason = line.ranked.idea.title, form.cleaned_data["reason"]
        actions.refuse_proposal(
            by=request.user, need=need, proposal_id=line.id, title=title, reason=reason, at=request.viewer.at
        )
        messages.success(request, _("Fravalgt. Grunden står ved behovet."))
        return reverse("placements:need_proposals", args=[company_id, need.pk])

    return once(request, refuse, at=request.viewer.at)


def _sent(request: StaffRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _form_page(
    request: StaffRequest, need: CompanyNeed, line: ProposalLine, form: Form, *, is_refusal: bool = False
) -> HttpResponse:
    context = {"need": need, "company": need.company, "line": line, "form": form, "is_refusal": is_refusal}
    return render(request, "placements/need_offer.html", context, status=422 if request.method == "POST" else 200)


def _line(request: StaffRequest, need: CompanyNeed, proposal_id: str) -> ProposalLine:
    line = proposal_page(need, user=request.user, today=request.viewer.today).line(proposal_id)
    if line is None:
        raise Http404
    return line
