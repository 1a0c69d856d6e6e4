"""DEMO for arguments: small tasks with pay that somebody has, and two part-time jobs at a company of a known size."""

from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.companies.actions import CompanyFacts, PieceFacts, TaskFacts, add_task, change_company, save_bundle
from jobbro.companies.actions.openings import move_opening
from jobbro.companies.models import Activity, Company, FactSource, OpeningState
from jobbro.demo.loading import at_nine, load_placement
from jobbro.demo.shapes import DemoPlacement, slots
from jobbro.demo.town import town_citizens
from jobbro.domain.plan import HourKind
from jobbro.placements.record import DutyLine, FollowUpLine, GoalLine, StepLine, TaskLine

# Companies of the town whose staff is known: a shop and a trade of the same size, and one more to tell of them.
STAFF = {"virksomhed-01": 14, "virksomhed-05": 22, "virksomhed-04": 30}
EMPLOYER, SHARER = "virksomhed-01", "virksomhed-05"
# A citizen of the town who has no other placement.
WORKER = 16
_JOBS = (
    ("Varevogne og lager", ("vaske varevogne", "5"), ("rydde lageret", "4")),
    ("Klargøring til kørsel", ("pakke til næste dag", "6"), ("samle materialer", "4")),
)


@transaction.atomic
def load_arguing(staff: dict[str, User], today: date) -> None:
    """Make it all where it is missing; a second time adds nothing."""
    companies = {key: Company.objects.get(is_demo=True, email=f"kontakt@{key}.example") for key in STAFF}
    if companies[SHARER].openings.exists():
        return
    by, at = staff["mette"], at_nine(today - timedelta(days=40))
    for key, company in companies.items():
        facts = {name: getattr(company, name) for name in CompanyFacts.__dataclass_fields__}
        known = CompanyFacts(**facts | {"employees": STAFF[key], "source": FactSource.DEMO})
        change_company(by=by, company=company, facts=known, edit_version=company.edit_version, at=at)
    for title, *tasks in _JOBS:
        pieces = tuple(_piece(companies[SHARER], name, hours, by, today) for name, hours in tasks)
        opening = save_bundle(by=by, company=companies[SHARER], title=title, pieces=pieces, at=at)
        for state in (OpeningState.AGREED, OpeningState.FILLED):
            opening.refresh_from_db()
            move_opening(by=by, opening=opening, state=state, edit_version=opening.edit_version, at=at)
    load_placement(_small_tasks(companies[EMPLOYER], today), staff)


def _piece(company: Company, title: str, hours: str, by: User, today: date) -> PieceFacts:
    told = TaskFacts(
        title,
        Activity.OPERATIONS,
        weekly_hours=Decimal(hours),
        doer="skilled",
        done_today_by="svendene",
        can_be_moved=True,
        training="little",
    )
    task = add_task(by=by, company=company, facts=told, at=at_nine(today - timedelta(days=50)))
    return PieceFacts(task.pk, Decimal(hours))


def _steps(names: tuple[str, ...], first: date, middle: date, last: date) -> tuple[StepLine, ...]:
    """Four weeks of practice, then two paid hours three times a week beside the next thing to learn."""
    practice, paid = HourKind.PRACTICE, HourKind.PAID
    learning = tuple(TaskLine(name, practice, "at klare opgaven alene", "når ingen ser efter") for name in names)
    more = TaskLine("tage imod nye varer", practice, "at lære en opgave mere")
    hours = slots(paid, "135", "8.00", "10.00") + slots(practice, "135", "10.00", "12.00")
    return (
        StepLine(1, first, middle - timedelta(days=1), slots(practice, "135", "8.00", "12.00"), learning),
        StepLine(2, middle, last, hours, (*(TaskLine(name, paid) for name in names), more)),
    )


def _small_tasks(company: Company, today: date) -> DemoPlacement:
    """Somebody of the town whose small tasks became paid."""
    citizen, mentor = town_citizens(today)[WORKER], company.contacts.order_by("pk")[1].name
    first = today - timedelta(days=today.weekday() + 63)
    middle, last = first + timedelta(days=28), first + timedelta(days=90)
    names = tuple(company.tasks.order_by("title").values_list("title", flat=True))
    return DemoPlacement(
        citizen.key,
        EMPLOYER,
        mentor,
        "locked",
        {
            "steps": _steps(names, first, middle, last),
            "purposes": ("ordinary_hours", "specific_skills"),
            "because": "Fordi du her får løn for det, du kan, og lærer en opgave mere. Det kan blive til flere timer.",
            "why": f"{citizen.first_name} vil have et job med faste opgaver.",
            "goals": (GoalLine("goal", f"{citizen.first_name} klarer opgaverne alene.", "Ingen ser efter.", last),),
            "duties": (DutyLine("contact_person", mentor, "viser opgaverne"),),
            "follow_ups": (
                FollowUpLine(middle, None, (citizen.first_name, mentor), ("opgaver", "lønnede timer")),
                FollowUpLine(last - timedelta(days=7), None, (citizen.first_name, mentor), ("flere timer",)),
            ),
            "no_needs": True,
            "next_step": "Flere lønnede timer her.",
            "paid_route": "simultaneous",
        },
        citizen.consultant,
        first - timedelta(days=14),
    )
