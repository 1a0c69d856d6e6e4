"""A citizen's page, and writing who the citizen is."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens import actions
from jobbro.citizens import cpr as numbers
from jobbro.citizens.access import get_citizen_for, may_edit
from jobbro.citizens.forms import CitizenForm, NewCitizenForm
from jobbro.citizens.models import Citizen
from jobbro.citizens.queries.choices import case_choices
from jobbro.citizens.queries.differences import Difference, differences
from jobbro.citizens.queries.finding import is_visible, note_that_number_is_known
from jobbro.citizens.queries.page import citizen_page
from jobbro.ui.conflict import version_sent
from jobbro.ui.once import once
from jobbro.ui.recent import remember


@guard(Permission.CITIZEN_SEE)
def detail(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Show a citizen: strengths and wishes first."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    remember(request.session, "citizen", citizen.pk)
    return render(request, "citizens/detail.html", {"page": citizen_page(request.viewer, citizen), "citizen": citizen})


@guard(Permission.CITIZEN_SEE, reads=(), writes=["POST"])
def cpr(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Show the whole CPR number once; the look and the number are both logged."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    number = ""
    if citizen.cpr_encrypted:
        actions.note_cpr_shown(by=request.user, citizen=citizen, at=request.viewer.at)
        number = numbers.in_full(numbers.unseal(citizen.cpr_encrypted, citizen_id=citizen.pk))
    return render(request, "citizens/cpr.html", {"citizen": citizen, "number": number})


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def new(request: StaffRequest) -> HttpResponse:
    """Write a citizen down."""
    initial = {"team": request.user.team_id, request.user.role: request.user.pk}
    form = NewCitizenForm(request.POST or None, today=request.viewer.today, initial=initial, **case_choices())
    if not form.is_valid():
        return render(request, "citizens/new.html", {"form": form}, status=422 if form.is_bound else 200)
    try:
        return once(request, lambda: _create(request, form), at=request.viewer.at)
    except actions.CprTaken as taken:
        form.add_error("cpr", _taken(request, taken))
        return render(request, "citizens/new.html", {"form": form}, status=422)


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def edit(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Write what is now known about a citizen, and whose work it is."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    form = _edit_form(request, citizen)
    if request.method == "GET" or not form.is_valid():
        return _edit_page(request, citizen, form, status=422 if form.is_bound else 200)
    try:
        version = version_sent(request)
        actions.change_citizen(
            by=request.user, citizen=citizen, details=form.details(), edit_version=version, at=request.viewer.at
        )
    except actions.CprTaken as taken:
        form.add_error("cpr", _taken(request, taken))
        return _edit_page(request, citizen, form, status=422)
    except actions.SavedMeanwhile as late:
        rows = differences(form, late.stored)
        return _edit_page(request, citizen, form, status=409, version=late.stored.edit_version, rows=rows)
    messages.success(request, _("Gemt."))
    return HttpResponseRedirect(after_hand_over(request, citizen))


def after_hand_over(request: StaffRequest, citizen: Citizen) -> str:
    """Return the citizen's address, or the list's when the user has passed the citizen on."""
    if is_visible(request.viewer, citizen):
        return reverse("citizens:detail", args=[citizen.pk])
    messages.info(request, _("Borgeren er givet videre og står ikke længere hos dig."))
    return reverse("citizens:list")


def _create(request: StaffRequest, form: NewCitizenForm) -> str:
    at, typed = request.viewer.at, form.cleaned_data
    with transaction.atomic():
        citizen = actions.create_citizen(by=request.user, details=form.details(), at=at)
        if typed["group"]:
            actions.set_target_group(
                by=request.user, citizen=citizen, group=typed["group"], starts_on=typed["group_since"], at=at
            )
    messages.success(request, _("Borgeren er oprettet. Skriv nu, hvad borgeren vil og kan."))
    return after_hand_over(request, citizen)


def _edit_form(request: StaffRequest, citizen: Citizen) -> CitizenForm:
    shown = ("first_name", "last_name", "phone", "email", "team", "consultant", "caseworker")
    return CitizenForm(
        request.POST if request.method == "POST" else None,
        today=request.viewer.today,
        citizen=citizen,
        may_hand_over=may_edit(request.viewer, citizen, hand_over=True),
        initial={name: getattr(citizen, name) for name in shown},
        **case_choices(),
    )


def _edit_page(
    request: StaffRequest,
    citizen: Citizen,
    form: CitizenForm,
    *,
    status: int,
    version: int | None = None,
    rows: tuple[Difference, ...] = (),
) -> HttpResponse:
    shown = version or request.POST.get("edit_version", citizen.edit_version)
    context = {"citizen": citizen, "form": form, "version": shown, "differences": rows}
    return render(request, "citizens/edit.html", context, status=status)


def _taken(request: StaffRequest, taken: actions.CprTaken) -> str:
    if note_that_number_is_known(request.viewer, taken.citizen_id):
        return _("Borgeren er oprettet i forvejen. Søg på nummeret i listen.")
    return _("Borgeren er oprettet i forvejen hos andre. Bed din teamleder om at få borgeren udlånt.")
