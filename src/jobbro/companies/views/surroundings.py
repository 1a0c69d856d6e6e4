"""«Omverden»: what moves around the companies, written by anybody in the team (R-006)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies import actions
from jobbro.companies.access import may_edit
from jobbro.companies.forms.surroundings import SurroundingsForm
from jobbro.companies.models import SurroundingsNote
from jobbro.companies.queries import surroundings as found
from jobbro.companies.views.editing import Page, answer, initial_of, typed
from jobbro.ui.conflict import version_sent

_CODES = ("branches", "areas")


@guard(Permission.COMPANY_SEE)
def surroundings(request: StaffRequest) -> HttpResponse:
    """List the notes that are seen today, those that wait, and the latest that are over."""
    notes = found.surroundings(today=request.viewer.today)
    context = {
        "groups": (
            (_("Vises nu"), notes.seen, True),
            (_("Venter på dag eller sæson"), notes.waiting, True),
            (_("Slut"), notes.over, False),
        ),
        "more": notes.more,
        "may_edit": may_edit(request.viewer),
    }
    return render(request, "companies/surroundings.html", context)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def surroundings_new(request: StaffRequest) -> HttpResponse:
    """Write down something that moves."""
    today = request.viewer.today
    form = SurroundingsForm(typed(request), today=today, initial={"valid_from": today})

    def save() -> str:
        actions.add_surroundings(by=request.user, facts=form.facts, at=request.viewer.at)
        return reverse("companies:surroundings")

    saved = _("Noten er gemt. Den vises på «Forbered» hos dem, den passer på.")
    return answer(request, Page("companies/surroundings_form.html", saved, _about(_("Ny note"))), [form], save)


@guard(Permission.COMPANY_EDIT, writes=["POST"])
def surroundings_edit(request: StaffRequest, note_id: UUID) -> HttpResponse:
    """Change a note."""
    note = get_object_or_404(SurroundingsNote, pk=note_id)
    form = SurroundingsForm(typed(request), today=request.viewer.today, initial=_start(note))

    def save() -> str:
        version = version_sent(request)
        actions.change_surroundings(
            by=request.user, note=note, facts=form.facts, edit_version=version, at=request.viewer.at
        )
        return reverse("companies:surroundings")

    context = _about(_("Ret note"), saved_row=note)
    page = Page("companies/surroundings_form.html", _("Noten er gemt."), context, note.edit_version, _start)
    return answer(request, page, [form], save)


@guard(Permission.COMPANY_EDIT, reads=(), writes=["POST"])
def surroundings_end(request: StaffRequest, note_id: UUID) -> HttpResponse:
    """Let a note disappear before its last day."""
    note = get_object_or_404(SurroundingsNote, pk=note_id)
    actions.end_surroundings(by=request.user, note=note, at=request.viewer.at)
    messages.success(request, _("Noten vises ikke mere."))
    return HttpResponseRedirect(reverse("companies:surroundings"))


def _start(note: SurroundingsNote) -> dict[str, Any]:
    """What the form begins with: codes are read with commas between them."""
    return initial_of(note) | {name: getattr(note, name).replace(" ", ", ") for name in _CODES}


def _about(heading: str, **more: Any) -> dict[str, Any]:
    return {"heading": heading, "back_url": reverse("companies:surroundings"), **more}
