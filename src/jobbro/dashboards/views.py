"""The front page, the five areas, the search and a day's route."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.dashboards.forms import RouteForm
from jobbro.dashboards.queries.areas import AREA_BY_KEY, open_tools
from jobbro.dashboards.queries.home import home_page
from jobbro.dashboards.queries.route import route_of
from jobbro.dashboards.queries.searching import looks_like_cpr, search_everything
from jobbro.library import places
from jobbro.ui.navigation import url_of
from jobbro.ui.recent import recent
from jobbro.ui.searching import is_only_signs

LONGEST_QUESTION = 200


@guard(Permission.HOME)
def home(request: StaffRequest) -> HttpResponse:
    """Greet, show what needs a hand today, the map of the work and what was open last."""
    if request.user.welcomed_at is None:
        return HttpResponseRedirect(reverse("accounts:welcome"))
    companies, citizens = recent(request.session, "company"), recent(request.session, "citizen")
    page = home_page(request.viewer, companies=companies, citizens=citizens)
    return render(request, "dashboards/home.html", {"page": page})


@guard(Permission.HOME)
def area(request: StaffRequest, key: str) -> HttpResponse:
    """Show the tools of one of the five areas."""
    if key not in AREA_BY_KEY:
        raise Http404
    shown = AREA_BY_KEY[key]
    help_is_open = not shown.side or shown.side in request.user.help_open_for
    context = {"area": shown, "tools": open_tools(shown, request.user), "help_is_open": help_is_open}
    return render(request, "dashboards/area.html", context)


@guard(Permission.HOME)
def search(request: StaffRequest) -> HttpResponse:
    """Search companies, tasks and citizens; a CPR number is taken out of the address at once."""
    words = request.GET.get("q", "").replace("\0", "").strip()
    if looks_like_cpr(request.viewer, words):
        messages.warning(request, _("Et CPR-nummer må ikke stå i adressen. Søg på det her i stedet."))
        return HttpResponseRedirect(url_of("citizens:find") or reverse("dashboards:search"))
    too_long = len(words) > LONGEST_QUESTION
    found = search_everything(request.viewer, words) if words and not too_long else None
    context = {
        "words": words[:LONGEST_QUESTION],
        "found": found,
        "too_long": too_long,
        "only_signs": is_only_signs(words),
    }
    return render(request, "dashboards/search.html", context, status=422 if too_long else 200)


@guard(Permission.COMPANY_SEE)
def route(request: StaffRequest) -> HttpResponse:
    """Put the colleague's visits and calls of a day in order by place; without a day it is today."""
    form = RouteForm(request.GET or None)
    is_valid = not request.GET or form.is_valid()
    day = (form.is_bound and is_valid and form.cleaned_data["dag"]) or request.viewer.today
    start = form.cleaned_data["fra"] if form.is_bound and is_valid else None
    found = route_of(request.viewer, day, start=start) if is_valid else None
    context = {"form": form, "day": day, "start": start, "page": found, "credits": places().credits}
    return render(request, "dashboards/route.html", context, status=200 if is_valid else 422)
