"""«Mødet»: a citizen and a company chosen from what is typed, and what the two already share."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, QuerySet

from jobbro.accounts.viewer import Viewer
from jobbro.audit.kinds import LookKind
from jobbro.citizens.access import show_citizens, visible_citizens
from jobbro.citizens.models import Citizen
from jobbro.citizens.queries.facts import reader_of
from jobbro.citizens.queries.latest import latest_citizens, search_citizens
from jobbro.citizens.queries.needs import conditions_for
from jobbro.companies.access import visible_companies
from jobbro.companies.models import Company, WorkTask
from jobbro.companies.queries.listing import companies_found
from jobbro.companies.queries.meaning import bends_of
from jobbro.placements.models import Placement
from jobbro.placements.queries.fitting import TaskFits, tasks_that_fit
from jobbro.placements.queries.planning import TASKS_SHOWN
from jobbro.ui.addresses import row_id

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
    fits: TaskFits = TaskFits()
    minutes: str = ""


def meeting_page(viewer: Viewer, asked: Mapping[str, str]) -> MeetingPage:
    """Find citizens and companies by words or by id; a citizen who is not the viewer's is not found."""
    citizen = _one(visible_citizens(viewer), asked.get("borger", ""))
    company = _one(visible_companies(viewer), asked.get("virksomhed", ""))
    minutes = found[0] if (found := re.findall(r"^\s*(\d{1,3})\s*$", asked.get("minutter", ""), re.ASCII)) else ""
    citizen_words, company_words = asked.get("q_borger", "").strip(), asked.get("q_virksomhed", "").strip()
    citizens = () if citizen else _citizens(viewer, citizen_words)
    companies = [] if company else _companies(viewer, company_words)
    if citizen:
        show_citizens(viewer, [citizen], kind=LookKind.PAGE)
    shared = (
        Placement.objects.filter(citizen=citizen, company=company).order_by("-planned_at")
        if citizen and company
        else ()
    )
    return MeetingPage(
        citizen_words,
        company_words,
        citizens,
        tuple(companies),
        citizen,
        company,
        tuple(shared),
        tried=bool(asked),
        fits=_fits(viewer, citizen, company, minutes) if citizen and company else TaskFits(),
        minutes=minutes,
    )


def _fits(viewer: Viewer, citizen: Citizen, company: Company, minutes: str) -> TaskFits:
    """The company's open tasks by what the viewer may know that the citizen needs."""
    assert viewer.user is not None
    tasks = WorkTask.objects.filter(company=company, is_open=True).order_by("title")[:TASKS_SHOWN]
    wanted, travel = conditions_for(citizen, reader_of(viewer.user)), int(minutes) if minutes else None
    return tasks_that_fit(citizen.first_name, wanted, tasks, travel_minutes=travel, bends=bends_of(company.pk, wanted))


def _citizens(viewer: Viewer, words: str) -> tuple[Citizen, ...]:
    """Those whom the words fit; before anything is typed, one's own latest."""
    return search_citizens(viewer, words, limit=SHOWN) if words else latest_citizens(viewer, limit=SHOWN)


def _companies(viewer: Viewer, words: str) -> list[Company]:
    if words:
        return companies_found(viewer, words, limit=SHOWN)
    return list(visible_companies(viewer).filter(owner=viewer.user).in_danish_order()[:SHOWN])


def meeting_of(placement: Placement) -> MeetingPage:
    """The two people of a placement that was fetched with them; nothing is asked or logged."""
    return MeetingPage("", "", (), (), placement.citizen, placement.company, (placement,), tried=True)


def _one(rows: "QuerySet[Row]", asked: str) -> Row | None:
    key = row_id(asked)
    return rows.filter(pk=key).first() if key else None
