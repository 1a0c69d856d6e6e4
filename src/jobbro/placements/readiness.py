"""What must stand in the record before it may leave the house. Advice warns elsewhere; only these gaps stop."""

from dataclasses import fields
from enum import StrEnum

from jobbro.domain.calendar import CalendarError
from jobbro.domain.plan import PlanError
from jobbro.placements.record import Record


class Gap(StrEnum):
    """A core field that the agreement or the law cannot do without."""

    PERIOD = "period"
    SITE = "site"
    CONTACT = "contact"
    HOURS = "hours"
    TASKS = "tasks"
    PURPOSE = "purpose"
    WHY = "why"
    BECAUSE = "because"
    PAID_ROUTE = "paid_route"
    PAID_ROUTE_REASON = "paid_route_reason"
    FOLLOW_UP = "follow_up"
    APPROVALS = "approvals"


def gaps_before_ready(record: Record) -> tuple[Gap, ...]:
    """Name what is missing before the text can be ready, in the order of the page (R-004, R-029, R-041, R-075)."""
    missing = {
        Gap.SITE: record.site_id is None,
        Gap.CONTACT: record.contact_id is None,
        Gap.PERIOD: record.period is None,
        Gap.HOURS: not _has_hours(record),
        Gap.TASKS: not any(step.tasks for step in record.steps),
        # The law lists purposes for a practice only.
        Gap.PURPOSE: not record.purposes and not record.is_subsidised,
        Gap.WHY: not record.why.strip(),
        Gap.BECAUSE: lacks_reason(record),
        Gap.FOLLOW_UP: not record.follow_ups,
        Gap.PAID_ROUTE: not record.paid_route,
        Gap.PAID_ROUTE_REASON: record.paid_route == "not_yet" and not record.paid_route_reason.strip(),
    }
    return tuple(gap for gap, is_missing in missing.items() if is_missing)


def lacks_reason(record: Record) -> bool:
    """Test whether the citizen has not been told why; such a placement is not shared with the citizen (R-041)."""
    return not record.because.strip()


# What a placement has from its first moment; everything else is written by somebody.
_FROM_THE_START = frozenset({"names", "kind", "site_id", "contact_id", "off_on_holidays"})


def is_just_begun(record: Record) -> bool:
    """Test whether nothing has been written yet, so that it is too early to count what is missing."""
    return not any(getattr(record, part.name) for part in fields(Record) if part.name not in _FROM_THE_START)


def _has_hours(record: Record) -> bool:
    try:
        totals = record.totals
    except (CalendarError, PlanError):
        return False
    return totals is not None and totals.total_hours > 0
