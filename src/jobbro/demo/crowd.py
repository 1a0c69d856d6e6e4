"""A municipality of any size for load tests: many plain citizens and companies, written in bulk."""

from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from random import Random

from jobbro.accounts.models import User
from jobbro.citizens.models import Citizen, Fact, TargetGroupSpell
from jobbro.citizens.names import name_keys
from jobbro.companies.models import Activity, Company, FactSource, Site, StaffMonth, WorkTask
from jobbro.companies.search_text import company_search_text, task_search_text
from jobbro.demo.numbers import cvr_of, p_number_of
from jobbro.demo.words import BRANCHES, FIRST_NAMES, LAST_NAMES, PLACES, STREETS, WISHES

LARGEST = 20_000
COMPANIES_PER_CITIZEN = Decimal("0.4")
_FROM_NUMBER = 1_000
_BATCH = 1_000


def grow(size: int, staff: dict[str, User], *, at: datetime, today: date) -> tuple[int, int]:
    """Add plain citizens until there are `size` of them, and 0.4 companies for each; return how many were added.

    :raises ValueError: above LARGEST
    """
    if not 0 <= size <= LARGEST:
        raise ValueError(f"size is between 0 and {LARGEST}")
    chance = Random(20_263)  # noqa: S311 - demo data, not secrets
    have = Citizen.objects.filter(is_demo=True).count()
    citizens = _citizens(max(0, size - have), have, staff, chance, at, today)
    wanted = int(size * COMPANIES_PER_CITIZEN) - Company.objects.filter(is_demo=True).count()
    grown = Company.objects.filter(is_demo=True, email__startswith="mange-").count()
    companies = _companies(max(0, wanted), grown, staff, chance, at, today)
    return citizens, companies


def _citizens(count: int, have: int, staff: dict[str, User], chance: Random, at: datetime, today: date) -> int:
    consultants = [staff[name] for name in ("mette", "jonas", "amina", "peter")]
    rows = (_citizen(have + number, consultants[number % 4], staff, chance, at) for number in range(count))
    while batch := list(islice(rows, _BATCH)):
        Citizen.objects.bulk_create(batch)
        TargetGroupSpell.objects.bulk_create(
            TargetGroupSpell(citizen=row, group=chance.choice("12356"), starts_on=today) for row in batch
        )
        Fact.objects.bulk_create(
            Fact(citizen=row, kind="wish", wording=chance.choice(WISHES)[0], noted_on=today) for row in batch
        )
    return count


def _citizen(number: int, consultant: User, staff: dict[str, User], chance: Random, at: datetime) -> Citizen:
    first_name, last_name = chance.choice(FIRST_NAMES), f"{chance.choice(LAST_NAMES)} {chance.choice(LAST_NAMES)}"
    mail = f"mange-{number}@borger.example"
    assert consultant.team is not None
    return Citizen(
        first_name=first_name,
        last_name=last_name,
        email=mail,
        team=consultant.team,
        consultant=consultant,
        caseworker=staff["anna" if consultant.team.name == "Team Nord" else "soeren"],
        created_at=at,
        is_demo=True,
        **name_keys(first_name, last_name, email=mail),
    )


def _companies(count: int, grown: int, staff: dict[str, User], chance: Random, at: datetime, today: date) -> int:
    owners = [staff[name] for name in ("mette", "jonas", "amina", "peter")]
    for start in range(0, count, _BATCH):
        numbers = range(grown + start, grown + min(start + _BATCH, count))
        pairs = [_company(_FROM_NUMBER + number, owners[number % 4], chance, at, today) for number in numbers]
        Company.objects.bulk_create(company for company, _site, _task in pairs)
        Site.objects.bulk_create(site for _company, site, _task in pairs)
        WorkTask.objects.bulk_create(task for _company, _site, task in pairs)
        StaffMonth.objects.bulk_create(
            StaffMonth(
                site=site,
                month=today.replace(day=1),
                ordinary_fte=Decimal(chance.randint(1, 90)),
                source=FactSource.DEMO,
                told_on=today,
            )
            for _company, site, _task in pairs
        )
    return count


def _company(number: int, owner: User, chance: Random, at: datetime, today: date) -> tuple[Company, Site, WorkTask]:
    branch = chance.choice(BRANCHES)
    postcode, city = chance.choice(PLACES)
    company = Company(
        cvr=cvr_of(number),
        name=chance.choice(branch.names).format(owner=chance.choice(LAST_NAMES), city=city),
        branch_code=branch.code,
        branch_name=branch.name,
        email=f"mange-{number}@virksomhed.example",
        source=FactSource.DEMO,
        source_on=today,
        owner=owner,
        created_at=at,
        is_demo=True,
    )
    site = Site(
        company=company,
        p_number=p_number_of(number),
        name=company.name,
        street=f"{chance.choice(STREETS)} {number % 99 + 1}",
        postcode=postcode,
        city=city,
        is_main=True,
    )
    task = WorkTask(
        company=company, site=site, title=chance.choice(branch.tasks), activity=Activity.OPERATIONS, noted_on=today
    )
    company.search_text = company_search_text(company, [site])
    task.search_text = task_search_text(task)
    return company, site, task
