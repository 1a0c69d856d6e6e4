"""One call to the register and its answer: with a time limit, a size limit, and more tries after growing pauses."""

import base64
import http.client
import json
import logging
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from jobbro.integrations.register.told import NotThere, RegisterAway

logger = logging.getLogger("jobbro.register")
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_DENIED = frozenset({401, 403})
_GONE = frozenset({404, 410})
_CHUNK = 65_536


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A password is for the address in the settings and is not carried on to another one."""

    def redirect_request(self, *ignored: Any) -> None:
        """Follow nothing."""
        return


@dataclass(frozen=True, slots=True)
class Caller:
    """Asks one server. `patience` is the whole time for an answer in seconds; `pause` waits between tries."""

    address: str
    user: str = ""
    password: str = field(default="", repr=False)
    patience: float = 30.0
    pauses: tuple[float, ...] = (1.0, 4.0, 15.0)
    most_bytes: int = 100_000_000
    pause: Callable[[float], None] = time.sleep

    def ask(self, path: str, question: Any) -> dict[str, Any]:
        """Post a question as JSON and return the object that is answered.

        :raises RegisterAway: when there is no whole answer after the last try
        """
        body = json.dumps(question).encode()
        request = urllib.request.Request(f"{self.address}{path}", body, self._headers())  # noqa: S310 - from the settings
        return self._tried(lambda: _object_in(self._answer(request)))

    def fetch(self, address: str) -> bytes:
        """Return a document that the register points to; its password is sent to its own server only.

        :raises NotThere: when there is no such document any more
        :raises RegisterAway: when the address leads out of the register's own house, or there is no whole answer
        """
        if not self._is_of_the_same_house(address):
            raise RegisterAway("Registret henviser til et dokument, som ikke kan hentes.")
        request = urllib.request.Request(address)  # noqa: S310 - scheme and host are looked at above
        return self._tried(lambda: self._answer(request))

    def _is_of_the_same_house(self, address: str) -> bool:
        """Whether the server is the register's own or stands under the same domain: no other is asked anything."""
        own, other = urlsplit(self.address).hostname or "", urlsplit(address)
        domain = ".".join(own.split(".")[-2:])
        beside = not own.replace(".", "").isdecimal() and (other.hostname or "").endswith(f".{domain}")
        return other.scheme in ("http", "https") and (other.hostname == own or beside)

    def _headers(self) -> dict[str, str]:
        key = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        return {"Content-Type": "application/json"} | ({"Authorization": f"Basic {key}"} if self.user else {})

    def _tried(self, call: Callable[[], Any]) -> Any:
        for wait in (*self.pauses, None):
            try:
                return call()
            except _Again as problem:
                # Only the kind of trouble is logged: the words of a server can hold what was asked of it.
                logger.warning("register", extra={"event": f"register_delayed: {problem.kind}"})
                if wait is None:
                    raise RegisterAway(problem.told) from None
                self.pause(wait)
        raise AssertionError("the last try either answers or raises")

    def _answer(self, request: urllib.request.Request) -> bytes:
        begun = time.monotonic()
        try:
            opener = urllib.request.build_opener(_NoRedirects)
            with opener.open(request, timeout=self.patience) as answer:
                return self._whole(answer, begun)
        except urllib.error.HTTPError as problem:
            problem.close()
            raise _refused(problem.code) from None
        except (TimeoutError, http.client.HTTPException, OSError) as problem:
            raise _Again(type(problem).__name__, "CVR-registret svarer ikke lige nu.") from None

    def _whole(self, answer: Any, begun: float) -> bytes:
        parts, size = [], 0
        while part := answer.read1(_CHUNK):
            size += len(part)
            if size > self.most_bytes:
                raise RegisterAway("CVR-registret svarede med mere, end Jobbro vil tage imod.")
            if time.monotonic() - begun > self.patience:
                raise TimeoutError
            parts.append(part)
        expected = answer.headers.get("Content-Length")
        if expected is not None and expected.isdecimal() and size < int(expected):
            raise _Again("short", "CVR-registret holdt op midt i et svar.")
        return b"".join(parts)


class _Again(Exception):
    """The call may go better in a while."""

    def __init__(self, kind: str, told: str) -> None:
        super().__init__(kind)
        self.kind, self.told = kind, told


def _refused(status: int) -> Exception:
    if status in _DENIED:
        return RegisterAway("CVR-registret afviste adgangen. Tjek bruger og adgangskode i indstillingerne.")
    if status in _AGAIN:
        return _Again(str(status), "CVR-registret har travlt eller er nede.")
    said = f"CVR-registret forstod ikke spørgsmålet (svar {status})."
    return NotThere(said) if status in _GONE else RegisterAway(said)


def _object_in(data: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(data)
    except (ValueError, RecursionError) as problem:
        raise _Again(type(problem).__name__, "CVR-registrets svar kunne ikke læses.") from None
    if not isinstance(answer, dict):
        raise _Again("shape", "CVR-registrets svar kunne ikke læses.")
    return answer
