"""A citizen's goals: write them with the check beside, put small steps on the way, say what became of them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens.access import get_citizen_for
from jobbro.citizens.models import Citizen
from jobbro.citizens.queries.needs import get_need_for
from jobbro.domain.calendar import Period
from jobbro.progression import actions
from jobbro.progression.access import get_goal_for
from jobbro.progression.forms.goals import GoalForm, SubgoalRows, suggested_rows
from jobbro.progression.models import CitizenGoal, GoalState
from jobbro.progression.queries.goals import check_of, courses_for, goals_page, text_of
from jobbro.ui.addresses import row_id
from jobbro.ui.conflict import version_sent
from jobbro.ui.once import once

_SHOWN = (
    *("wording", "kind", "focus", "tasks", "measure", "own_answer", "own_words", "realistic"),
    *("starts_on", "due_on", "placement"),
)
STATES = {"naaet": GoalState.REACHED, "vaek": GoalState.DROPPED, "i-gang": GoalState.OPEN}
_SAID = {
    GoalState.REACHED: later("Nået! Sig det højt til borgeren, og vælg det næste skridt sammen."),
    GoalState.DROPPED: later("Målet er lagt væk. Det står nederst og kan tages op igen."),
    GoalState.OPEN: later("Målet er i gang igen."),
}


@guard(Permission.CITIZEN_SEE)
def goals(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Show a citizen's goals with sub-goals, homework and how far each has come."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    return render(request, "progression/goals.html", {"citizen": citizen, "page": goals_page(request.viewer, citizen)})


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def goal_new(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Set a goal, or a sub-goal below the one named in the address."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    parent = _parent(request, citizen)
    form = _form(request, citizen, parent=parent)
    if not form.is_valid():
        return _page(request, citizen, form, status=422 if form.is_bound else 200)

    def add() -> str:
        details = form.details()
        goal = actions.set_goal(by=request.user, citizen=citizen, details=details, at=request.viewer.at, parent=parent)
        messages.success(request, _("Målet er gemt."))
        return _place(goal)

    return once(request, add, at=request.viewer.at)


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def goal_of_need(request: StaffRequest, citizen_id: UUID, fact_id: UUID) -> HttpResponse:
    """Make the aim of a need into a goal, once, and go on with writing it."""
    need = get_need_for(request.viewer, citizen_id, fact_id)
    try:
        goal = actions.set_goal_of_need(by=request.user, need=need, today=request.viewer.today, at=request.viewer.at)
    except actions.NoAim:
        messages.error(request, _("Skriv først, hvad borgeren vil kunne, og hvornår."))
        return HttpResponseRedirect(reverse("citizens:need", args=[citizen_id, fact_id]))
    messages.success(request, _("Målet er lavet ud fra hensynet. Læs det, og gør det færdigt sammen."))
    return HttpResponseRedirect(reverse("progression:goal_edit", args=[citizen_id, goal.pk]))


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def goal_edit(request: StaffRequest, citizen_id: UUID, goal_id: UUID) -> HttpResponse:
    """Write a goal anew."""
    goal = get_goal_for(request.viewer, citizen_id, goal_id)
    form = _form(request, goal.citizen, goal=goal, parent=goal.parent)
    if not form.is_valid():
        return _page(request, goal.citizen, form, status=422 if form.is_bound else 200)
    version = version_sent(request)
    try:
        saved = actions.change_goal(
            by=request.user, goal=goal, details=form.details(), edit_version=version, at=request.viewer.at
        )
    except actions.GoalSavedMeanwhile as late:
        return _page(request, goal.citizen, form, status=409, late=late)
    asks_again = bool(goal.own_answer) and not saved.own_answer
    messages.success(
        request, _("Målet er gemt. Ordene er nye, så spørg borgeren igen.") if asks_again else _("Målet er gemt.")
    )
    return HttpResponseRedirect(_place(goal))


@guard(Permission.CITIZEN_EDIT, reads=["POST"])
def goal_check(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Judge a goal while it is being typed, without saving it."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    goal = _goal_named(request, citizen, "maal")
    parent = goal.parent if goal else _parent(request, citizen)
    return render(request, "progression/check.html", _checked(_form(request, citizen, goal=goal, parent=parent)))


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def subgoals(request: StaffRequest, citizen_id: UUID, goal_id: UUID) -> HttpResponse:
    """Put small steps on the way to a goal; days at most two weeks apart are suggested."""
    goal = get_goal_for(request.viewer, citizen_id, goal_id)
    if goal.parent_id is not None or goal.due_on is None:
        raise Http404
    first = max(goal.starts_on, min(request.viewer.today, goal.due_on))
    suggested = suggested_rows(Period(first, goal.due_on))
    rows = SubgoalRows(request.POST if request.method == "POST" else None, initial=suggested)
    if not rows.is_valid():
        context = {"citizen": goal.citizen, "goal": goal, "rows": rows}
        return render(request, "progression/subgoals.html", context, status=422 if rows.is_bound else 200)

    def add() -> str:
        actions.set_subgoals(by=request.user, goal=goal, steps=rows.steps(first), at=request.viewer.at)
        messages.success(request, _("Delmålene er gemt."))
        return _place(goal)

    return once(request, add, at=request.viewer.at)


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def goal_state(request: StaffRequest, citizen_id: UUID, goal_id: UUID, to: str) -> HttpResponse:
    """Say that a goal is reached, is laid aside, or is in progress again."""
    goal = get_goal_for(request.viewer, citizen_id, goal_id)
    if to not in STATES:
        raise Http404
    state = STATES[to]
    actions.move_goal(by=request.user, goal=goal, state=state, on_date=request.viewer.today, at=request.viewer.at)
    messages.success(request, _SAID[state])
    return HttpResponseRedirect(_place(goal))


def _place(goal: CitizenGoal) -> str:
    return reverse("progression:goals", args=[goal.citizen_id]) + f"#maal-{goal.pk}"


def _goal_named(request: StaffRequest, citizen: Citizen, word: str) -> CitizenGoal | None:
    """The goal of this citizen that the address names, if it names one; 404 for anything else."""
    named = request.GET.get(word, "")
    if not named:
        return None
    if (key := row_id(named)) is None:
        raise Http404
    return get_goal_for(request.viewer, citizen.pk, key)


def _parent(request: StaffRequest, citizen: Citizen) -> CitizenGoal | None:
    parent = _goal_named(request, citizen, "under")
    if parent is not None and parent.parent_id is not None:
        raise Http404
    return parent


def _form(
    request: StaffRequest, citizen: Citizen, *, goal: CitizenGoal | None = None, parent: CitizenGoal | None = None
) -> GoalForm:
    initial = {name: getattr(goal, name) for name in _SHOWN} if goal else {"starts_on": request.viewer.today}
    data = request.POST if request.method == "POST" else None
    return GoalForm(data, courses=courses_for(citizen), goal=goal, parent=parent, initial=initial)


def _checked(form: GoalForm) -> dict[str, object]:
    """The check of what is typed, or of the goal as it is saved; nothing to check on an empty page."""
    if form.is_bound:
        text = form.text()
        return {"check": check_of(text, focus=form.cleaned_data.get("focus") or "") if text.wording else None}
    return {"check": check_of(text_of(form.goal), focus=form.goal.focus) if form.goal else None}


def _page(
    request: StaffRequest,
    citizen: Citizen,
    form: GoalForm,
    *,
    status: int,
    late: actions.GoalSavedMeanwhile | None = None,
) -> HttpResponse:
    opened = form.goal.edit_version if form.goal else 0
    version = late.stored.edit_version if late else request.POST.get("edit_version", opened)
    context = {"citizen": citizen, "form": form, "goal": form.goal, "parent": form.parent, "version": version}
    return render(request, "progression/goal.html", context | {"late": late} | _checked(form), status=status)
