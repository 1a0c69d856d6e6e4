"""The entrepreneur of the demo: what Gravko is asked about, what it answers, six young people, and a sealed sheet."""

from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.companies.actions import NOT_WRITTEN, ContactFacts, add_contact
from jobbro.companies.actions.responsibility import (
    AgendaFacts,
    AnswerFacts,
    FigureFacts,
    note_agenda,
    note_answer,
    note_figure,
)
from jobbro.companies.models import AgendaKind, Company, ContactRole, FactSource, ThemeReply
from jobbro.demo.loading import at_nine, load_placement
from jobbro.demo.shapes import DemoPlacement, slots
from jobbro.demo.town import town_citizens
from jobbro.demo.worked_placements import USUAL_ANSWERS
from jobbro.domain.plan import HourKind
from jobbro.placements.actions.contributing import issue_sheet, set_counted
from jobbro.placements.models import CountedAs, ResponsibilitySheet, SheetKind
from jobbro.placements.record import DutyLine, FollowUpLine, GoalLine, StepLine, TaskLine

# Citizens of the town who have no other placement.
YOUNG = (1, 7, 10, 13, 22, 25)
FOREMAN = "Ib Toft"
AGENDAS = {
    AgendaKind.TENDER: "Kommunen spørger om sociale tal i hvert udbud.",
    AgendaKind.ESG: "Banken har spurgt én gang.",
    AgendaKind.LABOUR: "",
}
ANSWERS = {
    "skilled-time": (ThemeReply.YES, "Maskinførerne bruger den sidste time hver dag på at gøre klar."),
    "asked-by-others": (ThemeReply.YES, "De andre, der byder, har tekst og tal med."),
    "room-to-grow": (ThemeReply.UNKNOWN, ""),
}
FIGURES: dict[str, tuple[int | None, str]] = {
    "after-school": (7, "Unge fra skolen vasker biler og materiel om lørdagen. De får løn og en voksen makker."),
    "preparing": (None, "Vi har samlet klargøringen af maskinerne i egne timer, så andre end førerne kan tage dem."),
    "fresh-start": (1, "Hos os tæller det, man kan. Vi ansætter også mennesker, der har udstået en dom."),
    "young-practice": (None, "Unge prøver faget af på pladsen. Flere er gået videre i lære."),
    "apprentices": (4, ""),
    "special-terms": (2, ""),
    "permanent": (58, ""),
    "temporary": (6, ""),
    "accidents": (0, ""),
}


@transaction.atomic
def load_contributing(staff: dict[str, User], today: date) -> None:
    """Make it all where it is missing; a second time adds nothing."""
    company = Company.objects.get(is_demo=True, email="kontakt@gravko.example")
    if ResponsibilitySheet.objects.filter(company=company).exists():
        return
    by, at = staff["jonas"], at_nine(today)
    for kind, words in AGENDAS.items():
        agenda = AgendaFacts(words, FactSource.DEMO, today)
        note_agenda(by=by, company=company, kind=kind, facts=agenda, edit_version=NOT_WRITTEN, at=at)
    for question, (reply, words) in ANSWERS.items():
        answer = AnswerFacts(reply, words, FactSource.DEMO, today)
        note_answer(by=by, company=company, question=question, facts=answer, edit_version=NOT_WRITTEN, at=at)
    for key, (value, words) in FIGURES.items():
        number = None if value is None else Decimal(value)
        figure = FigureFacts(number, words, FactSource.DEMO, today, approved_on=today)
        told = {"facts": figure, "edit_version": NOT_WRITTEN, "at": at}
        note_figure(by=by, company=company, key=key, year=today.year, **told)  # type: ignore[arg-type]
    foreman = ContactFacts(FOREMAN, ContactRole.MENTOR, "formand", company.sites.first())
    add_contact(by=by, company=company, facts=foreman, at=at)
    _courses(staff, today)
    issue_sheet(by=by, company=company, kind=SheetKind.TENDER, year=today.year, at=at)


def _courses(staff: dict[str, User], today: date) -> None:
    citizens = town_citizens(today)
    for index, number in enumerate(YOUNG):
        citizen = citizens[number]
        shape = _course(citizen.key, citizen.first_name, citizen.consultant, today - timedelta(days=7 * (index + 8)))
        placement = load_placement(shape, staff)
        categories = (CountedAs.YOUNG, CountedAs.PREPARING) if index == 0 else (CountedAs.YOUNG,)
        for category in categories:
            by = staff[citizen.consultant]
            set_counted(by=by, placement=placement, category=category, counts=True, at=at_nine(today))


def _course(key: str, name: str, consultant: str, near: date) -> DemoPlacement:
    first = near - timedelta(days=near.weekday())
    last = first + timedelta(days=27)
    tasks = (TaskLine("klargøre maskiner til næste dag", HourKind.PRACTICE, "at prøve faget af"),)
    return DemoPlacement(
        key,
        "gravko",
        FOREMAN,
        "locked",
        {
            "steps": (StepLine(1, first, last, slots(HourKind.PRACTICE, "135", "8.00", "13.00"), tasks),),
            "purposes": ("clarify_goal",),
            "because": "Fordi du her prøver faget af. Så ved du, om det er en uddannelse for dig.",
            "why": f"{name} vil se, om anlæg er en vej.",
            "goals": (GoalLine("goal", f"{name} ved, om faget er det rette.", "Et ja eller et nej.", last),),
            "duties": (DutyLine("contact_person", FOREMAN, "viser opgaverne"),),
            "follow_ups": (FollowUpLine(first + timedelta(days=14), None, (name, FOREMAN), ("opgaver", "timer")),),
            "no_needs": True,
            "legal_answers": USUAL_ANSWERS,
            "next_step": "Et fritidsjob eller en læreplads.",
            "paid_route": "after",
        },
        consultant,
        first - timedelta(days=14),
    )
