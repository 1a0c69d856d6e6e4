"""The catalogue of green tasks: colleagues add to it, and the team lead says yes before others are asked."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies import actions
from jobbro.companies.access import may_edit
from jobbro.companies.forms import GreenForm, ReviewForm
from jobbro.companies.models import GreenPrompt
from jobbro.companies.queries.green import green_page
from jobbro.companies.views.editing import Page, answer, initial_of, typed
from jobbro.ui.conflict import conflict_page, version_sent
from jobbro.ui.once import once


@guard(Permission.COMPANY_SEE)
def green(request: StaffRequest) -> HttpResponse:
    """Show the four kinds of green work, what colleagues added, and what waits."""
    context = {"page": green_page(), "may_edit": may_edit(request.viewer)}
    context["may_review"] = request.user.may(Permission.TEAM_OVERVIEW)
    return render(request, "companies/green.html", context)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def green_new(request: StaffRequest) -> HttpResponse:
    """Add a green task for the team lead to look at."""
    form = GreenForm(typed(request))

    def save() -> str:
        actions.propose_green(by=request.user, facts=form.facts, at=request.viewer.at)
        return reverse("companies:green")

    context = {"heading": _("Ny grøn opgave"), "back_url": reverse("companies:green")}
    return answer(request, Page("companies/green_form.html", _("Teamlederen ser på den."), context), [form], save)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def green_edit(request: StaffRequest, prompt_id: UUID) -> HttpResponse:
    """Write a green task anew; it waits for the team lead again."""
    prompt = get_object_or_404(GreenPrompt, pk=prompt_id)
    form = GreenForm(typed(request), initial=initial_of(prompt))

    def save() -> str:
        version, at = version_sent(request), request.viewer.at
        actions.reword_green(by=request.user, prompt=prompt, facts=form.facts, edit_version=version, at=at)
        messages.success(request, _("Teamlederen ser på den igen."))
        return reverse("companies:green")

    if request.method == "POST" and form.is_valid():
        try:
            return once(request, save, at=request.viewer.at)
        except actions.SavedMeanwhile as newer:
            stored = initial_of(newer.stored)
            version, who = newer.version, _("en kollega")
            return conflict_page(request, form, stored, edit_version=version, saved_by=who, saved_at=None)
    return _edit_page(request, prompt, form)


@guard(Permission.TEAM_OVERVIEW, reads=(), writes=["POST"])
def green_review(request: StaffRequest, prompt_id: UUID) -> HttpResponse:
    """Approve a green task or send it back with a word."""
    prompt, form = get_object_or_404(GreenPrompt, pk=prompt_id), ReviewForm(request.POST)
    context = {"page": green_page(), "may_edit": True, "may_review": True, "asked": prompt.pk, "form": form}
    if not form.is_valid():
        return render(request, "companies/green.html", context, status=422)
    said, version = form.cleaned_data, version_sent(request)
    yes, at = said["answer"] == "ja", request.viewer.at
    try:
        actions.review_green(
            by=request.user, prompt=prompt, approved=yes, word=said["word"], edit_version=version, at=at
        )
    except actions.NeedsAWord:
        form.add_error("word", _("Skriv, hvorfor den kommer tilbage."))
        return render(request, "companies/green.html", context, status=422)
    except actions.SavedMeanwhile:
        messages.warning(request, _("Opgaven er ændret imens. Se på den igen."))
        return HttpResponseRedirect(reverse("companies:green"))
    messages.success(request, _("Opgaven er godkendt.") if yes else _("Opgaven er sendt tilbage."))
    return HttpResponseRedirect(reverse("companies:green"))


def _edit_page(request: StaffRequest, prompt: GreenPrompt, form: GreenForm) -> HttpResponse:
    sent = request.method == "POST"
    context: dict[str, Any] = {"form": form, "second": None, "company": None, "existing": None, "prompt": prompt}
    context |= {"heading": _("Ret grøn opgave"), "back_url": reverse("companies:green")}
    context["edit_version"] = version_sent(request) if sent else prompt.edit_version
    return render(request, "companies/green_form.html", context, status=422 if sent else 200)
