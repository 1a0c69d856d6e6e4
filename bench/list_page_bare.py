"""The peer of the benches of pages: a bare Django page with 50 rows, behind the same middleware as ours."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from config.urls import urlpatterns as ours
from jobbro.accounts.guards import open_page
from jobbro.citizens.models import Citizen
from jobbro.companies.models import Company

ROWS = 50
_PAGE = """<!DOCTYPE html>
<html lang="da"><head><title>Borgere</title></head><body><h1>Borgere</h1>
<table><thead><tr><th>Navn</th><th>Mail</th><th>Oprettet</th></tr></thead><tbody>
{% for row in rows %}<tr><td><a href="/borgere/{{ row.pk }}/">{{ row.last_name }}, {{ row.first_name }}</a></td>
<td>{{ row.email }}</td>
<td>{{ row.created_at }}</td></tr>
{% endfor %}</tbody></table><p>{{ request.user.username }}</p></body></html>"""


@open_page("The peer of a bench; it is no part of the product.")
def bare(request: HttpRequest) -> HttpResponse:
    """List the 50 citizens from a place in the alphabet: one query, no access filter, no log."""
    key, last = bytes.fromhex(request.GET["efter"]), request.GET["id"]
    rows: Any = Citizen.objects.filter(Q(sort_key__gt=key) | Q(sort_key=key, pk__gt=last)).order_by("sort_key", "pk")
    return HttpResponse(engines["django"].from_string(_PAGE).render({"rows": rows[:ROWS]}, request))


_COMPANIES = """<!DOCTYPE html>
<html lang="da"><head><title>Virksomheder</title></head><body><h1>Virksomheder</h1>
<table><thead><tr><th>Navn</th><th>Branche</th><th>Oprettet</th></tr></thead><tbody>
{% for row in rows %}<tr><td><a href="/virksomheder/{{ row.pk }}/">{{ row.name }}</a></td>
<td>{{ row.branch_name }}</td>
<td>{{ row.created_at }}</td></tr>
{% endfor %}</tbody></table><p>{{ request.user.username }}</p></body></html>"""


@open_page("The peer of a bench; it is no part of the product.")
def bare_companies(request: HttpRequest) -> HttpResponse:
    """List the 50 companies from a place in the alphabet: one query, no access filter."""
    name, last = request.GET["efter"], request.GET["id"]
    rows = Company.objects.filter(Q(name__gte=name) & (Q(name__gt=name) | Q(pk__gt=last))).order_by("name", "pk")
    return HttpResponse(engines["django"].from_string(_COMPANIES).render({"rows": rows[:ROWS]}, request))


urlpatterns = [path("bare/", bare), path("bare/virksomheder/", bare_companies), path("", include(ours))]
