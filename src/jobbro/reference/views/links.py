"""Links and material for the toolboxes: webinars, guides and sources, with an owner and whether they are there."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.reference.actions.links import LinkIsThere, add_tool_link, withdraw_tool_link
from jobbro.reference.forms.links import ToolLinkForm
from jobbro.reference.queries.links import LinkShelf, link_shelves, own_link
from jobbro.reference.queries.materials import BROKEN, MINE, material_page
from jobbro.reference.queries.toolbox import all_cards
from jobbro.reference.views.cards import choice_links, choice_url
from jobbro.reference.views.frame import frame
from jobbro.ui.asking import ask_first, is_confirmed
from jobbro.ui.once import once


@guard(Permission.RULES_SEE)
def tool_links(request: StaffRequest) -> HttpResponse:
    """List the links of every entry."""
    shelves = _shelves(request)
    return _show(request, shelves, ToolLinkForm(shelves=shelves), status=200)


@guard(Permission.TOOLBOX_MANAGE, reads=(), writes=["POST"])
def tool_link_new(request: StaffRequest) -> HttpResponse:
    """Add a link."""
    shelves = _shelves(request)
    form = ToolLinkForm(request.POST, shelves=shelves)

    def save() -> str:
        row = add_tool_link(by=request.user, link=form.link, at=request.viewer.at)
        messages.success(request, _("Linket står der nu. Det bliver prøvet sammen med de andre."))
        return f"{reverse('reference:tool_links')}#for-{row.entry_id}"

    if form.is_valid():
        try:
            return once(request, save, at=request.viewer.at)
        except LinkIsThere:
            form.add_error("url", _("Adressen står der allerede."))
    return _show(request, shelves, form, status=422)


@guard(Permission.TOOLBOX_MANAGE, reads=(), writes=["POST"])
def tool_link_withdraw(request: StaffRequest, link_id: int) -> HttpResponse:
    """Take a link of the municipality's away, when the question has been answered."""
    link, back = own_link(link_id), reverse("reference:tool_links")
    if link is None:
        raise Http404
    if not is_confirmed(request):
        lines = [f"{link.title}, {link.url}"]
        return ask_first(request, heading=_("Fjern linket?"), lines=lines, action=_("Fjern"), back_url=back)
    withdraw_tool_link(by=request.user, link_id=link_id, at=request.viewer.at)
    messages.success(request, _("Linket er fjernet."))
    return redirect(back)


@guard(Permission.TOOLS_USE)
def materials(request: StaffRequest) -> HttpResponse:
    """List the municipality's own materials, by situation and by whom one talks with."""
    asked = {name: request.GET.get(name, "") for name in ("situation", "med", "vis")}
    page = material_page(asked["situation"], asked["med"], asked["vis"], user=request.user)
    labels = {"": _("Alle"), BROKEN: _("Virker ikke"), MINE: _("Mine")}
    scopes = [
        {"label": label, "url": choice_url("materials", asked, "vis", name), "count": page.scopes[name]}
        | {"current": asked["vis"] == name}
        for name, label in labels.items()
    ]
    context = {"page": page, "scopes": scopes, "may_manage": request.user.may(Permission.TOOLBOX_MANAGE)}
    context["situations"] = choice_links("materials", asked, "situation", page.situations)
    context["counterparts"] = choice_links("materials", asked, "med", page.counterparts)
    return render(request, "reference/materials.html", context)


def _shelves(request: StaffRequest) -> tuple[LinkShelf, ...]:
    return link_shelves(all_cards(day=request.viewer.today, role=request.user.role))


def _show(request: StaffRequest, shelves: tuple[LinkShelf, ...], form: ToolLinkForm, *, status: int) -> HttpResponse:
    words: dict[str, Any] = {"shelves": shelves, "link_form": form}
    words["may_manage"] = request.user.may(Permission.TOOLBOX_MANAGE)
    words["dead"] = sum(row.is_dead for shelf in shelves for row in shelf.rows)
    return render(request, "reference/tool_links.html", frame(request, **words), status=status)
