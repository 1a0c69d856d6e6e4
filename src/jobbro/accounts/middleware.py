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
        return not_saved(error)


def not_saved(error: BaseException | None) -> HttpResponse | None:
    """Return the page «ikke gemt» when the error is, or came of, a database out of order; else None."""
    while error is not None and not _is_out_of_order(error):
        error = error.__cause__ or error.__context__
    if error is None:
        return None
    logger.error("database", exc_info=error, extra={"event": "database_out_of_order"})
    return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": "60"})


def _is_out_of_order(error: BaseException) -> bool:
    if isinstance(error, OperationalError):
        return True
    # PostgreSQL that has become read-only says so with another class of error.
    return isinstance(error, DatabaseError) and ("read-only" in str(error) or "readonly" in str(error))
