"""Companies on a map of points, with the same as text beside it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies.forms import MapForm
from jobbro.companies.queries.listing import branches_seen_by
from jobbro.companies.queries.map import CompanyMap, Spot, map_of
from jobbro.companies.queries.map_drawing import drawing_of
from jobbro.companies.queries.segments import Segment
from jobbro.companies.queries.silence import KINDS, QUIET, RARE
from jobbro.library import places
from jobbro.ui.navigation import url_of


@guard(Permission.COMPANY_SEE)
def company_map(request: StaffRequest) -> HttpResponse:
    """Draw the companies that fit what is asked for in the address."""
    form = MapForm(request.GET, branches=branches_seen_by(request.viewer))
    asked = form.segment if form.is_valid() else None
    scope = form.cleaned_data.get("vis", "") if asked else ""
    found = map_of(request.viewer, asked, scope=scope) if asked else None
    context: dict[str, Any] = {"form": form, "page": found, "scope": scope, "filters": _scopes(request, scope)}
    context["route_url"] = url_of("dashboards:route")
    if found and asked:
        context |= {"is_narrow": asked.is_narrow, "credits": places().credits, "list_url": _list_url(asked, scope)}
        context |= _drawn(found, asked, scope)
    return render(request, "companies/map.html", context, status=200 if found else 422)


def _scopes(request: StaffRequest, scope: str) -> list[dict[str, Any]]:
    labels = {"": _("Alle"), "mine": _("Mine"), "opgaver": _("Med åbne opgaver")}
    labels |= {RARE: _("Sjældent eller aldrig kontaktet"), QUIET: _("Blevet stille")}
    kept = {name: value for name, value in request.GET.items() if name != "vis" and value}
    return [
        {"label": label, "url": f"?{urlencode(kept | {'vis': one} if one else kept)}", "current": one == scope}
        for one, label in labels.items()
    ]


def _drawn(found: CompanyMap, asked: Segment, scope: str) -> dict[str, Any]:
    """The drawing and the list beside it; a postcode leads to the list of its companies, several to a closer map."""
    drawing = drawing_of(found.spots)
    circles = drawing.circles if drawing else ()
    # Both the drawing and the list say it, and to say it costs more than to draw it.
    told, pointless = _told(found.spots, asked, scope), _told(found.pointless, asked, scope)
    return {
        "drawing": drawing,
        "circles": [(circle, *told[circle.spot.code]) for circle in circles],
        "rows": [(spot, *told[spot.code]) for spot in found.spots],
        "pointless": [(spot, *pointless[spot.code]) for spot in found.pointless],
    }


def _told(spots: Sequence[Spot], asked: Segment, scope: str) -> dict[str, tuple[str, str]]:
    """Where each spot leads, and what it says."""
    anywhere = replace(asked, postcode="")
    rest = _query(anywhere, scope)
    here = f"{rest}&postnr=" if rest else "postnr="
    closer, listed = f"{reverse('companies:map')}?{here}", f"{reverse(_list_route(scope))}?{here}"
    return {spot.code: ((closer if spot.is_group else listed) + quote(spot.code), spot.said) for spot in spots}


def _list_route(scope: str) -> str:
    return "companies:silent" if scope in KINDS else "companies:list"


def _list_url(asked: Segment, scope: str) -> str:
    return f"{reverse(_list_route(scope))}?{_query(asked, scope)}"


def _query(asked: Segment, scope: str) -> str:
    said = {"branche": asked.branch, "postnr": asked.postcode, "stoerrelse": asked.size, "vis": scope}
    return urlencode({name: value for name, value in said.items() if value})
