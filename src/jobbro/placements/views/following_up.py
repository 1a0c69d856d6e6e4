"""Small pages from «Min dag»: a follow-up was held or is moved, a promise was kept, a no was talked about."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.placements.access import get_placement_for
from jobbro.placements.actions.following_up import DayIsTaken, NoSuchMeeting, hold_follow_up, move_follow_up
from jobbro.placements.actions.proposing import keep_promise
from jobbro.placements.actions.reasons import note_reason_talk
from jobbro.placements.forms.following_up import HeldForm, KeptForm, MoveForm
from jobbro.placements.models import FollowUp, Placement
from jobbro.placements.queries import planning
from jobbro.placements.queries.following_up import follow_up_of, promise_of
from jobbro.ui.navigation import url_of
from jobbro.ui.once import once


@guard(Permission.PLACEMENT_PLAN, writes=["POST"])
def hold(request: StaffRequest, placement_id: UUID, day: str) -> HttpResponse:
    """Note that a follow-up was held."""
    placement = get_placement_for(request.viewer, placement_id)
    meeting = follow_up_of(placement, day)
    form = HeldForm(request.POST if request.method == "POST" else None, today=request.viewer.today)
    if not form.is_valid():
        return _page(request, "placements/follow_up_held.html", placement, meeting, form)

    def note() -> str:
        held_on = form.cleaned_data["on_day"]
        hold_follow_up(by=request.user, placement=placement, day=meeting.day, held_on=held_on, at=request.viewer.at)
        messages.success(request, _("Noteret. Opfølgningen er holdt."))
        return _onward(request, placement)

    return once(request, note, at=request.viewer.at)


@guard(Permission.PLACEMENT_PLAN, writes=["POST"])
def move(request: StaffRequest, placement_id: UUID, day: str) -> HttpResponse:
    """Move a follow-up to another day."""
    placement = get_placement_for(request.viewer, placement_id)
    meeting = follow_up_of(placement, day)
    form = MoveForm(request.POST if request.method == "POST" else None, today=request.viewer.today)
    if not form.is_valid():
        return _page(request, "placements/follow_up_moved.html", placement, meeting, form)
    try:
        return once(request, lambda: _moved(request, placement, meeting, form), at=request.viewer.at)
    except DayIsTaken:
        form.add_error("to", _("Der er allerede aftalt en opfølgning den dag."))
    except NoSuchMeeting:
        form.add_error(None, _("Opfølgningen er holdt. Så kan den ikke flyttes."))
    return _page(request, "placements/follow_up_moved.html", placement, meeting, form)


@guard(Permission.PLACEMENT_PLAN, writes=["POST"])
def promise(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Note that the company was followed up as it was promised with the proposal."""
    placement = get_placement_for(request.viewer, placement_id)
    promised = promise_of(placement)
    if promised is None:
        return HttpResponseRedirect(reverse("placements:detail", args=[placement.pk]))
    form = KeptForm(request.POST if request.method == "POST" else None, today=request.viewer.today)
    if not form.is_valid():
        context = {"placement": placement, "promised": promised, "form": form}
        return render(request, "placements/promise_kept.html", context, status=422 if form.is_bound else 200)

    def note() -> str:
        keep_promise(by=request.user, placement=placement, kept_on=form.cleaned_data["on_day"], at=request.viewer.at)
        messages.success(request, _("Noteret. Løftet er holdt."))
        return _onward(request, placement)

    return once(request, note, at=request.viewer.at)


def _moved(request: StaffRequest, placement: Placement, meeting: FollowUp, form: MoveForm) -> str:
    to, at = form.cleaned_data["to"], request.viewer.at
    changed = move_follow_up(by=request.user, placement=placement, day=meeting.day, to=to, at=at)
    messages.success(request, _("Opfølgningen er flyttet."))
    if changed and (fallen := planning.fallen_parties(placement)):
        messages.warning(
            request, _("Aftalen er ændret, så svaret fra %(who)s gælder ikke længere. Spørg igen.") % {"who": fallen}
        )
    return _onward(request, placement)


@guard(Permission.PLACEMENT_PLAN, reads=(), writes=["POST"])
def reason_talked(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Note that the citizen's no to the reason has been talked about."""
    placement = get_placement_for(request.viewer, placement_id)
    if note_reason_talk(by=request.user, placement=placement, on_date=request.viewer.today, at=request.viewer.at):
        messages.success(request, _("Noteret. Borgeren kan svare igen på sin egen side."))
    return HttpResponseRedirect(reverse("placements:detail", args=[placement.pk]))


def _onward(request: StaffRequest, placement: Placement) -> str:
    """Back to «Min dag» for who came from there; otherwise to the placement."""
    day = url_of("dashboards:home") if request.GET.get("fra") == "dag" else ""
    return day or reverse("placements:detail", args=[placement.pk])


def _page(
    request: StaffRequest, template: str, placement: Placement, meeting: FollowUp, form: HeldForm | MoveForm
) -> HttpResponse:
    context = {"placement": placement, "meeting": meeting, "form": form}
    return render(request, template, context, status=422 if form.is_bound else 200)
