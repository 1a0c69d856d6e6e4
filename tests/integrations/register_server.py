"""A server on this machine that speaks the register's protocol, with companies that a test invents."""

import base64
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

USER, PASSWORD = "kommunen", "meget-hemmeligt"


@dataclass
class Invented:
    """What the server knows, how it behaves on its next calls, and what it was asked."""

    companies: list[dict[str, Any]] = field(default_factory=list)
    units: list[dict[str, Any]] = field(default_factory=list)
    publications: list[dict[str, Any]] = field(default_factory=list)
    papers: dict[str, bytes] = field(default_factory=dict)
    moods: list[str] = field(default_factory=list)
    asked: list[tuple[str, Any]] = field(default_factory=list)
    seen_keys: list[str | None] = field(default_factory=list)
    promised_too_many: int = 0
    address: str = ""


@contextmanager
def register_server(known: Invented) -> Iterator[str]:
    """Serve what is known on a free port of this machine; yield the address."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *words: Any) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            known.seen_keys.append(self.headers.get("Authorization"))
            _send(self, known.papers.get(self.path, b""), 200 if self.path in known.papers else 404)

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            known.asked.append((self.path, body))
            mood = known.moods.pop(0) if known.moods else ""
            key = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
            if self.headers.get("Authorization") != f"Basic {key}":
                return _send(self, b"{}", 401)
            return _behave(self, mood, json.dumps(_found(known, self.path, body)).encode())

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    known.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield known.address
    finally:
        server.shutdown()
        server.server_close()


def _behave(handler: BaseHTTPRequestHandler, mood: str, answer: bytes) -> None:
    match mood:
        case "busy" | "down" | "moved":
            _send(handler, b"", {"busy": 429, "down": 503, "moved": 302}[mood])
        case "garbage":
            _send(handler, b"<html>Vi er straks tilbage</html>", 200)
        case "half":
            _send(handler, answer[: len(answer) // 2], 200)
        case "cut":
            _send(handler, answer[:20], 200, promised=len(answer))
        case "silent":
            handler.close_connection = True
        case "slow":
            time.sleep(0.5)
            _send(handler, answer, 200)
        case "list":
            _send(handler, b"[1]", 200)
        case "partly":
            _send(handler, answer.replace(b'"timed_out": false', b'"timed_out": true'), 200)
        case "huge":
            _send(handler, b"[" + b" " * 300_000 + b"]", 200)
        case _:
            _send(handler, answer, 200)


def _send(handler: BaseHTTPRequestHandler, body: bytes, status: int, promised: int | None = None) -> None:
    try:
        handler.send_response(status)
        if status == 302:
            handler.send_header("Location", "http://127.0.0.1:9/steal")
        handler.send_header("Content-Length", str(len(body) if promised is None else promised))
        handler.end_headers()
        handler.wfile.write(body)
    except BrokenPipeError:
        handler.close_connection = True  # the other side did not wait


def _found(known: Invented, path: str, body: dict[str, Any]) -> dict[str, Any]:
    rows = {
        "/cvr-permanent/virksomhed/_search": known.companies,
        "/cvr-permanent/produktionsenhed/_search": known.units,
        "/offentliggoerelser/_search": known.publications,
    }[path]
    [key] = body["sort"][0]
    fitting = sorted((row for row in rows if _fits(row, body["query"])), key=lambda row: _at(row, key)[0])
    hits = {"total": len(fitting) + known.promised_too_many, "hits": fitting[: body["size"]]}
    return {"took": 1, "timed_out": False, "_shards": {"total": 1, "failed": 0}, "hits": hits}


def _fits(row: dict[str, Any], query: dict[str, Any]) -> bool:
    [(kind, asked)] = query.items()
    if kind == "bool":
        return all(_fits(row, part) for part in asked["must"])
    [(key, wanted)] = asked.items()
    values = _at(row, key)
    if kind == "terms":
        return any(value in wanted for value in values)
    assert kind == "range", kind
    return any(value >= wanted["gte"] for value in values)


def _at(row: dict[str, Any], key: str) -> list[Any]:
    values = [row["_source"]]
    for part in key.split("."):
        values = [value.get(part) for value in values if isinstance(value, dict)]
        values = [each for value in values for each in (value if isinstance(value, list) else [value])]
    return [value for value in values if value is not None]
