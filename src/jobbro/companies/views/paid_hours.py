"""The nine questions about paid hours as a guided page (R-035)."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies import actions
from jobbro.companies.access import get_company_for
from jobbro.companies.forms.paid_hours import form_for
from jobbro.companies.models import Company, PaidHoursAnswer
from jobbro.companies.queries.paid_hours import hours_card, hours_page
from jobbro.companies.views.editing import Page, answer, initial_of, typed
from jobbro.companies.views.frame import company_frame
from jobbro.ui.conflict import version_sent


@guard(Permission.COMPANY_SEE)
def paid_hours(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Show the nine questions, what was answered, and what each yes became."""
    company = get_company_for(request.viewer, company_id)
    return render(request, "companies/paid_hours.html", company_frame(request, company, page=hours_page(company)))


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def paid_hours_ask(request: StaffRequest, company_id: UUID, card: str) -> HttpResponse:
    """Answer one of the questions; a yes becomes a task with hours or a shared position at once."""
    company, asked = get_company_for(request.viewer, company_id), hours_card(card)
    if asked is None or asked.makes is None:
        raise Http404
    written = company.paid_hours_answers.filter(question=card).select_related("made_task", "made_position").first()
    kind = form_for(asked.makes, is_made=written is not None and written.has_made)
    start = {key: initial_of(written)[key] for key in ("reply", "words")} if written else {}
    form = kind(typed(request), makes=asked.makes, today=request.viewer.today, initial=start)

    def save() -> str:
        version, at = version_sent(request), request.viewer.at
        said: dict[str, Any] = {"question": card, "heard": form.heard, "makes": form.made, "edit_version": version}
        made = actions.answer_paid_hours(by=request.user, company=company, **said, at=at)
        return _onward(company, made, goes_on="onward" in request.POST)

    version = written.edit_version if written else actions.NOT_WRITTEN
    context = {"company": company, "heading": asked.say, "card": asked, "written": written, "back_url": _url(company)}
    return answer(request, Page("companies/paid_hours_form.html", _("Svaret er gemt."), context, version), [form], save)


def _onward(company: Company, made: PaidHoursAnswer, *, goes_on: bool) -> str:
    following = hours_page(company).next_question if goes_on else ""
    if following:
        return reverse("companies:paid_hours_ask", args=[company.pk, following])
    if made.made_position_id is not None and not goes_on:
        return reverse("companies:position", args=[company.pk, made.made_position_id])
    return _url(company)


def _url(company: Company) -> str:
    return reverse("companies:paid_hours", args=[company.pk])
