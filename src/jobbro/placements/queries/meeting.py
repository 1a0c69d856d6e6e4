"""«Mødet»: a citizen and a company chosen from what is typed, and what the two already share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from jobbro.accounts.viewer import Viewer
from jobbro.audit.kinds import LookKind
from jobbro.citizens.access import show_citizens, visible_citizens
from jobbro.citizens.models import Citizen
from jobbro.citizens.names import search_words
from jobbro.companies.models import Company
from jobbro.domain.language.normal_form import search_terms
from jobbro.placements.models import Placement

SHOWN = 8
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """What was typed, what it found, what is chosen, and the placements that citizen and company share."""

    citizen_words: str
    company_words: str
    citizens: tuple[Citizen, ...]
    companies: tuple[Company, ...]
    citizen: Citizen | None
    company: Company | None
    shared: tuple[Placement, ...]
    tried: bool


def meeting_page(viewer: Viewer, asked: Mapping[str, str]) -> MeetingPage:
    """Find citizens and companies by words or by id; a citizen who is not the viewer's is not found."""
    citizen = _one(visible_citizens(viewer), asked.get("borger", ""))
    company = _one(Company.objects.all(), asked.get("virksomhed", ""))
    citizen_words, company_words = asked.get("q_borger", "").strip(), asked.get("q_virksomhed", "").strip()
    citizens = [] if citizen else _citizens(viewer, citizen_words)
    companies = [] if company else _companies(company_words)
    show_citizens(viewer, [citizen] if citizen else citizens, kind=LookKind.PAGE if citizen else LookKind.SEARCH)
    shared = (
        Placement.objects.filter(citizen=citizen, company=company).order_by("-planned_at") if citizen and company else ()
    )
    return MeetingPage(
        citizen_words,
        company_words,
        tuple(citizens),
        tuple(companies),
        citizen,
        company,
        tuple(shared),
        tried=bool(asked),
    )


def _one(rows: "QuerySet[Row]", row_id: str) -> Row | None:
    try:
        return rows.filter(pk=UUID(row_id)).first() if row_id else None
    except ValueError:
        return None


def _citizens(viewer: Viewer, words: str) -> list[Citizen]:
    rows = visible_citizens(viewer).filter(closed_on__isnull=True)
    for word in search_words(words):
        rows = rows.filter(search_text__contains=word)
    return list(rows.order_by("sort_key", "id")[:SHOWN])


def _companies(words: str) -> list[Company]:
    rows = Company.objects.all()
    for pieces in search_terms(words):
        anyone = Q()
        for piece in pieces:
            anyone |= Q(search_text__contains=piece)
        rows = rows.filter(anyone)
    return list(rows.order_by("name", "id")[:SHOWN])
