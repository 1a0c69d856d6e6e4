"""Reaching pages of the open web and nothing inside the house: no address here may be used to look behind our wall.

The address is asked for once, held against the open web, and then connected to, so that a name that answers one thing
first and another thing next reaches nothing. Each step of a redirection is a new connection and is held against it too.
"""

import socket
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection, HTTPSConnection
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPHandler, HTTPSHandler, Request


class InsideTheHouse(OSError):
    """The name leads to an address that is not on the open web."""


def is_public(address: str) -> bool:
    """Test whether an IP address lies on the open web: not this machine, no internal net, nothing reserved."""
    found = ip_address(address.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return (mapped or found).is_global and not found.is_multicast


def reach(address: tuple[str, int], timeout: Any = None, source: Any = None) -> socket.socket:
    """Connect to the host and port, if every address of the name is on the open web.

    :raises InsideTheHouse: when one is not
    :raises OSError: when none answers
    """
    host, port = address
    found = _addresses(host, port)
    failure: OSError = OSError(f"no address for {host}")
    for family, kind, protocol, _name, place in found:
        made = socket.socket(family, kind, protocol)
        try:
            made.settimeout(timeout)
            made.connect(place)
        except OSError as gone:
            made.close()
            failure = gone
        else:
            return made
    raise failure


class OpenWebHandler(HTTPHandler):
    """Opens http on the open web. A proxy of the house is trusted, but not with a name that leads inside."""

    def http_open(self, req: Request) -> Any:
        """Open the page."""
        return self.do_open(_chosen(HTTPConnection, req), req)


class OpenWebSecureHandler(HTTPSHandler):
    """Opens https on the open web."""

    def https_open(self, req: Request) -> Any:
        """Open the page, with the certificates of this machine."""
        return self.do_open(_chosen(HTTPSConnection, req), req)


def _addresses(host: str, port: int) -> list[Any]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    if any(not is_public(str(place[0])) for *_kind, place in found):
        raise InsideTheHouse(f"{host} is not on the open web")
    return found


def _chosen(kind: type[HTTPConnection], req: Request) -> Any:
    if req.has_proxy() or getattr(req, "_tunnel_host", None):
        return partial(_by_proxy, kind, req)
    return partial(_guarded, kind)


def _guarded(kind: type[HTTPConnection], host: str, **options: Any) -> HTTPConnection:
    made = kind(host, **options)
    made._create_connection = reach  # type: ignore[attr-defined]
    return made


def _by_proxy(kind: type[HTTPConnection], req: Request, host: str, **options: Any) -> HTTPConnection:
    """The proxy looks names up by itself; one that we cannot look up is left to it, a literal address is not."""
    target = urlsplit(req.full_url)
    with suppress(socket.gaierror):
        _addresses(target.hostname or "", target.port or kind.default_port)
    return kind(host, **options)
