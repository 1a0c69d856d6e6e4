"""Every address that Jobbro answers, found by walking Django's resolver, and what each view declares about itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from jobbro.accounts.guards import Guard

# Addresses whose views are not ours, each with the reason why it needs no guard of ours.
NOT_OURS = {
    "allauth.": "Log-in, password, second factor and log-out: allauth guards its own pages, tested in tests/accounts.",
    "django.views.generic.": "Old addresses of allauth that send on to its new ones.",
}


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

    @property
    def is_ours(self) -> bool:
        """Answer whether the view is our own code."""
        module = getattr(self.view, "view_class", self.view).__module__
        return not any(module.startswith(prefix) for prefix in NOT_OURS)


def all_routes() -> list[Route]:
    """Return every address of the site."""
    return sorted(_walk(get_resolver().url_patterns, "", ()), key=lambda route: (route.name, route.pattern))


def our_routes() -> list[Route]:
    """Return every address that our own code answers."""
    return [route for route in all_routes() if route.is_ours]


def _walk(patterns: list[URLPattern | URLResolver], prefix: str, spaces: tuple[str, ...]) -> Iterator[Route]:
    for entry in patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from _walk(entry.url_patterns, pattern, inner)
        else:
            arguments = tuple(entry.pattern.converters) or tuple(entry.pattern.regex.groupindex)
            yield Route(":".join((*spaces, entry.name or "")), pattern, arguments, entry.callback)
