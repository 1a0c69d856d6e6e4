"""The talk at a workplace that the citizen is going to, as the citizen is reminded of it (R-066)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from jobbro.citizens.models import Citizen
from jobbro.citizens.queries.readiness import REMINDED_BEFORE, next_talk
from jobbro.ui.wording import clock


@dataclass(frozen=True, slots=True)
class OwnTalk:
    """Where and when, the way there, and what to put on; `is_near` from the day before."""

    heading: str
    company: str
    day: date
    at: str
    route: str
    minutes: int | None
    clothes: str
    is_near: bool


def own_talk(citizen: Citizen, *, today: date) -> OwnTalk | None:
    """Return the next talk within two weeks, with what has been got ready for it; None when there is none."""
    talk = next_talk(citizen, today=today)
    if talk is None:
        return None
    headings = {
        today: _("I dag skal du til samtale"),
        today + REMINDED_BEFORE: _("I morgen skal du til samtale"),
    }
    return OwnTalk(
        heading=headings.get(talk.held_on, _("Du skal til samtale")),
        company=talk.company,
        day=talk.held_on,
        at=clock(talk.held_at) if talk.held_at else "",
        route=talk.route,
        minutes=talk.route_minutes,
        clothes=talk.clothes,
        is_near=talk.held_on in headings,
    )
