"""A database that cannot save answers with a plain page, never with a trace."""

import logging
from collections.abc import Callable

from django.db import DatabaseError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

logger = logging.getLogger("jobbro.database")


class NotSaved:
    """Turn a full, locked, read-only or missing database into the page «ikke gemt»."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer for the database when it is out of order; other errors go on."""
        if not isinstance(error, OperationalError) and not (isinstance(error, DatabaseError) and _is_read_only(error)):
            return None
        logger.error("database", exc_info=error, extra={"event": "database_out_of_order"})
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": "60"})


def _is_read_only(error: DatabaseError) -> bool:
    return "read-only" in str(error) or "readonly" in str(error)
