"""What to say to a company: statements with their proof, arguments with its own figures, and how to begin the talk."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.accounts.queries import rulebook_in_force
from jobbro.companies.access import get_company_for
from jobbro.companies.models import Company
from jobbro.companies.queries.card import counts_of
from jobbro.domain.rules import Rulebook
from jobbro.placements.exports.arguments import ENDINGS, pitch_file, pitch_letter
from jobbro.placements.forms.arguments import ArgumentForm
from jobbro.placements.queries.arguments import NOTHING_GIVEN, argument_page
from jobbro.placements.queries.examples import Example, examples_for
from jobbro.placements.queries.proof import full_time_of
from jobbro.ui.wording import number


@guard(Permission.PLACEMENT_SEE, reads=("GET", "POST"))
def arguments(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Show what can be said and proved, with the figures that were written; as a paper when one is asked for."""
    company, today = get_company_for(request.viewer, company_id), request.viewer.today
    book = rulebook_in_force()
    examples = examples_for(company, full_time=full_time_of(book, today), today=today)
    form = _form(request, company, examples, book)
    given = form.given() if form.is_valid() else NOTHING_GIVEN
    page = argument_page(request.viewer, company, given, examples, book=book)
    ending = request.POST.get("hent", "") if form.is_valid() else ""
    if ending in ENDINGS:
        letter = pitch_letter(page, company, by=request.user, printed_on=today)
        if letter is not None:
            return _paper(pitch_file(letter, ending=ending))
        messages.info(request, _("Intet kan bevises endnu. Skriv timer, eller se, hvad der mangler eksempler på."))
    context = {"company": company, "page": page, "form": form}
    return render(request, "placements/arguments.html", context, status=422 if form.errors else 200)


def _form(request: StaffRequest, company: Company, examples: tuple[Example, ...], book: Rulebook) -> ArgumentForm:
    """What was sent, or else the hours of the easy tasks on the company's card, so that the sentences tell them."""
    card = {"virksomhed": company.name}
    sent: Mapping[str, Any] | None = request.POST if request.method == "POST" else None
    if sent is None and (easy := counts_of(company).easy_hours):
        sent = card | {"timer": number(easy), "maal": "timer"}
    return ArgumentForm(sent, today=request.viewer.today, rulebook=book, card=card, examples=examples)


def _paper(file: tuple[str, str, bytes]) -> HttpResponse:
    name, content_type, content = file
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
