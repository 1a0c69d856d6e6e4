"""The invented town around the worked cases: companies, citizens and placements that make the demo look alive."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from jobbro.companies.models import Activity, ContactRole, WorkTask
from jobbro.demo.shapes import (
    INSIDE,
    SHARED_OUT,
    DemoCitizen,
    DemoCompany,
    DemoContact,
    DemoFact,
    DemoPlacement,
    DemoTask,
    slots,
)
from jobbro.demo.words import BRANCHES, FIRST_NAMES, LAST_NAMES, NEEDS, PLACES, STREETS, WISHES, Branch
from jobbro.domain.plan import HourKind
from jobbro.placements.record import DutyLine, FollowUpLine, GoalLine, StepLine, TaskLine

COMPANY_COUNT, CITIZEN_COUNT = 40, 55
_GROUPS = ("1", "2", "3", "3", "3", "5", "6", "7", "9", "12b")
_CONSULTANTS = (("mette", "anna"), ("mette", "anna"), ("jonas", "anna"), ("amina", "soeren"), ("peter", "soeren"))


def town_companies(today: date) -> tuple[DemoCompany, ...]:
    """Return the companies around the worked cases; the same every time."""
    chance = Random(20_260)  # noqa: S311 - demo data, not secrets
    taken: set[str] = set()
    return tuple(_company(number, chance, today, taken) for number in range(COMPANY_COUNT))


def _company(number: int, chance: Random, today: date, taken: set[str]) -> DemoCompany:
    branch = BRANCHES[number % len(BRANCHES)]
    postcode, city = PLACES[(number + number // len(BRANCHES)) % len(PLACES)]
    name = _company_name(branch, city, chance, taken)
    people = [
        DemoContact(_name(chance), ContactRole.MANAGER, "leder"),
        DemoContact(_name(chance), ContactRole.MENTOR, branch.trade),
    ]
    size = Decimal(chance.choice((2, 4, 6, 9, 12, 18, 27, 45, 80)))
    if size > 5:
        people.append(DemoContact(_name(chance), ContactRole.EMPLOYEE_REPRESENTATIVE, branch.trade))
    tasks = chance.sample(branch.tasks, min(len(branch.tasks), 2 + number % 3))
    return DemoCompany(
        key=f"virksomhed-{number + 1:02}",
        number=100 + number,
        name=name,
        branch_code=branch.code,
        branch=branch.name,
        street=f"{chance.choice(STREETS)} {chance.randint(1, 80)}",
        postcode=postcode,
        city=city,
        ordinary_fte=size if number % 5 else None,
        contacts=tuple(people),
        tasks=tuple(_task(title, branch, chance) for title in tasks),
        owner=("mette", "jonas", "amina", "peter")[number % 4],
        staff_until=today.replace(day=1),
    )


def _company_name(branch: Branch, city: str, chance: Random, taken: set[str]) -> str:
    """A name that no other company of the town has."""
    ways = [way.format(owner=owner, city=city) for way in branch.names for owner in LAST_NAMES]
    name = chance.choice([way for way in ways if way not in taken])
    taken.add(name)
    return name


def _task(title: str, branch: Branch, chance: Random) -> DemoTask:
    return DemoTask(
        title,
        chance.choice((Activity.OPERATIONS, Activity.INBOUND, Activity.INFRASTRUCTURE, Activity.SERVICE)),
        str(chance.randint(2, 12)),
        chance.choice(("hver dag", "mandag og torsdag", "formiddag", "efter aftale", "fredag")),
        f"{branch.trade}ne" if branch.trade.endswith("e") else branch.trade,
        (chance.choice(("standing", "walking", "lifting", "people", "hygiene", "outdoors")),),
        chance.choice((WorkTask.Level.EASY, WorkTask.Level.EASY, WorkTask.Level.SOME_TRAINING)),
    )


def _name(chance: Random) -> str:
    return f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"


def town_citizens(today: date) -> tuple[DemoCitizen, ...]:
    """Return the citizens around the worked cases; the same every time, noted some months before today."""
    chance = Random(20_261)  # noqa: S311 - demo data, not secrets
    return tuple(_citizen(number, chance, today) for number in range(CITIZEN_COUNT))


def _citizen(number: int, chance: Random, today: date) -> DemoCitizen:
    consultant, caseworker = _CONSULTANTS[number % len(_CONSULTANTS)]
    first_name = chance.choice(FIRST_NAMES)
    noted = today - timedelta(days=chance.randint(20, 400))
    wish, skill, everyday = chance.choice(WISHES)
    need, measure = chance.choice(NEEDS)
    facts = [
        DemoFact("wish", wish, released_to=SHARED_OUT if number % 2 else INSIDE, own_words=True),
        DemoFact("skill", skill, released_to=SHARED_OUT if number % 3 else INSIDE),
        DemoFact("everyday", everyday, released_to=INSIDE),
    ]
    if number % 4:
        wording = need.format(name=first_name)
        facts.append(DemoFact("need", wording, measure, released_to=SHARED_OUT if number % 3 else ()))
    return DemoCitizen(
        key=f"borger-{number + 1:02}",
        first_name=first_name,
        last_name=chance.choice(LAST_NAMES),
        group=_GROUPS[number % len(_GROUPS)],
        group_from=noted - timedelta(days=chance.randint(30, 900)),
        facts=tuple(facts),
        consultant=consultant,
        caseworker=caseworker,
        noted_on=noted,
    )


def town_placements(today: date) -> tuple[DemoPlacement, ...]:
    """Return placements around today: drafts, ready ones, shared ones and a few that run."""
    chance = Random(20_262)  # noqa: S311 - demo data, not secrets
    companies, citizens = town_companies(today), town_citizens(today)
    states = ("draft", "ready", "shared", "locked", "draft", "shared", "locked", "ready")
    return tuple(
        _placement(citizens[3 * index], companies[index + 1], states[index % len(states)], index, chance, today)
        for index in range(16)
    )


def _placement(
    citizen: DemoCitizen, company: DemoCompany, state: str, index: int, chance: Random, today: date
) -> DemoPlacement:
    monday = today - timedelta(days=today.weekday())
    first = monday + timedelta(days=7 * (index - 8))
    last = first + timedelta(days=7 * (4 if citizen.group in {"1", "2"} else 13) - 1)
    mentor = company.contacts[1].name
    tasks = tuple(TaskLine(task.title, HourKind.PRACTICE, "at arbejde selvstændigt") for task in company.tasks)
    week = slots(
        HourKind.PRACTICE, chance.choice(("135", "24", "1234", "12345")), "9.00", chance.choice(("12.00", "13.00"))
    )
    meetings = tuple(
        FollowUpLine(first + timedelta(days=days), None, (citizen.first_name, mentor), ("opgaver", "timer"))
        for days in (14, 42)
        if first + timedelta(days=days) <= last
    )
    return DemoPlacement(
        citizen.key,
        company.key,
        mentor,
        state,
        {
            "steps": (StepLine(1, first, last, week, tasks),),
            "purposes": ("specific_skills",),
            "because": "Fordi du her prøver opgaver fra det job, du ønsker dig. Så ved vi begge, hvad næste skridt er.",
            "why": f"{citizen.first_name} vil prøve opgaver, der ligner det ønskede job.",
            "goals": (
                GoalLine("goal", f"{citizen.first_name} løser opgaverne selvstændigt.", "Ingen skal se efter.", last),
            ),
            "duties": (DutyLine("contact_person", mentor, "viser opgaverne"),),
            "follow_ups": meetings,
            "next_step": "Lønnede timer, når opgaverne sidder.",
            "paid_route": "after",
        },
        citizen.consultant,
        min(first - timedelta(days=14), today),
    )
