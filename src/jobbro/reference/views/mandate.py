"""The mandate: what a consultant may promise without asking, set by the team lead (R-024)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.reference.actions.mandate import set_answer_time, set_mandate
from jobbro.reference.actions.toolbox import NOT_WRITTEN, SavedMeanwhile
from jobbro.reference.forms.mandate import AnswerTimeForm, MandateForm, mandate_values
from jobbro.reference.queries import mandate as queries
from jobbro.reference.queries.toolbox import ROLES, NoSuchTool, ToolCard, all_cards, card_of
from jobbro.reference.views.frame import address_of, frame
from jobbro.ui.conflict import chosen, conflict_page, version_sent
from jobbro.ui.once import once


@guard(Permission.RULES_SEE)
def mandate_index(request: StaffRequest) -> HttpResponse:
    """Show what may be promised without asking, entry by entry."""
    return _index(request, AnswerTimeForm(initial={"working_days": queries.answer_days()}), status=200)


@guard(Permission.TEAM_OVERVIEW, reads=(), writes=["POST"])
def answer_time(request: StaffRequest) -> HttpResponse:
    """Set within how many working days a question is answered."""
    form = AnswerTimeForm(request.POST)
    if not form.is_valid():
        return _index(request, form, status=422)

    def save() -> str:
        set_answer_time(by=request.user, working_days=form.cleaned_data["working_days"], at=request.viewer.at)
        messages.success(request, _("Fristen er gemt. Den gælder nye spørgsmål."))
        return reverse("reference:mandates")

    return once(request, save, at=request.viewer.at)


@guard(Permission.TEAM_OVERVIEW, writes=["POST"])
def mandate(request: StaffRequest, entry_id: str) -> HttpResponse:
    """Set the mandate for one entry."""
    card, role = _card(request, entry_id), _role_asked(request)
    row = queries.own_mandate(entry_id, role)
    posted = chosen(request.POST) if request.method == "POST" else None
    form = MandateForm(posted, initial=mandate_values(row), measure_word=card.measure_word)

    def save() -> str:
        version = version_sent(request)
        set_mandate(
            by=request.user, entry_id=entry_id, facts=form.facts, edit_version=version, at=request.viewer.at, role=role
        )
        messages.success(request, _("Mandatet er gemt og gælder fra nu af."))
        return reverse("reference:mandates")

    if form.is_valid():
        try:
            return once(request, save, at=request.viewer.at)
        except SavedMeanwhile as newer:
            return _both(request, form, newer)
    version = version_sent(request) if form.is_bound else (row.edit_version if row else NOT_WRITTEN)
    context = frame(request, card=card, edit_version=version) | {"form": form, "role": role, "roles": _role_links(role)}
    return render(request, "reference/mandate_form.html", context, status=422 if form.is_bound else 200)


def _index(request: StaffRequest, form: AnswerTimeForm, *, status: int) -> HttpResponse:
    known, others = queries.mandates(request.user.role), queries.exceptions()
    cards = all_cards(day=request.viewer.today, role=request.user.role)
    rows: list[dict[str, Any]] = [
        {
            "card": card,
            "mandate": known.get(card.id),
            "answer": queries.judge(card, known),
            "others": [(row, queries.judge(card, {card.id: row})) for row in others.get(card.id, ())],
        }
        for card in cards
    ]
    context = {"rows": rows, "may_mandate": request.user.may(Permission.TEAM_OVERVIEW), "time_form": form}
    context |= {"days": queries.answer_days(), "requests_url": address_of(request.user, "placements:tool_requests")}
    return render(request, "reference/mandates.html", frame(request, **context), status=status)


def _card(request: StaffRequest, entry_id: str) -> ToolCard:
    try:
        return card_of(entry_id, day=request.viewer.today, role=request.user.role)
    except NoSuchTool as error:
        raise Http404 from error


def _role_asked(request: StaffRequest) -> str:
    """For whom the mandate is set: a role of the address, or nothing for all."""
    role = request.GET.get("rolle", "")
    if role and role not in ROLES:
        raise Http404
    return role


def _role_links(role: str) -> list[dict[str, Any]]:
    shown = [("", _("alle")), *((one.value, str(one.label)) for one in ROLES)]
    return [
        {"label": label, "url": f"?rolle={name}" if name else "?", "current": name == role} for name, label in shown
    ]


def _both(request: StaffRequest, form: MandateForm, newer: SavedMeanwhile) -> HttpResponse:
    stored: Any = newer.stored
    return conflict_page(
        request,
        form,
        mandate_values(stored),
        edit_version=stored.edit_version,
        saved_by=stored.written_by.full_name,
        saved_at=stored.written_at,
    )
