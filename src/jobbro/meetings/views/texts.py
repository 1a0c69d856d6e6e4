"""The five texts of a visit: read, changed by hand, copied and handed over."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.domain.observing import Stop, StopRule, TextKind
from jobbro.meetings import actions
from jobbro.meetings.access import get_visit_for
from jobbro.meetings.forms import TextForm
from jobbro.meetings.models import Visit
from jobbro.meetings.queries.visits import TextPage, texts_page
from jobbro.ui.once import once


@guard(Permission.CITIZEN_EDIT)
def texts(request: StaffRequest, citizen_id: UUID, visit_id: UUID) -> HttpResponse:
    """Show the five texts of a visit."""
    return _page(request, get_visit_for(request.viewer, citizen_id, visit_id))


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def text(request: StaffRequest, citizen_id: UUID, visit_id: UUID, text_kind: str) -> HttpResponse:
    """Keep a text as a hand left it, mark it as handed over, or make it anew."""
    visit = get_visit_for(request.viewer, citizen_id, visit_id)
    if text_kind not in set(TextKind):
        raise Http404
    shown = next(one for one in texts_page(visit).texts if one.made.kind == text_kind)
    form = _form(shown, request.POST)
    if request.POST.get("do") == "anew":
        actions.make_anew(by=request.user, visit=visit, kind=text_kind, at=request.viewer.at)
        return HttpResponseRedirect(_place(visit, text_kind))
    if not form.is_valid():
        return _page(request, visit, bound=form, kind=text_kind, status=422)
    try:
        return once(request, lambda: _carry_out(request, visit, shown, form), at=request.viewer.at)
    except actions.Stopped as stopped:
        refused = _("Teksten er ikke delt.")
        return _page(request, visit, bound=form, kind=text_kind, refused=refused, stops=stopped.stops, status=422)
    except actions.NothingToShare:
        refused = _("Teksten er tom. Åbn en observation for den, der læser.")
    except actions.VisitSavedMeanwhile:
        refused = _("En kollega har ændret teksten imens. Din står her endnu. Genindlæs siden for at se den anden.")
    return _page(request, visit, bound=form, kind=text_kind, refused=refused, status=409)


@transaction.atomic
def _carry_out(request: StaffRequest, visit: Visit, shown: TextPage, form: TextForm) -> str:
    by, at, kind = request.user, request.viewer.at, shown.made.kind
    for field in shown.fields:
        typed = form.cleaned_data[field.made.id]
        if typed != field.text.strip():
            sent = request.POST.get(f"version-{field.made.id}", "")
            version = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else -1
            actions.keep_text(
                by=by, visit=visit, made=shown.made, field_id=field.made.id, text=typed, edit_version=version, at=at
            )
    if request.POST.get("do") == "share":
        actions.share_text(by=by, visit=visit, made=shown.made, at=at)
        messages.success(request, _("Noteret: «%(text)s» er delt.") % {"text": shown.words.title})
    else:
        messages.success(request, _("Gemt."))
    return _place(visit, kind.value)


def _page(
    request: StaffRequest,
    visit: Visit,
    *,
    bound: TextForm | None = None,
    kind: str = "",
    refused: str = "",
    stops: tuple[Stop, ...] = (),
    status: int = 200,
) -> HttpResponse:
    page = texts_page(visit)
    forms = [(one, bound if bound and one.made.kind == kind else _form(one)) for one in page.texts]
    panels = [(one, list(zip(one.fields, form, strict=True)), form) for one, form in forms]
    context = {"citizen": visit.citizen, "visit": visit, "page": page, "panels": panels, "kind": kind}
    context |= {"refused": refused, "stops": [stop_words(stop) for stop in stops]}
    return render(request, "meetings/texts.html", context, status=status)


def _form(shown: TextPage, data: Any = None) -> TextForm:
    fields = ((one.made.id, one.made.label, one.made.longest, one.text) for one in shown.fields)
    form = TextForm(data, fields=fields)
    form.auto_id = f"{shown.made.kind.value}-%s"
    return form


def stop_words(stop: Stop) -> str:
    """Say which rule stops a text, and by which words."""
    match stop.rule:
        case StopRule.CPR_NUMBER:
            return _("«%(said)s» er et CPR-nummer.") % {"said": stop.said}
        case StopRule.PRIVATE:
            words = _("«%(said)s» fortæller om %(topic)s. Det må læseren ikke få her.")
            return words % {"said": stop.said, "topic": stop.topic}
        case StopRule.NOT_OPEN:
            return _("«%(said)s» er ikke åbent for den, der læser.") % {"said": stop.said}
        case StopRule.NO_READER:
            return _("Der er ikke valgt en læser.")


def _place(visit: Visit, kind: str) -> str:
    return reverse("meetings:texts", args=[visit.citizen_id, visit.pk]) + f"#{kind}"
