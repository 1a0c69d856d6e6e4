"""The conversation cards: on a page, on paper, and as a file that opens without a net (R-036)."""

from collections.abc import Mapping

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.reference.actions import UnknownCard, set_favourite
from jobbro.reference.queries.cards import KindChoice, card_page, favourites_of, piles

MINE = "favoritter"


@guard(Permission.TOOLS_USE)
def cards(request: StaffRequest) -> HttpResponse:
    """Show the cards: all of them, those for a situation and somebody, or one's own favourites."""
    asked = {name: request.GET.get(name, "") for name in ("situation", "med", "vis")}
    favourites = favourites_of(request.user)
    page = card_page(asked["situation"], asked["med"], only=favourites if asked["vis"] == MINE else None)
    scopes = [
        {"label": label, "url": choice_url("cards", asked, "vis", name), "count": count}
        | {"current": asked["vis"] == name}
        for name, label, count in (("", _("Alle"), ""), (MINE, _("Dine favoritter"), len(favourites)))
    ]
    context = {
        "page": page,
        "favourites": favourites,
        "scopes": scopes,
        "situations": choice_links("cards", asked, "situation", page.situations),
        "counterparts": choice_links("cards", asked, "med", page.counterparts),
        "here": request.get_full_path(),
    }
    return render(request, "reference/cards.html", context)


@guard(Permission.TOOLS_USE, reads=(), writes=["POST"])
def card_favourite(request: StaffRequest, card: str) -> HttpResponse:
    """Keep a card at hand, or let it go."""
    try:
        set_favourite(by=request.user, card_id=card, wanted=request.POST.get("til") != "fra", at=request.viewer.at)
    except UnknownCard as gone:
        raise Http404 from gone
    back, begin = request.POST.get("tilbage", ""), reverse("reference:cards")
    kept = back.partition("?")[2] if back.startswith(begin + "?") else ""
    return redirect(f"{begin}{'?' if kept else ''}{kept}#{card}")


@guard(Permission.TOOLS_USE)
def cards_file(request: StaffRequest) -> HttpResponse:
    """Hand out the whole deck as one page that a browser opens without a net, one's own favourites first."""
    answer = render(request, "reference/cards_file.html", {"piles": piles(favourites_of(request.user))})
    answer["Content-Disposition"] = 'attachment; filename="samtalekort.html"'
    return answer


def choice_url(route: str, asked: Mapping[str, str], name: str, value: str) -> str:
    """The address of the page with one choice changed and the others kept."""
    kept = {key: word for key, word in {**asked, name: value}.items() if word}
    return reverse(f"reference:{route}") + (f"?{urlencode(kept)}" if kept else "")


def choice_links(
    route: str, asked: Mapping[str, str], name: str, choices: tuple[KindChoice, ...]
) -> list[dict[str, object]]:
    """The choices as links that keep the other choices; the first takes this one away."""
    nothing = not any(one.chosen for one in choices)
    every = {"label": _("Alle"), "url": choice_url(route, asked, name, ""), "count": "", "current": nothing}
    return [
        every,
        *(
            {"label": one.title, "url": choice_url(route, asked, name, one.id), "count": one.count}
            | {"current": one.chosen}
            for one in choices
        ),
    ]
