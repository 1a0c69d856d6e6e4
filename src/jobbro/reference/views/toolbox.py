"""The two toolboxes, the card of an entry, and the municipality's own room in them (R-021)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.accounts.queries import rulebook_in_force
from jobbro.library import toolboxes
from jobbro.library.toolbox_files import Toolbox
from jobbro.reference.actions import toolbox as actions
from jobbro.reference.forms.rules import DayForm
from jobbro.reference.forms.toolbox import OwnToolForm, RoomForm, own_values, room_values
from jobbro.reference.queries import mandate as mandate_queries
from jobbro.reference.queries import toolbox as queries
from jobbro.reference.views.frame import address_of, frame
from jobbro.ui.asking import ask_first, is_confirmed
from jobbro.ui.conflict import chosen, conflict_page, version_sent
from jobbro.ui.once import once

# Tools that begin with a draft in Jobbro, and where one writes it; the right that the page there asks for.
DRAFTS = {"partnership": "companies:partnership_start"}


@guard(Permission.RULES_SEE)
def toolbox_index(request: StaffRequest) -> HttpResponse:
    """Show both toolboxes whole; what is not used here stands there too, with the reason."""
    form = DayForm(request.GET, today=request.viewer.today)
    cards = queries.all_cards(day=form.day, role=request.user.role)
    titles = toolboxes().titles
    boxes = [
        {
            "id": str(box),
            "title": titles[box][0],
            "note": titles[box][1],
            "cards": [card for card in cards if card.toolbox is box and not card.is_own],
        }
        for box in Toolbox
    ]
    context = {
        "boxes": boxes,
        "own": [card for card in cards if card.is_own],
        "news": queries.news(cards, rulebook_in_force(), day=form.day),
        "may_manage": request.user.may(Permission.TOOLBOX_MANAGE),
        "offer_url": address_of(request.user, "placements:offer"),
    }
    status = 200 if form.is_valid() else 422
    return render(request, "reference/toolboxes.html", frame(request, form=form, **context), status=status)


@guard(Permission.RULES_SEE)
def tool(request: StaffRequest, entry_id: str) -> HttpResponse:
    """Show the card of an entry."""
    form = DayForm(request.GET, today=request.viewer.today)
    card = _card(request, entry_id, form)
    context = {
        "card": card,
        "rules": queries.rule_lines(card.rule_ids, rulebook_in_force(), day=form.day),
        "mandate": mandate_queries.judge(card, mandate_queries.mandates(request.user.role)),
        "may_manage": request.user.may(Permission.TOOLBOX_MANAGE),
        "may_mandate": request.user.may(Permission.TEAM_OVERVIEW),
        "offer_url": address_of(request.user, "placements:offer"),
        "draft_url": address_of(request.user, DRAFTS[card.id]) if card.id in DRAFTS else "",
    }
    status = 200 if form.is_valid() else 422
    return render(request, "reference/tool.html", frame(request, form=form, **context), status=status)


@guard(Permission.TOOLBOX_MANAGE, writes=["POST"])
def tool_room(request: StaffRequest, entry_id: str) -> HttpResponse:
    """Say how an entry is used here."""
    card = _card(request, entry_id)
    posted = chosen(request.POST) if request.method == "POST" else None
    form = RoomForm(posted, initial=room_values(card.room))
    url = reverse("reference:tool", args=[entry_id])

    def save() -> str:
        version = version_sent(request)
        actions.set_room(
            by=request.user, entry_id=entry_id, facts=form.facts, edit_version=version, at=request.viewer.at
        )
        messages.success(request, _("Gemt. Kortet og «Hvad kan jeg tilbyde nu?» følger det fra nu af."))
        return url

    if form.is_valid():
        try:
            return once(request, save, at=request.viewer.at)
        except actions.SavedMeanwhile as newer:
            return _both(request, form, room_values(newer.stored), newer)  # type: ignore[arg-type]
    version = card.room.edit_version if card.room else actions.NOT_WRITTEN
    return _form(request, "reference/tool_room.html", form, version, card=card)


@guard(Permission.TOOLBOX_MANAGE, writes=["POST"])
def own_tool_new(request: StaffRequest) -> HttpResponse:
    """Add an entry of the municipality's own."""
    form = OwnToolForm(request.POST if request.method == "POST" else None)

    def save() -> str:
        row = actions.add_own_tool(by=request.user, tool=form.tool, at=request.viewer.at)
        messages.success(request, _("Værktøjet er lagt i kassen."))
        return reverse("reference:tool", args=[row.entry_id])

    if form.is_valid():
        return once(request, save, at=request.viewer.at)
    return _form(request, "reference/own_tool.html", form, None, card=None)


@guard(Permission.TOOLBOX_MANAGE, writes=["POST"])
def own_tool_edit(request: StaffRequest, entry_id: str) -> HttpResponse:
    """Change an entry of the municipality's own, or take it away."""
    card, row = _card(request, entry_id), queries.own_tool(entry_id)
    if row is None:
        raise Http404
    if "withdraw" in request.POST:
        return _withdraw(request, card, row.pk)
    form = OwnToolForm(chosen(request.POST) if request.method == "POST" else None, initial=own_values(row))

    def save() -> str:
        version = version_sent(request)
        actions.change_own_tool(
            by=request.user, tool_id=row.pk, tool=form.tool, edit_version=version, at=request.viewer.at
        )
        messages.success(request, _("Værktøjet er ændret."))
        return reverse("reference:tool", args=[entry_id])

    if form.is_valid():
        try:
            return once(request, save, at=request.viewer.at)
        except actions.SavedMeanwhile as newer:
            return _both(request, form, own_values(newer.stored), newer)  # type: ignore[arg-type]
    return _form(request, "reference/own_tool.html", form, row.edit_version, card=card)


def _withdraw(request: StaffRequest, card: queries.ToolCard, tool_id: int) -> HttpResponse:
    if not is_confirmed(request):
        lines = [card.title, _("Kortet forsvinder fra kassen. Det, der er valgt i forløb, bliver stående.")]
        back_url = reverse("reference:tool", args=[card.id])
        action = _("Fjern værktøjet")
        return ask_first(request, heading=_("Fjern værktøjet?"), lines=lines, action=action, back_url=back_url)
    actions.withdraw_own_tool(by=request.user, tool_id=tool_id, at=request.viewer.at)
    messages.success(request, _("Værktøjet er fjernet."))
    return redirect("reference:toolboxes")


def _card(request: StaffRequest, entry_id: str, form: DayForm | None = None) -> queries.ToolCard:
    day = form.day if form else request.viewer.today
    try:
        return queries.card_of(entry_id, day=day, role=request.user.role)
    except queries.NoSuchTool as error:
        raise Http404 from error


def _form(request: StaffRequest, template: str, form: Any, version: int | None, **context: Any) -> HttpResponse:
    status = 422 if form.is_bound else 200
    shown = version_sent(request) if form.is_bound else version
    context |= {"form": form, "edit_version": shown}
    return render(request, template, frame(request) | context, status=status)


def _both(request: StaffRequest, form: Any, saved: dict[str, Any], newer: actions.SavedMeanwhile) -> HttpResponse:
    stored = newer.stored
    return conflict_page(
        request,
        form,
        saved,
        edit_version=stored.edit_version,
        saved_by=stored.written_by.full_name,
        saved_at=stored.written_at,
    )
