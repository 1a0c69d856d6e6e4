"""The stair of a work function: seen, rated by each, agreed on, and aimed upwards."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens.access import get_citizen_for, may_edit
from jobbro.domain.stair import AimFlaw
from jobbro.progression.access import get_function_for
from jobbro.progression.actions import stair as actions
from jobbro.progression.forms.stair import AgreedForm, AimForm, FunctionForm, PlacingForm
from jobbro.progression.models import StairFunction, StairRater
from jobbro.progression.queries.goals import courses_for
from jobbro.progression.queries.stair import function_shown, stairs_page
from jobbro.ui.once import once

RATERS = {"borger": StairRater.CITIZEN, "kontakt": StairRater.CONTACT, "konsulent": StairRater.CONSULTANT}


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def stairs(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Show the citizen's work functions, each for itself, and begin a new one."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    form = FunctionForm(request.POST if request.method == "POST" else None, courses=courses_for(citizen))
    if not form.is_valid():
        context = {"citizen": citizen, "form": form, "page": stairs_page(request.viewer, citizen)}
        return render(request, "progression/stairs.html", context, status=422 if form.is_bound else 200)

    def begin() -> str:
        made = actions.start_function(by=request.user, citizen=citizen, details=form.details(), at=request.viewer.at)
        return _place(made)

    return once(request, begin, at=request.viewer.at)


@guard(Permission.CITIZEN_SEE)
def function(request: StaffRequest, citizen_id: UUID, function_id: UUID) -> HttpResponse:
    """Show one work function: the picture, the round, the targets and the history."""
    row = get_function_for(request.viewer, citizen_id, function_id)
    return render(request, "progression/stair.html", _context(request, row))


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def rate(request: StaffRequest, citizen_id: UUID, function_id: UUID) -> HttpResponse:
    """Place the citizen as one of the three does; the page shows nobody else's placing."""
    row = get_function_for(request.viewer, citizen_id, function_id)
    if (rater := RATERS.get(request.GET.get("hvem", "borger"))) is None:
        raise Http404
    today = request.viewer.today
    form = PlacingForm(_sent(request), rater=rater, today=today, initial={"rated_on": today})
    if not form.is_valid():
        context = {"citizen": row.citizen, "function": row, "form": form, "rater": rater}
        return render(request, "progression/stair_rate.html", context, status=422 if form.is_bound else 200)

    def keep() -> None:
        actions.rate_function(by=request.user, function=row, placed=form.placed(), at=request.viewer.at)
        messages.success(request, _("Gemt. Svarene bliver vist, når borgeren og konsulenten begge har svaret."))

    return _kept(request, row, keep)


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def agree(request: StaffRequest, citizen_id: UUID, function_id: UUID) -> HttpResponse:
    """Write down the step that they agreed on."""
    row, today = get_function_for(request.viewer, citizen_id, function_id), request.viewer.today
    form = AgreedForm(_sent(request), today=today, initial={"agreed_on": today})
    if not form.is_valid():
        return _form_page(request, row, form, _("Her er vi enige"))

    def keep() -> None:
        said, at = form.cleaned_data, request.viewer.at
        level, day, why = said["level"], said["agreed_on"], said["why"]
        actions.agree_step(by=request.user, function=row, level=level, on_date=day, why=why, at=at)
        messages.success(request, _("Gemt. Sæt nu det næste mål sammen."))

    return _kept(request, row, keep)


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def aim(request: StaffRequest, citizen_id: UUID, function_id: UUID) -> HttpResponse:
    """Set a target with its day, how and help."""
    row = get_function_for(request.viewer, citizen_id, function_id)
    form = AimForm(_sent(request), today=request.viewer.today)
    if not form.is_valid():
        return _form_page(request, row, form, _("Det næste mål"))

    def keep() -> None:
        actions.set_aim(by=request.user, function=row, aim=form.aim(), at=request.viewer.at)
        messages.success(request, _("Målet er gemt."))

    try:
        return _kept(request, row, keep)
    except actions.AimStands:
        form.add_error("level", _("Trinnet har et mål. Tag det væk først, hvis det skal være anderledes."))
    except actions.AimDoesNotFit as wrong:
        if AimFlaw.LEVEL_DOES_NOT_RISE in wrong.why:
            form.add_error("level", _("Vælg et trin over det, I er på nu."))
        if AimFlaw.DAY_DOES_NOT_RISE in wrong.why:
            form.add_error("due_on", _("Et højere trin skal have en senere dag."))
    return _form_page(request, row, form, _("Det næste mål"))


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def aim_away(request: StaffRequest, citizen_id: UUID, function_id: UUID) -> HttpResponse:
    """Take the target of a step away."""
    row = get_function_for(request.viewer, citizen_id, function_id)
    actions.drop_aim(by=request.user, function=row, level=request.POST.get("level", ""), at=request.viewer.at)
    return HttpResponseRedirect(_place(row))


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def away(request: StaffRequest, citizen_id: UUID, function_id: UUID) -> HttpResponse:
    """Take a work function off the pages."""
    row = get_function_for(request.viewer, citizen_id, function_id)
    actions.lay_function_away(by=request.user, function=row, at=request.viewer.at)
    messages.success(request, _("Arbejdsfunktionen er lagt væk."))
    return HttpResponseRedirect(reverse("progression:stairs", args=[citizen_id]))


def _sent(request: StaffRequest) -> object:
    return request.POST if request.method == "POST" else None


def _place(row: StairFunction) -> str:
    return reverse("progression:stair", args=[row.citizen_id, row.pk])


def _kept(request: StaffRequest, row: StairFunction, keep: Callable[[], None]) -> HttpResponse:
    """Keep what a form says, once, and go to the function; whose turn it is is told in plain words."""

    def act() -> str:
        keep()
        return _place(row)

    try:
        return once(request, act, at=request.viewer.at)
    except actions.NotYourTurn:
        messages.warning(request, _("Borgeren svarer først, og hver svarer én gang. Der er ikke gemt noget nyt."))
    except actions.NotRatedYet:
        messages.warning(request, _("Borgeren og konsulenten skal begge svare, før I kan blive enige."))
    except actions.NoStartYet:
        messages.warning(request, _("Bliv først enige om, hvor borgeren er nu."))
    return HttpResponseRedirect(_place(row))


def _form_page(request: StaffRequest, row: StairFunction, form: AgreedForm | AimForm, title: str) -> HttpResponse:
    context = _context(request, row) | {"form": form, "title": title}
    return render(request, "progression/stair_form.html", context, status=422 if form.is_bound else 200)


def _context(request: StaffRequest, row: StairFunction) -> dict[str, object]:
    shown = function_shown(row, today=request.viewer.today)
    turns = [(word, rater.label) for word, rater in RATERS.items() if rater.value in shown.turns]
    may = may_edit(request.viewer, row.citizen)
    return {"citizen": row.citizen, "function": row, "page": shown, "turns": turns, "may_edit": may}
