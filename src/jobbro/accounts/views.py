"""The health page."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from jobbro.accounts.guards import open_page


@open_page("A load balancer has no account; the page tells only whether Jobbro can work.")
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database can be reached, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "down", "database": "unreachable"}, status=503)
    return JsonResponse({"status": "up", "database": connection.vendor})
