"""The conversation cards: on a page, on paper, and as a file that opens without a net (R-036)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.reference.queries.cards import KindChoice, card_page, piles


@guard(Permission.TOOLS_USE)
def cards(request: StaffRequest) -> HttpResponse:
    """Show the cards, all of them or those for a situation and somebody."""
    asked = {name: request.GET.get(name, "") for name in ("situation", "med")}
    page = card_page(asked["situation"], asked["med"])
    context = {
        "page": page,
        "situations": _links("situation", page.situations, asked),
        "counterparts": _links("med", page.counterparts, asked),
    }
    return render(request, "reference/cards.html", context)


@guard(Permission.TOOLS_USE)
def cards_file(request: HttpRequest) -> HttpResponse:
    """Hand out the whole deck as one page that a browser opens without a net."""
    answer = render(request, "reference/cards_file.html", {"piles": piles()})
    answer["Content-Disposition"] = 'attachment; filename="samtalekort.html"'
    return answer


def _links(name: str, choices: tuple[KindChoice, ...], asked: dict[str, str]) -> list[dict[str, object]]:
    """The choices as links that keep the other choice; the first takes this one away."""

    def url(value: str) -> str:
        kept = {key: word for key, word in (asked | {name: value}).items() if word}
        return reverse("reference:cards") + (f"?{urlencode(kept)}" if kept else "")

    every = {"label": _("Alle"), "url": url(""), "count": "", "current": not any(one.chosen for one in choices)}
    found = [{"label": one.title, "url": url(one.id), "count": one.count, "current": one.chosen} for one in choices]
    return [every, *found]
