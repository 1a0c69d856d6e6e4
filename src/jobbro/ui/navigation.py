"""The ways around: what the menus hold, and which of it this user and this release have.

A line is shown only when its page exists and the user may open it, so a menu never holds a dead link.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobbro.accounts.models import User
from jobbro.accounts.permissions import Permission


@dataclass(frozen=True, slots=True)
class Destination:
    """A line of a menu before it is known whether it can be shown."""

    label: Promise
    route: str
    permission: Permission
    key: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A line of a menu as it is shown; current is what a screen reader is told: page, true or nothing."""

    label: Promise
    url: str
    current: str
    key: str = ""
    icon: str = ""


MAIN = (
    Destination(_("Min dag"), "dashboards:home", Permission.HOME, key="d"),
    Destination(_("Virksomheder"), "companies:list", Permission.COMPANY_SEE, key="v"),
    Destination(_("Borgere"), "citizens:list", Permission.CITIZEN_SEE, key="b"),
    Destination(_("Forløb"), "placements:list", Permission.PLACEMENT_SEE, key="f"),
    Destination(_("Match"), "matching:start", Permission.PLACEMENT_SEE),
)
TOOLS = (
    Destination(_("Regler"), "reference:rules", Permission.RULES_SEE),
    Destination(_("Værktøjskasser"), "reference:toolboxes", Permission.RULES_SEE),
    Destination(_("Hvad kan jeg tilbyde?"), "placements:offer", Permission.PLACEMENT_SEE),
    Destination(_("Fælles pulje"), "placements:pool", Permission.PLACEMENT_SEE),
    Destination(_("Beregnere"), "calculators:list", Permission.TOOLS_USE),
    Destination(_("Teksttjek"), "writing:check", Permission.TOOLS_USE),
    Destination(_("Håndbog"), "reference:handbook", Permission.TOOLS_USE),
)
LAST = (Destination(_("Overblik"), "dashboards:overview", Permission.TEAM_OVERVIEW),)
# One of these is where the reader is; the other menus are shortcuts.
WHERE = (*MAIN, *TOOLS, *LAST)
CREATE = (
    Destination(_("Forløb"), "placements:new", Permission.PLACEMENT_PLAN, icon="calendar-month"),
    Destination(_("Opgave"), "companies:task_start", Permission.COMPANY_EDIT, icon="assignment"),
    Destination(_("Opkald"), "meetings:call_new", Permission.COMPANY_EDIT, icon="headset"),
    Destination(_("Samtale"), "meetings:talk_new", Permission.CITIZEN_EDIT, icon="forum"),
    Destination(_("Virksomhed"), "companies:new", Permission.COMPANY_EDIT, icon="business"),
    Destination(_("Borger"), "citizens:new", Permission.CITIZEN_EDIT, icon="person-add"),
)
OWN = (
    Destination(_("Mine indstillinger"), "accounts:settings", Permission.OWN_SETTINGS),
    Destination(_("Adgangskode"), "account_change_password", Permission.OWN_SETTINGS),
    Destination(_("Totrinslogin"), "mfa_index", Permission.OWN_SETTINGS),
    Destination(_("Kommunens indstillinger"), "accounts:municipality", Permission.SETTINGS_MANAGE),
    Destination(_("Brugere"), "accounts:users", Permission.USERS_MANAGE),
    Destination(_("Opslag i log"), "privacy:lookups", Permission.LOOKUPS_REVIEW),
)
SEARCH_ROUTE = "dashboards:search"
TEXT_CHECK_ROUTE = "writing:api"
FOOTER = (
    Destination(_("Tilgængelighed"), "ui:accessibility", Permission.HOME),
    Destination(_("Om Jobbro"), "ui:about", Permission.HOME),
)


@lru_cache(maxsize=256)
def url_of(route: str) -> str:
    """Return the address of a page, or nothing when the page is not part of this release."""
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""


def menu(
    destinations: Iterable[Destination], user: User, path: str, *, beside: Iterable[Destination] = ()
) -> list[MenuItem]:
    """Return the lines that this user can follow; the one that the path lies closest under is current.

    Where a line `beside` these, in another menu, lies closer to the path, none of these is.
    """
    allowed = _allowed(destinations, user)
    urls = [url for _place, url in (*allowed, *_allowed(beside, user))]
    above = [url for url in urls if (path == url if url == "/" else path.startswith(url))]
    closest = max(above, key=len, default="")
    here = "page" if path == closest else "true"
    return [MenuItem(place.label, url, here if url == closest else "", place.key, place.icon) for place, url in allowed]


def _allowed(destinations: Iterable[Destination], user: User) -> list[tuple[Destination, str]]:
    places = [(place, url_of(place.route)) for place in destinations]
    return [(place, url) for place, url in places if url and user.may(place.permission)]


def open_menu(destinations: Iterable[Destination], path: str) -> list[MenuItem]:
    """Return the lines of a menu that needs no account."""
    urls = ((place, url_of(place.route)) for place in destinations)
    return [MenuItem(place.label, url, "page" if path == url else "") for place, url in urls if url]


def mark(menus: Iterable[Iterable[MenuItem]]) -> str:
    """Return what tells these menus from others: which lines stand there, and where the reader is."""
    return "|".join(" ".join(item.url + item.current for item in lines) for lines in menus)


def staff_user(request: HttpRequest) -> User | None:
    """Return the logged-in colleague, if there is one."""
    user = getattr(request, "user", None)
    return user if isinstance(user, User) and user.is_active else None
