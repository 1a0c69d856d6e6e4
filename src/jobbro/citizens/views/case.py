"""Whose work a citizen is: target group, loans, and closing the case."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens import actions
from jobbro.citizens.access import get_citizen_for
from jobbro.citizens.forms import CloseForm, GroupForm, LendForm
from jobbro.citizens.queries.choices import who_can_borrow
from jobbro.citizens.queries.page import spells_of
from jobbro.citizens.queries.sharing import get_loan_for
from jobbro.ui.once import once


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def group(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Note the citizen's target group from a day."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    form = GroupForm(request.POST if request.method == "POST" else None, initial={"starts_on": request.viewer.today})
    if form.is_valid():
        typed, at = form.cleaned_data, request.viewer.at
        try:
            actions.set_target_group(by=request.user, citizen=citizen, **typed, at=at)
        except actions.GroupBeginsTooEarly:
            form.add_error("starts_on", _("Der står allerede en senere målgruppe. Vælg en senere dag."))
        else:
            messages.success(request, _("Målgruppen er noteret."))
            return HttpResponseRedirect(reverse("citizens:detail", args=[citizen.pk]))
    context = {"citizen": citizen, "form": form, "spells": spells_of(citizen)}
    return render(request, "citizens/group.html", context, status=422 if form.is_bound else 200)


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def lend(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Let a colleague from elsewhere in, by name and for a period."""
    citizen = get_citizen_for(request.viewer, citizen_id, hand_over=True)
    form = LendForm(
        request.POST if request.method == "POST" else None,
        colleagues=who_can_borrow(request.viewer),
        today=request.viewer.today,
        initial={"starts_on": request.viewer.today},
    )
    if not form.is_valid():
        context = {"citizen": citizen, "form": form}
        return render(request, "citizens/lend.html", context, status=422 if form.is_bound else 200)

    def lend_it() -> str:
        actions.lend_citizen(by=request.user, citizen=citizen, **form.cleaned_data, at=request.viewer.at)
        messages.success(request, _("Udlånt. Kollegaen kan se borgeren i perioden, og hvert opslag logges."))
        return reverse("citizens:detail", args=[citizen.pk])

    return once(request, lend_it, at=request.viewer.at)


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def loan_end(request: StaffRequest, citizen_id: UUID, loan_id: int) -> HttpResponse:
    """End a loan at once."""
    lending = get_loan_for(request.viewer, citizen_id, loan_id)
    actions.end_lending(by=request.user, lending=lending, today=request.viewer.today, at=request.viewer.at)
    messages.success(request, _("Udlånet er slut. Kollegaen kan ikke længere se borgeren."))
    return HttpResponseRedirect(reverse("citizens:detail", args=[citizen_id]))


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def case(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Close a citizen's case, or open it again."""
    citizen = get_citizen_for(request.viewer, citizen_id, hand_over=True)
    today, at = request.viewer.today, request.viewer.at
    form = CloseForm(request.POST if request.method == "POST" else None, today=today, initial={"closed_on": today})
    if request.method == "POST" and citizen.closed_on:
        actions.reopen_case(by=request.user, citizen=citizen, at=at)
        messages.success(request, _("Sagen er åben igen."))
        return HttpResponseRedirect(reverse("citizens:detail", args=[citizen.pk]))
    if form.is_valid():
        actions.close_case(by=request.user, citizen=citizen, on_date=form.cleaned_data["closed_on"], at=at)
        messages.success(request, _("Sagen er afsluttet, og udlån er stoppet."))
        return HttpResponseRedirect(reverse("citizens:detail", args=[citizen.pk]))
    context = {"citizen": citizen, "form": form}
    return render(request, "citizens/case.html", context, status=422 if form.is_bound else 200)
