"""Ready for the talk: the basics, the preparation, and one sheet to take along."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens.actions.readiness import TalkSavedMeanwhile, note_basics, plan_talk, prepare_talk
from jobbro.citizens.exports import readiness_file
from jobbro.citizens.forms.readiness import BasicsForm, NewTalkForm, TalkForm
from jobbro.citizens.models import JobTalk
from jobbro.citizens.queries.needs import get_citizen_with_needs_for
from jobbro.citizens.queries.readiness import basics_of, get_talk_for, needs_to_tell, talk_page, talks_of
from jobbro.documents import DocumentError
from jobbro.ui.conflict import version_sent
from jobbro.ui.once import once


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def readiness(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Show the workplace basics and the talks; a post says which basics the citizen knows."""
    citizen = get_citizen_with_needs_for(request.viewer, citizen_id)
    basics, today = basics_of(citizen), request.viewer.today
    form = BasicsForm(request.POST if request.method == "POST" else None, basics=basics)
    if request.method == "GET" or not form.is_valid():
        context = {"citizen": citizen, "basics": basics, "form": form, "talks": talks_of(citizen)}
        return render(request, "citizens/readiness.html", context, status=422 if form.is_bound else 200)
    known, asked = form.cleaned_data["known"], [line.point.id for line in basics]
    note_basics(by=request.user, citizen=citizen, known=known, asked=asked, on_date=today, at=request.viewer.at)
    messages.success(request, _("Gemt. Det, der ikke er kryds ved, øver I til samtalen."))
    return HttpResponseRedirect(reverse("citizens:readiness", args=[citizen.pk]))


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def readiness_new(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Begin to get ready for a talk."""
    citizen = get_citizen_with_needs_for(request.viewer, citizen_id)
    form = NewTalkForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"citizen": citizen, "form": form}
        return render(request, "citizens/readiness_new.html", context, status=422 if form.is_bound else 200)

    def plan() -> str:
        talk = plan_talk(by=request.user, citizen=citizen, **form.cleaned_data, at=request.viewer.at)
        return reverse("citizens:readiness_talk", args=[citizen.pk, talk.pk])

    return once(request, plan, at=request.viewer.at)


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def readiness_talk(request: StaffRequest, citizen_id: UUID, talk_id: UUID) -> HttpResponse:
    """Get ready for one talk: six points, who says what, and what is told when."""
    talk = get_talk_for(request.viewer, citizen_id, talk_id)
    form = TalkForm(request.POST if request.method == "POST" else None, talk=talk, needs=needs_to_tell(talk.citizen))
    if request.method == "GET" or not form.is_valid():
        return _page(request, talk, form, status=422 if form.is_bound else 200)
    try:
        prepare_talk(
            by=request.user,
            talk=talk,
            answers=form.answers(),
            telling=form.telling(),
            edit_version=version_sent(request),
            at=request.viewer.at,
        )
    except TalkSavedMeanwhile as late:
        return _page(request, talk, form, status=409, late=late)
    messages.success(request, _("Gemt."))
    return HttpResponseRedirect(reverse("citizens:readiness_talk", args=[citizen_id, talk_id]))


@guard(Permission.CITIZEN_EDIT)
def readiness_sheet(request: StaffRequest, citizen_id: UUID, talk_id: UUID) -> HttpResponse:
    """Give the citizen one page to take along, unless it would tell the workplace something private."""
    talk = get_talk_for(request.viewer, citizen_id, talk_id)
    page = talk_page(talk)
    if page.private:
        return HttpResponseRedirect(reverse("citizens:readiness_talk", args=[citizen_id, talk_id]))
    try:
        file = readiness_file(page, municipality=request.viewer.municipality, printed_on=request.viewer.today)
    except DocumentError as problem:
        form = TalkForm(talk=talk, needs=needs_to_tell(talk.citizen))
        return _page(request, talk, form, status=422, problem=str(problem))
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return HttpResponse(file.content, content_type=file.content_type, headers=headers)


def _page(
    request: StaffRequest,
    talk: JobTalk,
    form: TalkForm,
    *,
    status: int,
    late: TalkSavedMeanwhile | None = None,
    problem: str = "",
) -> HttpResponse:
    version = late.edit_version if late else request.POST.get("edit_version", talk.edit_version)
    context = {"citizen": talk.citizen, "form": form, "ready": talk_page(talk), "version": version}
    context |= {"late": late is not None, "problem": problem}
    return render(request, "citizens/readiness_talk.html", context, status=status)
