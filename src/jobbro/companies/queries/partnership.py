"""What the pages about agreements with a company show."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from jobbro.companies.actions.partnership import MOST_AIMS, AimFacts, PartnershipGap, aims_of, gaps_of
from jobbro.companies.actions.saving import values_of
from jobbro.companies.models import Company, Partnership, PartnershipState

AGREEMENTS_SHOWN = 100


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
    """Answer whether the day of review has come for an agreement that is not ended."""
    return partnership.is_open and partnership.review_on <= today


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
