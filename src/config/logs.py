"""Structured logs without personal data: what happened, how long it took, and where it broke."""

import json
import logging
import time
import traceback
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

logger = logging.getLogger("jobbro.request")
_FIELDS = ("event", "method", "route", "status", "milliseconds", "user_id", "request_id")


class JsonLines(logging.Formatter):
    """One JSON object a line; an exception is shown as its type and its places, never with its values."""

    def format(self, record: logging.LogRecord) -> str:
        """Turn a record into one line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
        }
        # Messages of other libraries can hold addresses and values; only our own event names are printed.
        line |= {name: record.__dict__[name] for name in _FIELDS if name in record.__dict__}
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["places"] = [
                f"{frame.filename.rpartition('/src/')[2]}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])[-12:]
            ]
        elif "event" not in line:
            line["event"] = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
        return json.dumps(line, ensure_ascii=False, default=str)


class RequestLog:
    """Give each request a number and log its route, never its address or what was sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request and write one line about it."""
        request.request_id = uuid.uuid4().hex  # type: ignore[attr-defined]
        begun = time.perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        if match is not None and match.view_name != "health":
            user = getattr(request, "user", None)
            logger.info(
                "request",
                extra={
                    "event": "request",
                    "method": request.method,
                    "route": match.view_name or "",
                    "status": response.status_code,
                    "milliseconds": round(1000 * (time.perf_counter() - begun), 1),
                    "user_id": str(user.pk) if user is not None and user.pk else None,
                    "request_id": request.request_id,  # type: ignore[attr-defined]
                },
            )
        return response
