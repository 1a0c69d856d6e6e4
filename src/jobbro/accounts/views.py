"""The health page, and the last resort when something breaks."""

import sys

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from jobbro.accounts.guards import open_page
from jobbro.accounts.middleware import not_saved


@open_page("A load balancer has no account; the page tells only whether Jobbro can work.")
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database can be reached, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "down", "database": "unreachable"}, status=503)
    return JsonResponse({"status": "up", "database": connection.vendor})


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer for an error outside any view: the database that failed before or after it, or a fault of ours."""
    return not_saved(sys.exc_info()[1]) or HttpResponse(render_to_string("500.html"), status=500)
