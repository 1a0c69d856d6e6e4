"""A municipality's own log-in (OpenID Connect) on this machine: small, but strict about what it is asked."""

import base64
import hashlib
import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

CLIENT_ID, SECRET = "jobbro", "hemmelig-hos-kommunen"


@dataclass
class Organisation:
    """The log-in and the people that it knows."""

    address: str
    person: dict[str, Any] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=set)

    def log_in(self, authorize_url: str) -> str:
        """Do what a person does there, and return the address that the browser is sent back to."""
        asked = dict(parse_qsl(urlsplit(authorize_url).query))
        assert asked["client_id"] == CLIENT_ID and asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256", "the exchange is protected by PKCE"
        assert {"openid", "email"} <= set(asked["scope"].split())
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def exchange(self, form: dict[str, str]) -> dict[str, Any] | None:
        """Give a token for a code, once, to the one who began."""
        asked = self.codes.pop(form.get("code", ""), None)
        if asked is None or form.get("client_secret") != SECRET:
            return None
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != asked["code_challenge"]:
            return None
        token = secrets.token_urlsafe(8)
        self.tokens.add(token)
        return {"access_token": token, "token_type": "Bearer", "expires_in": 300}


@contextmanager
def organisation() -> Iterator[Organisation]:
    """Run the log-in while a test lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/.well-known/openid-configuration":
                names = ("authorization", "token", "userinfo")
                found: dict[str, Any] = {f"{name}_endpoint": f"{here.address}/{name}" for name in names}
                found |= {"issuer": here.address, "jwks_uri": f"{here.address}/keys"}
                self._say(found | {"token_endpoint_auth_methods_supported": ["client_secret_post"]})
            elif self.headers.get("Authorization", "").removeprefix("Bearer ") in here.tokens:
                self._say(here.person)
            else:
                self._say({"error": "invalid_token"}, status=401)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            given = here.exchange({name: values[0] for name, values in parse_qs(body).items()})
            self._say(given or {"error": "invalid_grant"}, status=200 if given else 400)

        def log_message(self, *words: Any) -> None:
            """Stay silent."""

        def _say(self, what: dict[str, Any], *, status: int = 200) -> None:
            body = json.dumps(what).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        here = Organisation(f"http://127.0.0.1:{server.server_address[1]}")
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield here
        finally:
            server.shutdown()
            thread.join()
