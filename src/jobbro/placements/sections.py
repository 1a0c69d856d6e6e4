"""The six parts of the planning page, in the order of the conversation."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from jobbro.domain.language import Point


@dataclass(frozen=True, slots=True)
class SectionShape:
    """A part of the page: its title, the points of the check that belong to it, and the fields it writes."""

    title: Any
    points: tuple[Point, ...]
    fields: tuple[str, ...]


SECTIONS: dict[str, SectionShape] = {
    "hvem": SectionShape(
        _("Hvem og hvornår"), (), ("kind", "site_id", "contact_id", "starts_on", "ends_on", "off_on_holidays")
    ),
    "timer": SectionShape(_("Timer og opgaver"), (Point.TASKS,), ("steps",)),
    "formaal": SectionShape(
        _("Formål og mål"),
        (Point.PURPOSE, Point.DIRECTION),
        ("because", "purposes", "why", "contribution", "citizen_words", "goals", "target_weekly_hours"),
    ),
    "hensyn": SectionShape(_("Hensyn"), (Point.NEEDS,), ("needs", "no_needs", "special_planning")),
    "aftale": SectionShape(
        _("Aftale og opfølgning"),
        (Point.AGREEMENT,),
        (
            "agreed_with",
            "duties",
            "follow_ups",
            "absence_notice",
            "if_it_goes_wrong",
            "employer_statement_on",
            "representative_statement_on",
        ),
    ),
    "videre": SectionShape(
        _("Næste skridt"),
        (Point.NEXT, Point.ORDINARY),
        (
            "next_step",
            "next_activity",
            "paid_route",
            "paid_route_reason",
            "what_it_takes",
            "legal_answers",
            "extension_reason",
            "deviation_reason",
        ),
    ),
}


def next_section(section: str) -> str | None:
    """Return the part after this one; None after the last."""
    order = list(SECTIONS)
    place = order.index(section) + 1
    return order[place] if place < len(order) else None
