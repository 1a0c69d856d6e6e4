"""How the municipality words the questions for calls."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies import actions
from jobbro.companies.forms import CallQuestionsForm
from jobbro.companies.models import CallRole
from jobbro.companies.queries.calling import worded_questions, wording_version
from jobbro.ui.conflict import chosen, conflict_page, version_sent
from jobbro.ui.once import once


@guard(Permission.TOOLBOX_MANAGE, writes=["POST"])
def call_questions(request: StaffRequest, role: str) -> HttpResponse:
    """Word the questions to one counterpart: change, hide, or add."""
    if role not in CallRole.values:
        raise Http404
    counterpart = CallRole(role)
    lines, own = worded_questions(counterpart)
    form = CallQuestionsForm(chosen(request.POST) if request.method == "POST" else None, lines=lines, own=own)
    if form.is_valid():

        def save() -> str:
            actions.word_call_questions(
                by=request.user,
                role=counterpart,
                worded=form.worded,
                own=form.own,
                edit_version=version_sent(request),
                at=request.viewer.at,
            )
            messages.success(request, _("Spørgsmålene er gemt. De gælder for alle kolleger."))
            return reverse("companies:call_questions", args=[role])

        try:
            return once(request, save, at=request.viewer.at)
        except actions.QuestionsWordedMeanwhile as newer:
            return _both(request, form, counterpart, newer)
    return _page(request, form, counterpart)


def _both(
    request: StaffRequest, form: CallQuestionsForm, role: CallRole, newer: actions.QuestionsWordedMeanwhile
) -> HttpResponse:
    """The words of both; a question that a colleague brought back to the shipped words is told without a name."""
    saved = {name: field.initial for name, field in form.fields.items()}
    by, at = (newer.last.written_by.full_name, newer.last.written_at) if newer.last else ("", None)
    return conflict_page(request, form, saved, edit_version=wording_version(role, form.lines), saved_by=by, saved_at=at)


def _page(request: StaffRequest, form: CallQuestionsForm, role: CallRole) -> HttpResponse:
    tabs = [{"label": one.label, "url": reverse("companies:call_questions", args=[one])} for one in CallRole]
    context = {"form": form, "lines": form.lines, "tabs": tabs, "role": role}
    context["edit_version"] = version_sent(request) if form.is_bound else wording_version(role, form.lines)
    # Who keeps the questions need not be one who works with companies.
    context["list_url"] = reverse("companies:list") if request.user.may(Permission.COMPANY_SEE) else ""
    return render(request, "companies/call_questions.html", context, status=422 if form.errors else 200)
