"""What every page of the rulebook shows around its own: the tabs, the day, and links that keep it."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest
from jobbro.accounts.models import User
from jobbro.reference.forms.rules import DayForm
from jobbro.ui.navigation import url_of
from jobbro.ui.routes import may_open


def address_of(user: User, route: str, *args: Any) -> str:
    """The address of a page, or nothing when the user may not open it or it is not part of this release."""
    return reverse(route, args=args) if may_open(user, route) else ""


def frame(request: StaffRequest, **context: Any) -> dict[str, Any]:
    """Return the context of a page of the rulebook, with the day that is asked about in the address."""
    form = context.pop("form", None) or DayForm(request.GET, today=request.viewer.today)
    day: date = form.day
    kept = {} if day == request.viewer.today else {"den": f"{day:%d-%m-%Y}"}
    tail = f"?{urlencode(kept)}" if kept else ""
    words = {"day": day, "is_today": not kept, "kept": kept, "day_tail": tail, "day_form": form, "form": form}
    return words | {"tabs": _tabs(request, tail)} | context


def _tabs(request: StaffRequest, tail: str) -> list[dict[str, Any]]:
    places = [
        (_("Regler"), "reference:rules"),
        (_("Ordninger"), "reference:instruments"),
        (_("Hvad er ændret"), "reference:changes"),
        (_("Værktøjskasser"), "reference:toolboxes"),
        (_("Regelsæt på vej"), "reference:rule_sets"),
        (_("Egne satser"), "reference:local_rates"),
        (_("Spørgsmål"), "reference:questions"),
        (_("Ord"), "reference:glossary"),
        (_("Kilder"), "reference:sources"),
        (_("Måleværktøjer"), "reference:measuring"),
    ]
    found = [(label, url_of(route)) for label, route in places]
    return [{"label": label, "url": f"{url}{tail}", "current": request.path == url} for label, url in found if url]
