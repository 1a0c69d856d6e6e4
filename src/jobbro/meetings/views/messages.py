"""Citizens' messages: what waits for an answer, the thread of one citizen, and answering."""

from uuid import UUID

from django.contrib import messages as notes
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.meetings import access, actions
from jobbro.meetings.forms import ReplyForm
from jobbro.meetings.models import CitizenMessage
from jobbro.meetings.queries import messages as queries
from jobbro.ui.once import once


@guard(Permission.CITIZEN_EDIT)
def inbox(request: StaffRequest) -> HttpResponse:
    """List what waits for an answer, overdue first."""
    whose: queries.Whose = "mine" if request.GET.get("vis") == "mine" else "alle"
    page = queries.inbox(request.viewer, whose=whose, after=request.GET.get("efter", ""))
    days = request.viewer.municipality.message_answer_days
    context = {"page": page, "days": days, "may_set": request.user.may(Permission.TEAM_OVERVIEW)}
    return render(request, "meetings/inbox.html", context)


@guard(Permission.CITIZEN_EDIT)
def thread(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Show everything that a citizen wrote, and what was answered."""
    citizen = access.get_thread_for(request.viewer, citizen_id)
    page = queries.thread(request.viewer, citizen, after=request.GET.get("efter", ""))
    return render(request, "meetings/thread.html", {"citizen": citizen, "page": page})


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def message(request: StaffRequest, citizen_id: UUID, message_id: UUID) -> HttpResponse:
    """Read a message and answer it; who comes second sees what the first one wrote."""
    found = access.get_message_for(request.viewer, citizen_id, message_id)
    form = ReplyForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, found, form, status=422 if form.is_bound else 200)

    def answer() -> str:
        reply = form.cleaned_data["reply"]
        actions.answer_message(by=request.user, message=found, reply=reply, at=request.viewer.at)
        notes.success(request, _("Svaret er sendt. Borgeren kan læse det på sin egen side."))
        return reverse("meetings:thread", args=[citizen_id])

    try:
        return once(request, answer, at=request.viewer.at)
    except actions.AnsweredAlready as late:
        late.message.citizen = found.citizen
        return _page(request, late.message, form, status=409)


def _page(request: StaffRequest, found: CitizenMessage, form: ReplyForm, *, status: int) -> HttpResponse:
    line = queries.message_lines(request.viewer, [found])[0]
    unsent = str(form["reply"].value() or "") if status == 409 else ""
    context = {"citizen": found.citizen, "line": line, "form": form, "unsent": unsent}
    return render(request, "meetings/message.html", context, status=status)
