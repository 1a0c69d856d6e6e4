"""A citizen's own page: my goals and homework, my CV, my road, who looked, what is shared, and a way to object."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jobbro.citizens.actions.objections import object_to
from jobbro.citizens.queries.objections import objections_of
from jobbro.meetings.actions import receive_message
from jobbro.meetings.queries.knowledge import told_citizen
from jobbro.meetings.queries.messages import own_thread
from jobbro.placements.actions import NoReasonToAnswer, answer_reason
from jobbro.portal.forms.answering import ReasonForm
from jobbro.portal.forms.own_page import MessageForm, ObjectionForm, OwnAnswerForm
from jobbro.portal.own_page import Visit, open_own_page, own_goal, own_homework, own_placement
from jobbro.portal.queries import own_page as queries
from jobbro.portal.views.by_link import by_link
from jobbro.progression.actions import answer_goal, report_homework
from jobbro.progression.forms.following import ReportForm
from jobbro.progression.queries.road import road_of
from jobbro.ui.once import once

WHY = "A citizen has no account; the own link is the key."


@by_link(WHY)
def home(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is agreed and what is reached, and the ways on."""
    visit = _enter(request, token)
    shown = queries.own_home(visit.citizen, today=visit.today)
    return _page(request, token, visit, "portal/own_home.html", home=shown)


@by_link(WHY, writes=("POST",))
def homework(request: HttpRequest, token: str, homework_id: UUID) -> HttpResponse:
    """Ask how homework went, and keep the answer."""
    visit = _open(request, token)
    found = own_homework(visit, homework_id)
    form = ReportForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, token, visit, "portal/own_homework.html", form=form, homework=found)
    report_homework(by=visit.actor, homework=found, report=form.report(), at=visit.at)
    return _thanks(token, "opgave")


@by_link(WHY, writes=("POST",))
def goal(request: HttpRequest, token: str, goal_id: UUID) -> HttpResponse:
    """Ask whether the citizen wants to go for a goal, and keep the answer."""
    visit = _open(request, token)
    found = own_goal(visit, goal_id)
    given = {"answer": found.own_answer, "words": found.own_words}
    form = OwnAnswerForm(request.POST if request.method == "POST" else None, initial=given)
    if not form.is_valid():
        return _page(request, token, visit, "portal/own_goal.html", form=form, goal=found)
    answer, words = form.cleaned_data["answer"], form.cleaned_data["words"]
    answer_goal(by=visit.actor, goal=found, answer=answer, words=words, at=visit.at)
    return _thanks(token, "maal")


@by_link(WHY, writes=("POST",))
def reason(request: HttpRequest, token: str, shared_placement_id: UUID) -> HttpResponse:
    """Say why a placement brings a job nearer, and keep what the citizen answers to that."""
    visit = _open(request, token)
    found = own_placement(visit, shared_placement_id)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            answer_reason(by=visit.actor, placement=found, at=visit.at, **form.cleaned_data)
        except NoReasonToAnswer:
            form.add_error("answer", _("Grunden er skrevet om. Læs den, og svar igen."))
        else:
            return _thanks(token, "derfor")
    return _page(request, token, visit, "portal/own_reason.html", reason=form, form=form, placement=found)


@by_link(WHY)
def cv(request: HttpRequest, token: str) -> HttpResponse:
    """Show what stands in the CV."""
    visit = _enter(request, token)
    content, sections = queries.own_cv(visit.citizen)
    return _page(request, token, visit, "portal/own_cv.html", content=content, sections=sections)


@by_link(WHY)
def road(request: HttpRequest, token: str) -> HttpResponse:
    """Show the road to a job, station by station."""
    visit = _enter(request, token)
    return _page(request, token, visit, "portal/own_road.html", road=road_of(visit.citizen, today=visit.today))


@by_link(WHY)
def looks(request: HttpRequest, token: str) -> HttpResponse:
    """Show who has looked, in plain words."""
    visit = _enter(request, token)
    return _page(request, token, visit, "portal/own_looks.html", looks=queries.own_looks(visit.citizen))


@by_link(WHY)
def sharing(request: HttpRequest, token: str) -> HttpResponse:
    """Show what others may read."""
    visit = _enter(request, token)
    shared, told = queries.own_sharing(visit.citizen), told_citizen(visit.citizen)
    return _page(request, token, visit, "portal/own_sharing.html", shared=shared, told=told)


@by_link(WHY, writes=("POST",))
def objection(request: HttpRequest, token: str) -> HttpResponse:
    """Take a no to something in the record, and show what came of earlier ones."""
    visit = _enter(request, token)
    form = ObjectionForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(
            request, token, visit, "portal/own_objection.html", form=form, earlier=objections_of(visit.citizen)
        )

    def write() -> str:
        said = form.cleaned_data
        object_to(by=visit.actor, citizen=visit.citizen, about=said["about"], said=said["said"], at=visit.at)
        return _thanks(token, "indsigelse")["Location"]

    return once(request, write, at=visit.at)


@by_link(WHY, writes=("POST",))
def message(request: HttpRequest, token: str) -> HttpResponse:
    """Take a message to the consultant, and show the answers to earlier ones."""
    visit = _enter(request, token)
    form = MessageForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, token, visit, "portal/own_message.html", form=form, earlier=own_thread(visit.citizen))

    def write() -> str:
        said, days = form.cleaned_data["said"], visit.viewer.municipality.message_answer_days
        receive_message(by=visit.actor, citizen=visit.citizen, said=said, answer_days=days, at=visit.at)
        return reverse("portal:own_message", args=[token]) + "?tak=besked"

    return once(request, write, at=visit.at)


def _open(request: HttpRequest, token: str) -> Visit:
    name = request.resolver_match.view_name if request.resolver_match else ""
    return open_own_page(token, at=timezone.now(), what=name, request_id=getattr(request, "request_id", ""))


def _enter(request: HttpRequest, token: str) -> Visit:
    """Open a page that shows what is the citizen's own as a whole, and log it."""
    visit = _open(request, token)
    visit.log()
    return visit


def _page(request: HttpRequest, token: str, visit: Visit, template: str, **more: object) -> HttpResponse:
    form = more.get("form")
    context = {"token": token, "citizen": visit.citizen, "consultant": visit.citizen.consultant, **more}
    status = 422 if getattr(form, "is_bound", False) else 200
    return render(request, template, context, status=status)


def _thanks(token: str, what: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("portal:own_home", args=[token]) + f"?tak={what}")
