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
from jobbro.companies.queries.calling import worded_questions
from jobbro.ui.once import once


@guard(Permission.TOOLBOX_MANAGE, writes=["POST"])
def call_questions(request: StaffRequest, role: str) -> HttpResponse:
    """Word the questions to one counterpart: change, hide, or add."""
    if role not in CallRole.values:
        raise Http404
    chosen = CallRole(role)
    lines, own = worded_questions(chosen)
    form = CallQuestionsForm(request.POST if request.method == "POST" else None, lines=lines, own=own)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            worded, added = form.worded, form.own
            actions.word_call_questions(by=request.user, role=chosen, worded=worded, own=added, at=request.viewer.at)
            messages.success(request, _("Spørgsmålene er gemt. De gælder for alle kolleger."))
            return reverse("companies:call_questions", args=[role])

        return once(request, save, at=request.viewer.at)
    tabs = [{"label": one.label, "url": reverse("companies:call_questions", args=[one])} for one in CallRole]
    context = {"form": form, "lines": lines, "tabs": tabs, "role": chosen}
    # Who keeps the questions need not be one who works with companies.
    context["list_url"] = reverse("companies:list") if request.user.may(Permission.COMPANY_SEE) else ""
    return render(request, "companies/call_questions.html", context, status=422 if form.errors else 200)
