"""The addresses that our own code answers, and those that it does not."""

from jobbro.ui.routes import Route, all_routes

# Addresses whose views are not ours, each with the reason why it needs no guard of ours.
NOT_OURS = {
    "allauth.": "Log-in, password, second factor and log-out: allauth guards its own pages, tested in tests/accounts.",
    "django.views.generic.": "Old addresses of allauth that send on to its new ones.",
}


def our_routes() -> list[Route]:
    """Return every address that our own code answers."""
    return [route for route in all_routes() if _is_ours(route)]


def _is_ours(route: Route) -> bool:
    module = getattr(route.view, "view_class", route.view).__module__
    return not any(module.startswith(prefix) for prefix in NOT_OURS)
