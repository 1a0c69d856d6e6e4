"""What follows a goal: the five levels, homework between the talks, and the three zones."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens.access import get_citizen_for
from jobbro.domain.stair import LEVELS
from jobbro.progression import actions
from jobbro.progression.access import get_goal_for, get_homework_for, get_zone_item_for
from jobbro.progression.forms.following import HomeworkForm, LevelsForm, RatingForm, ReportForm, ZoneForm
from jobbro.progression.models import CitizenGoal, Homework, ZoneItem
from jobbro.progression.queries.goals import levels_and_ratings
from jobbro.progression.queries.zones import zones_page
from jobbro.ui.conflict import chosen, conflict_page, version_sent
from jobbro.ui.once import once


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def levels(request: StaffRequest, citizen_id: UUID, goal_id: UUID) -> HttpResponse:
    """Agree on the five levels of a goal; once one has been used they stand."""
    goal = get_goal_for(request.viewer, citizen_id, goal_id)
    form = LevelsForm(request.POST if request.method == "POST" else None, initial={"weight": goal.weight})
    if not form.is_valid():
        return _levels_page(request, goal, form, status=422 if form.is_bound else 200)
    try:
        actions.agree_levels(
            by=request.user,
            goal=goal,
            wordings=form.wordings(),
            weight=form.cleaned_data["weight"],
            at=request.viewer.at,
        )
    except actions.LevelsInUse:
        messages.warning(request, _("Trinene er brugt, så de bliver stående, som I aftalte dem."))
        return HttpResponseRedirect(reverse("progression:levels", args=[citizen_id, goal_id]))
    messages.success(request, _("Trinene er aftalt. Nu kan I se, hvor langt I er."))
    return HttpResponseRedirect(_place(goal))


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def rate(request: StaffRequest, citizen_id: UUID, goal_id: UUID) -> HttpResponse:
    """Say which of the agreed levels has been reached."""
    goal = get_goal_for(request.viewer, citizen_id, goal_id)
    form = RatingForm(request.POST, levels=levels_and_ratings(goal)[0].lines)
    if not form.is_valid():
        return _levels_page(request, goal, None, status=422, rating=form)

    def add() -> str:
        said = form.cleaned_data
        actions.rate_goal(
            by=request.user,
            goal=goal,
            level=said["level"],
            on_date=said["rated_on"],
            note=said["note"],
            at=request.viewer.at,
        )
        messages.success(request, _("Gemt."))
        return _place(goal)

    return once(request, add, at=request.viewer.at)


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def homework_new(request: StaffRequest, citizen_id: UUID, goal_id: UUID) -> HttpResponse:
    """Agree on homework towards a goal."""
    goal = get_goal_for(request.viewer, citizen_id, goal_id)
    form = HomeworkForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"citizen": goal.citizen, "goal": goal, "homework": None, "form": form}
        return render(request, "progression/homework.html", context, status=422 if form.is_bound else 200)

    def add() -> str:
        actions.give_homework(by=request.user, goal=goal, details=form.details(), at=request.viewer.at)
        messages.success(request, _("Aftalt. Borgeren kan melde tilbage på sin egen side."))
        return _place(goal)

    return once(request, add, at=request.viewer.at)


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def homework_edit(request: StaffRequest, citizen_id: UUID, homework_id: UUID) -> HttpResponse:
    """Write anew what was agreed; two who do it at once both see both texts."""
    homework = get_homework_for(request.viewer, citizen_id, homework_id)
    form = HomeworkForm(chosen(request.POST) if request.method == "POST" else None, initial=_terms_of(homework))
    if not form.is_valid():
        return _edit_page(request, homework, form)
    version, at = version_sent(request), request.viewer.at
    try:
        actions.change_homework(by=request.user, homework=homework, details=form.details(), edit_version=version, at=at)
        messages.success(request, _("Rettet. Borgeren kan se det på sin egen side."))
    except actions.AlreadyReported:
        messages.warning(request, _("Borgeren har meldt tilbage, så opgaven bliver stående."))
    except actions.HomeworkSavedMeanwhile as late:
        return _both(request, form, _terms_of(late.stored), late)
    return HttpResponseRedirect(_place(homework.goal))


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def homework_report(request: StaffRequest, citizen_id: UUID, homework_id: UUID) -> HttpResponse:
    """Write down what the citizen told about the homework."""
    homework = get_homework_for(request.viewer, citizen_id, homework_id)
    form = ReportForm(chosen(request.POST) if request.method == "POST" else None, initial=_report_of(homework))
    if not form.is_valid():
        return _report_page(request, homework, form)
    by, version, at = request.user.actor, version_sent(request), request.viewer.at
    try:
        actions.report_homework(by=by, homework=homework, report=form.report(), edit_version=version, at=at)
    except actions.HomeworkSavedMeanwhile as late:
        return _both(request, form, _report_of(late.stored), late)
    messages.success(request, _("Gemt."))
    return HttpResponseRedirect(_place(homework.goal))


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def homework_drop(request: StaffRequest, citizen_id: UUID, homework_id: UUID) -> HttpResponse:
    """Take back homework that nobody has reported on."""
    homework = get_homework_for(request.viewer, citizen_id, homework_id)
    try:
        actions.drop_homework(by=request.user, homework=homework, at=request.viewer.at)
        messages.success(request, _("Hjemmeopgaven er taget tilbage."))
    except actions.AlreadyReported:
        messages.warning(request, _("Borgeren har meldt tilbage, så opgaven bliver stående."))
    return HttpResponseRedirect(_place(homework.goal))


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def zones(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Show the three zones, and let the citizen place something in them."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    form = ZoneForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"citizen": citizen, "form": form, "page": zones_page(request.viewer, citizen)}
        return render(request, "progression/zones.html", context, status=422 if form.is_bound else 200)

    def add() -> str:
        actions.place_item(
            by=request.user,
            citizen=citizen,
            wording=form.cleaned_data["wording"],
            placing=form.placing(),
            by_citizen=form.cleaned_data["by_citizen"],
            on_date=request.viewer.today,
            at=request.viewer.at,
        )
        return reverse("progression:zones", args=[citizen.pk])

    return once(request, add, at=request.viewer.at)


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def zone_move(request: StaffRequest, citizen_id: UUID, item_id: UUID) -> HttpResponse:
    """Place something in another zone, or agree on support or a later day for it."""
    item = get_zone_item_for(request.viewer, citizen_id, item_id)
    form = _zone_form(request, item)
    if not form.is_valid():
        context = {"citizen": item.citizen, "item": item, "form": form}
        return render(request, "progression/zone.html", context, status=422 if form.is_bound else 200)
    actions.move_item(
        by=request.user,
        item=item,
        placing=form.placing(),
        by_citizen=form.cleaned_data["by_citizen"],
        on_date=request.viewer.today,
        at=request.viewer.at,
    )
    messages.success(request, _("Gemt."))
    return HttpResponseRedirect(reverse("progression:zones", args=[citizen_id]))


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def zone_away(request: StaffRequest, citizen_id: UUID, item_id: UUID) -> HttpResponse:
    """Take something off the picture."""
    item = get_zone_item_for(request.viewer, citizen_id, item_id)
    actions.lay_item_away(by=request.user, item=item, at=request.viewer.at)
    return HttpResponseRedirect(reverse("progression:zones", args=[citizen_id]))


def _place(goal: CitizenGoal) -> str:
    return reverse("progression:goals", args=[goal.citizen_id]) + f"#maal-{goal.pk}"


def _report_of(homework: Homework) -> dict[str, object]:
    done = {True: "yes", False: "no", None: ""}[homework.is_done]
    return {"done": done, "difficulty": homework.difficulty, "told": homework.told}


def _terms_of(homework: Homework) -> dict[str, object]:
    return {name: getattr(homework, name) for name in ("wording", "when", "where", "how", "due_on")}


def _edit_page(request: StaffRequest, homework: Homework, form: HomeworkForm) -> HttpResponse:
    context = {"citizen": homework.goal.citizen, "goal": homework.goal, "homework": homework, "form": form}
    context["version"] = _version(request, homework, form)
    return render(request, "progression/homework.html", context, status=422 if form.is_bound else 200)


def _report_page(request: StaffRequest, homework: Homework, form: ReportForm) -> HttpResponse:
    context = {"citizen": homework.goal.citizen, "homework": homework, "form": form}
    context["version"] = _version(request, homework, form)
    return render(request, "progression/homework_report.html", context, status=422 if form.is_bound else 200)


def _version(request: StaffRequest, homework: Homework, form: HomeworkForm | ReportForm) -> int:
    """The version that was before the writer when the form was opened."""
    return version_sent(request) if form.is_bound else homework.edit_version


def _both(
    request: StaffRequest,
    form: HomeworkForm | ReportForm,
    saved: dict[str, object],
    late: actions.HomeworkSavedMeanwhile,
) -> HttpResponse:
    stored = late.stored
    who = stored.goal.citizen.full_name if stored.reported_by_link else ""
    at = stored.reported_at if who else None
    return conflict_page(request, form, saved, edit_version=stored.edit_version, saved_by=who, saved_at=at)


def _zone_form(request: StaffRequest, item: ZoneItem) -> ZoneForm:
    now = {"zone": item.zone, "support": item.support, "postponed_until": item.postponed_until}
    form = ZoneForm(request.POST if request.method == "POST" else None, initial=now)
    del form.fields["wording"]
    return form


def _levels_page(
    request: StaffRequest,
    goal: CitizenGoal,
    form: LevelsForm | None,
    *,
    status: int,
    rating: RatingForm | None = None,
) -> HttpResponse:
    shown, history = levels_and_ratings(goal)
    if form is not None and not form.is_bound:
        form.initial.update({f"level{line.level}": line.wording for line in shown.lines})
    if rating is None and goal.levels_agreed_at:
        rating = RatingForm(None, levels=shown.lines, initial={"rated_on": request.viewer.today})
    context = {
        "citizen": goal.citizen,
        "goal": goal,
        "form": None if history else form,
        "rating": rating,
        "shown": shown,
        "history": history,
        "count": len(LEVELS),
    }
    return render(request, "progression/levels.html", context, status=status)
