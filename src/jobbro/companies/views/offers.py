"""Offers to a company: what it answered, and the paper that it gets (R-012)."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies import actions
from jobbro.companies.access import get_company_for, get_of_company
from jobbro.companies.exports.offer import ENDINGS, offer_file, offer_paper
from jobbro.companies.forms import AnswerForm
from jobbro.companies.models import Company, CompanyOffer
from jobbro.companies.queries.needs import register_of
from jobbro.companies.views.editing import Page, answer, initial_of, typed
from jobbro.documents.on_page import page_blocks
from jobbro.ui.conflict import version_sent


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def offer_answer(request: StaffRequest, company_id: UUID, offer_id: UUID) -> HttpResponse:
    """Write down what the company said to an offer, or that it was taken back."""
    offer = get_of_company(request.viewer, CompanyOffer, company_id, offer_id, "need")
    today = request.viewer.today
    start = initial_of(offer) if offer.answered_on else {"answered_on": today}
    form = AnswerForm(typed(request), today=today, offered_on=offer.offered_on, initial=start)
    url = reverse("companies:needs", args=[company_id])

    def save() -> str:
        said = form.cleaned_data | {"state": CompanyOffer.State(form.cleaned_data["state"])}
        version = version_sent(request)
        actions.answer_offer(by=request.user, offer=offer, edit_version=version, at=request.viewer.at, **said)
        return url

    context = {"company": offer.company, "heading": _("Svar på tilbud"), "back_url": url, "offer": offer}
    context["fields"] = ["state", "answered_on", "answer"]
    page = Page("companies/need_fields.html", _("Svaret er gemt."), context, offer.edit_version)
    return answer(request, page, [form], save)


@guard(Permission.COMPANY_SEE)
def offer_sheet(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Show the paper with everything that is offered and not answered."""
    company, today = get_company_for(request.viewer, company_id), request.viewer.today
    paper = offer_paper(company, register_of(company, today=today), by=request.user, printed_on=today)
    if paper is None:
        return _nothing_to_print(request, company)
    context = {"company": company, "paper": paper, "letter": paper.letter, "blocks": page_blocks(paper.letter)}
    return render(request, "companies/offer_sheet.html", context)


@guard(Permission.COMPANY_SEE)
def offer_download(request: StaffRequest, company_id: UUID, ending: str) -> HttpResponse:
    """Hand out the paper as a PDF or a Word file."""
    company, today = get_company_for(request.viewer, company_id), request.viewer.today
    paper = offer_paper(company, register_of(company, today=today), by=request.user, printed_on=today)
    if ending not in ENDINGS:
        raise Http404
    if paper is None:
        return _nothing_to_print(request, company)
    name, content_type, content = offer_file(paper, ending=ending)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


def _nothing_to_print(request: StaffRequest, company: Company) -> HttpResponse:
    messages.info(request, _("Ingen tilbud, der kan stå på et ark, venter på svar."))
    return HttpResponseRedirect(reverse("companies:needs", args=[company.pk]))
