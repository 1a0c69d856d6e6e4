"""Finding out about a company, one question at a time."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies import actions
from jobbro.companies.access import get_company_for
from jobbro.companies.forms import PreparationForm
from jobbro.companies.models import FactSource, PreparationKey
from jobbro.companies.queries.card import overview
from jobbro.companies.views.editing import Page, answer, initial_of, typed
from jobbro.library import texts
from jobbro.ui.conflict import version_sent


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def prepare(request: StaffRequest, company_id: UUID, key: str) -> HttpResponse:
    """Answer one of the questions, and go on to the next that is missing."""
    if key not in PreparationKey.values:
        raise Http404
    company, today = get_company_for(request.viewer, company_id), request.viewer.today
    written = company.preparation.filter(key=key).first()
    start = initial_of(written) if written else {"source": FactSource.OWN_LOOK, "on_day": today}
    question = texts().say(f"preparation.{key}")
    form = PreparationForm(typed(request), question=question, today=today, initial=start)

    def save() -> str:
        actions.note_preparation(
            by=request.user,
            company=company,
            key=PreparationKey(key),
            finding=form.finding,
            edit_version=version_sent(request),
            at=request.viewer.at,
        )
        return _next_url(request, company_id) if "onward" in request.POST else detail_url

    detail_url = reverse("companies:detail", args=[company_id])
    context = {"company": company, "heading": _("Forberedelse"), "hint": texts().say(f"preparation.hint.{key}")}
    version = written.edit_version if written else actions.NOT_WRITTEN
    page = Page("companies/preparation_form.html", _("Svaret er gemt."), context, version)
    return answer(request, page, [form], save)


def _next_url(request: StaffRequest, company_id: UUID) -> str:
    company = get_company_for(request.viewer, company_id)
    missing = overview(company, today=request.viewer.today, rulebook=request.viewer.rulebook).preparation.next_missing
    if missing is None:
        return reverse("companies:detail", args=[company_id])
    return reverse("companies:prepare", args=[company_id, missing.key])
