"""On the own page the citizen reads a CV or a capsule line by line, and says yes or no to each and to the whole."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from jobbro.accounts.models import the_municipality
from jobbro.citizens import actions
from jobbro.citizens.exports import cv_letter
from jobbro.citizens.models import OwnApproval, OwnApprovalState
from jobbro.citizens.queries.own_approvals import Asked, asked, own_approval_of
from jobbro.documents.on_page import page_blocks
from jobbro.portal.forms.own_approval import YES, LinesForm, WholeForm
from jobbro.portal.own_page import Visit, open_own_page
from jobbro.portal.queries.own_approval import lead_of, title_of
from jobbro.portal.views.by_link import by_link

WHY = "A citizen has no account; the own link is the key."


@by_link(WHY, writes=("POST",))
def approval(request: HttpRequest, token: str, approval_id: UUID) -> HttpResponse:
    """Show the lines until each is answered, then the whole; what changed meanwhile is shown and nothing is kept."""
    visit = open_own_page(token, at=timezone.now(), what="portal:own_approval", request_id=_request_id(request))
    found = own_approval_of(visit.citizen, approval_id)
    if found is None:
        raise Http404
    visit.log()
    if found.state != OwnApprovalState.WAITING:
        if request.method == "POST":
            return HttpResponseRedirect(_here(token, found))
        return _page(request, token, visit, "portal/own_answered.html", found)
    now = asked(found)
    if request.method == "GET":
        return _whole(request, token, visit, now) if _may_finish(request, now) else _lines(request, token, visit, now)
    try:
        return _answer(request, token, visit, now)
    except actions.NotWaiting:
        return HttpResponseRedirect(_here(token, found))
    except (actions.NotAsApproved, actions.NotReleased):
        return _changed(request, token, visit, found)


def _answer(request: HttpRequest, token: str, visit: Visit, now: Asked) -> HttpResponse:
    by, at, approval = visit.actor, visit.at, now.approval
    shown = request.POST.get("shown", "")
    if "lines" in request.POST:
        lines = LinesForm(request.POST, asked=now)
        if shown != now.shown:
            raise actions.NotAsApproved
        if not lines.is_valid():
            return _lines(request, token, visit, now, lines)
        actions.answer_lines(by=by, approval=approval, answers=lines.answers(), shown=shown, at=at)
        return HttpResponseRedirect(_here(token, approval))
    whole = WholeForm(request.POST)
    if shown != now.kept_shown:
        raise actions.NotAsApproved
    if not whole.is_valid():
        return _whole(request, token, visit, now, whole)
    is_yes, said = whole.cleaned_data["yes"] == YES, whole.cleaned_data["said"]
    actions.answer_whole(by=by, approval=approval, is_yes=is_yes, said=said, shown=shown, at=at)
    return HttpResponseRedirect(reverse("portal:own_home", args=[token]) + "?tak=svar")


def _changed(request: HttpRequest, token: str, visit: Visit, approval: OwnApproval) -> HttpResponse:
    """Show what it says now; the answers to words that still stand are kept."""
    fresh = own_approval_of(visit.citizen, approval.pk)
    if fresh is None or fresh.state != OwnApprovalState.WAITING:
        return HttpResponseRedirect(_here(token, approval))
    now = asked(fresh)
    if now.is_read:
        return _whole(request, token, visit, now, changed=True)
    return _lines(request, token, visit, now, changed=True)


def _may_finish(request: HttpRequest, now: Asked) -> bool:
    return now.is_read and "ret" not in request.GET


def _lines(
    request: HttpRequest, token: str, visit: Visit, now: Asked, form: LinesForm | None = None, *, changed: bool = False
) -> HttpResponse:
    form = form or LinesForm(asked=now)
    more = {"form": form, "lead": lead_of(now.approval), "changed": changed}
    status = 422 if changed or form.is_bound else 200
    return _page(request, token, visit, "portal/own_read.html", now.approval, status=status, **more)


def _whole(
    request: HttpRequest, token: str, visit: Visit, now: Asked, form: WholeForm | None = None, *, changed: bool = False
) -> HttpResponse:
    form = form or WholeForm(initial={"shown": now.kept_shown})
    more = {"form": form, "asked": now, "blocks": _blocks(visit, now), "changed": changed}
    status = 422 if changed or form.is_bound else 200
    return _page(request, token, visit, "portal/own_whole.html", now.approval, status=status, **more)


def _blocks(visit: Visit, now: Asked) -> object:
    """The CV exactly as the company gets it."""
    version = now.approval.version
    if version is None or not now.kept:
        return ()
    letter = cv_letter(
        now.content, recipient=version.recipient, municipality=the_municipality(), printed_on=visit.today
    )
    return page_blocks(letter)


def _page(
    request: HttpRequest,
    token: str,
    visit: Visit,
    template: str,
    approval: OwnApproval,
    *,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    context = {"token": token, "citizen": visit.citizen, "approval": approval, "title": title_of(approval), **more}
    return render(request, template, context, status=status)


def _here(token: str, approval: OwnApproval) -> str:
    return reverse("portal:own_approval", args=[token, approval.pk])


def _request_id(request: HttpRequest) -> str:
    return str(getattr(request, "request_id", ""))
