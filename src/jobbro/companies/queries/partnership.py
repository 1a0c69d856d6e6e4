"""What the pages about agreements with a company show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from jobbro.accounts.models import User
from jobbro.companies.actions.partnership import MOST_AIMS, AimFacts, PartnershipGap, aims_of, gaps_of
from jobbro.companies.actions.saving import values_of
from jobbro.companies.models import BEFORE_THE_END, Company, Partnership, PartnershipState
from jobbro.library import texts
from jobbro.ui.gathering import RowsAsJson
from jobbro.ui.wording import ago, short_day

AGREEMENTS_SHOWN = 100
SOON = timedelta(days=7)
MOST_DUE = 20


@dataclass(frozen=True, slots=True)
class PartnershipLine:
    """An agreement in the list; `is_due` when the day of review has come."""

    agreement: Partnership
    is_due: bool


def partnership_lines(company: Company, *, today: date) -> list[PartnershipLine]:
    """Return the newest agreements of the company, those that are open first."""
    rows = company.partnerships.select_related("contact", "colleague").prefetch_related("aims")
    newest = list(rows.order_by("-starts_on", "id")[:AGREEMENTS_SHOWN])
    lines = [PartnershipLine(row, is_due(row, today=today)) for row in newest]
    return sorted(lines, key=lambda line: not line.agreement.is_open)


def is_due(partnership: Partnership, *, today: date) -> bool:
    """Answer whether the day has come to look at an agreement: its review, or a month before its end."""
    return partnership.is_open and (partnership.remind_on <= today or partnership.has_run_out(today))


def lacking(partnership: Partnership) -> tuple[str, ...]:
    """Return in words what a draft lacks before both sides can say yes; nothing for the others."""
    if partnership.state != PartnershipState.DRAFT:
        return ()
    words = {
        PartnershipGap.COMPANY_CONTACT: _("en kontaktperson hos virksomheden"),
        PartnershipGap.COLLEAGUE: _("en kontaktperson hos jer"),
        PartnershipGap.AIM: _("mindst ét mål"),
    }
    return tuple(words[gap] for gap in gaps_of(partnership))


def partnership_values(partnership: Partnership) -> dict[str, Any]:
    """Return what the form about an agreement begins with, its aims in numbered fields."""
    values: dict[str, Any] = {
        "contact": partnership.contact_id,
        "colleague": partnership.colleague_id,
        "company_does": partnership.company_does,
        "municipality_does": partnership.municipality_does,
        "starts_on": partnership.starts_on,
        "review_on": partnership.review_on,
        "ends_on": partnership.ends_on,
    }
    return values | aim_values(partnership)


def aim_values(partnership: Partnership) -> dict[str, Any]:
    """Return the aims by the names of their fields; those not written are empty."""
    empty = [AimFacts("")] * MOST_AIMS
    return {
        f"aim{number}_{part}": value
        for number, aim in enumerate([*aims_of(partnership), *empty][:MOST_AIMS], 1)
        for part, value in values_of(aim).items()
    }


@dataclass(frozen=True, slots=True)
class DueLine:
    """An agreement on «Min dag» of the one who answers for it here: why now, and whether it must be today."""

    agreement: Partnership
    why: str
    is_late: bool


def due_column(owner: User, *, today: date) -> RowsAsJson:
    """Return the user's agreements that come up within a week, asked for beside something else; see `due_lines`."""
    near = today + SOON
    soon = Q(review_on__lte=near) | Q(ends_on__lte=near + BEFORE_THE_END) | Q(moved_to__lte=near)
    rows = Partnership.objects.filter(soon, colleague=owner).exclude(state=PartnershipState.ENDED)
    return RowsAsJson(
        rows.order_by("review_on", "pk"), MOST_DUE,
        id="pk", company="company_id", name="company__name", review="review_on", ends="ends_on", moved="moved_to",
    )  # fmt: skip


def due_lines(rows: Iterable[dict[str, Any]], *, today: date) -> tuple[DueLine, ...]:
    """Return the lines of the column whose day has come or comes within a week, the earliest first."""
    found = (
        Partnership(
            pk=UUID(row["id"]),
            company=Company(pk=UUID(row["company"]), name=row["name"]),
            review_on=date.fromisoformat(row["review"]),
            ends_on=_day(row["ends"]),
            moved_to=_day(row["moved"]),
        )
        for row in rows
    )
    due = [agreement for agreement in found if agreement.remind_on <= today + SOON]
    due.sort(key=lambda agreement: (agreement.remind_on, agreement.company.name))
    return tuple(DueLine(agreement, _why(agreement, today), agreement.remind_on < today) for agreement in due)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _why(agreement: Partnership, today: date) -> str:
    last = agreement.ends_on
    if last is not None and last < today:
        return texts().say("today.agreement.out", day=short_day(last, today), ago=ago(last, today))
    if last is not None and agreement.review_on > agreement.remind_on and agreement.moved_to is None:
        return texts().say("today.agreement.ends", day=short_day(last, today), ago=ago(last, today))
    return texts().say("today.agreement.review", day=short_day(agreement.remind_on, today))
