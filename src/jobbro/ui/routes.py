"""Every address that Jobbro answers, found by walking Django's resolver, and what each view declares about itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from jobbro.accounts.guards import Guard
from jobbro.accounts.models import User


@dataclass(frozen=True, slots=True)
class Route:
    """One address."""

    name: str
    pattern: str
    arguments: tuple[str, ...]
    view: Callable[..., Any]

    @property
    def guard(self) -> Guard | None:
        """What the view declared; None when it declared nothing."""
        declared = getattr(self.view, "guard", None)
        return declared if isinstance(declared, Guard) else None


def all_routes() -> list[Route]:
    """Return every address of the site."""
    return sorted(_walk(get_resolver().url_patterns, "", ()), key=lambda route: (route.name, route.pattern))


def may_open(user: User, name: str) -> bool:
    """Answer whether the guard of a page lets the user in; a page that this release has not lets nobody in."""
    route = _by_name().get(name)
    if route is None or route.guard is None:
        return False
    return route.guard.permission is None or user.may(route.guard.permission)


@cache
def _by_name() -> dict[str, Route]:
    return {route.name: route for route in all_routes()}


def _walk(patterns: list[URLPattern | URLResolver], prefix: str, spaces: tuple[str, ...]) -> Iterator[Route]:
    for entry in patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from _walk(entry.url_patterns, pattern, inner)
        else:
            arguments = tuple(entry.pattern.converters) or tuple(entry.pattern.regex.groupindex)
            yield Route(":".join((*spaces, entry.name or "")), pattern, arguments, entry.callback)
