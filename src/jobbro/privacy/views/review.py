"""The auditor's pages: the log, the draw, the chain."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.audit.lookups import chain_head, check_chain
from jobbro.privacy import actions
from jobbro.privacy.forms import DrawForm, HeadForm, ReviewForm
from jobbro.privacy.models import Verdict
from jobbro.privacy.queries.lookups import LookFilter, broken_in_words, look_page
from jobbro.privacy.queries.sampling import drawn_look, is_honest, latest_samples, sample_lines, sample_of
from jobbro.ui.once import once


@guard(Permission.LOOKUPS_REVIEW)
def lookups(request: StaffRequest) -> HttpResponse:
    """Show the look-up log as asked for."""
    page = look_page(LookFilter.of(request.GET.dict()))
    return render(request, "privacy/lookups.html", {"page": page}, status=422 if page.asked.unread else 200)


@guard(Permission.LOOKUPS_REVIEW, reads=["GET", "POST"])
def chain(request: StaffRequest) -> HttpResponse:
    """Show the end of the log, and check the whole of it when asked."""
    form = HeadForm(request.POST if request.method == "POST" else None)
    checked = form.is_valid()
    broken = check_chain(head=form.cleaned_data["head"]) if checked else None
    context = {
        "form": form,
        "head": ":".join(map(str, chain_head() or ())),
        "checked": checked,
        "broken": broken_in_words(broken) if broken else "",
    }
    return render(request, "privacy/chain.html", context, status=422 if form.errors else 200)


@guard(Permission.LOOKUPS_REVIEW, writes=["POST"])
def samples(request: StaffRequest) -> HttpResponse:
    """Show the samples, and draw a new one."""
    form = DrawForm(request.POST if request.method == "POST" else None, today=request.viewer.today)
    if form.is_valid():
        try:
            return once(request, lambda: _draw(request, form), at=request.viewer.at)
        except actions.NothingToDraw:
            form.add_error("month", _("Der er ingen opslag af den slags i måneden."))
    context = {"form": form, "samples": latest_samples()}
    return render(request, "privacy/samples.html", context, status=422 if form.errors else 200)


@guard(Permission.LOOKUPS_REVIEW)
def sample(request: StaffRequest, sample_id: int) -> HttpResponse:
    """Show the drawn looks of a sample, and whether the draw can be repeated."""
    drawn = sample_of(sample_id)
    context = {
        "sample": drawn,
        "lines": sample_lines(drawn),
        "honest": is_honest(drawn),
        "verdicts": Verdict.choices,
    }
    return render(request, "privacy/sample.html", context)


@guard(Permission.LOOKUPS_REVIEW, reads=(), writes=["POST"])
def answer(request: StaffRequest, sample_id: int, number: int) -> HttpResponse:
    """Write the auditor's answer on a drawn look."""
    drawn = sample_of(sample_id)
    look = drawn_look(drawn, number)
    form = ReviewForm(request.POST)
    if form.is_valid():
        actions.review_look(by=request.user, look=look, **form.cleaned_data, at=request.viewer.at)
        messages.success(request, _("Svaret er gemt."))
    else:
        messages.error(request, _("Vælg et svar, og skriv højst 500 tegn."))
    return HttpResponseRedirect(reverse("privacy:sample", args=[drawn.pk]) + f"#opslag-{number}")


def _draw(request: StaffRequest, form: DrawForm) -> str:
    drawn = actions.draw_sample(by=request.user, **form.cleaned_data, at=request.viewer.at)
    return reverse("privacy:sample", args=[drawn.pk])
