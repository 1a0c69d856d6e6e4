"""What every page is given: who works here, where one can go, what day it is."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from jobbro.accounts.models import Municipality, the_municipality
from jobbro.accounts.permissions import Permission
from jobbro.accounts.viewer import Viewer
from jobbro.ui import navigation


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame of a page: `municipality`, `frame` (menus) and `today`.

    Menus are worked out only when a template asks, so that a fragment costs nothing.
    """
    return {
        "municipality": SimpleLazyObject(lambda: _municipality(request)),
        "frame": SimpleLazyObject(lambda: _frame(request)),
        # A page is the edge of the system, like a view: this is where the day enters a template.
        "today": timezone.localdate(),  # noqa: TID251
    }


def _municipality(request: HttpRequest) -> Municipality:
    viewer = getattr(request, "viewer", None)
    return viewer.municipality if isinstance(viewer, Viewer) else the_municipality()


def _frame(request: HttpRequest) -> dict[str, Any]:
    user = navigation.staff_user(request)
    footer = navigation.open_menu(navigation.FOOTER, request.path)
    if user is None:
        return {"user": None, "keys_on": False, "footer": footer}
    places = {
        "main": navigation.MAIN,
        "tools": navigation.TOOLS,
        "last": navigation.LAST,
        "create": navigation.CREATE,
        "own": navigation.OWN,
    }
    beside = dict.fromkeys(("main", "tools", "last"), navigation.WHERE)
    menus = {
        name: navigation.menu(lines, user, request.path, beside=beside.get(name, ())) for name, lines in places.items()
    }
    return {
        "user": user,
        "name": user.full_name,
        "initials": "".join(part[0] for part in user.full_name.split()[:3]).upper(),
        **menus,
        # Menus are drawn once for all who see the same lines from the same place.
        "mark": navigation.mark(menus.values()),
        "tools_current": any(item.current for item in menus["tools"]),
        "search_url": navigation.url_of(navigation.SEARCH_ROUTE),
        "keys_on": user.key_shortcuts,
        "text_check_url": navigation.url_of(navigation.TEXT_CHECK_ROUTE) if user.may(Permission.TOOLS_USE) else "",
        "footer": footer,
    }
