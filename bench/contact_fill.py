"""Makes the companies, contacts, promises and pauses that the order of 300,000 companies is measured on."""

import uuid
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count, islice
from random import Random
from typing import Any

from django.db import connection, models, transaction

from jobbro.accounts.models import User
from jobbro.accounts.permissions import Role
from jobbro.companies.models import Company, CompanyContact, CompanyPromise, ContactPause, WorkTask

TODAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, 8, tzinfo=UTC)
STAFF, BATCH = 12, 20_000
OUTCOMES = ("held", "agreed", "no_thanks", "not_reached")
SIZES = (None, 0, 1, 2, 3, 5, 8, 12, 20, 45, 60, 240, 900)
_numbers = count(1)
Told = tuple[type[models.Model], dict[str, Any]]


def fill(size: int) -> None:
    """Fill an empty database; what stands beside a company is counted here from the rows that are made."""
    dice = Random(size)
    made = (_company(number, dice, list(range(1, STAFF + 1))) for number in range(size))
    with transaction.atomic():
        for number in range(STAFF):
            User.objects.create(pk=number + 1, username=f"konsulent{number:02}", role=Role.CONSULTANT)
        while batch := list(islice(made, BATCH)):
            rows: dict[type[models.Model], list[dict[str, Any]]] = defaultdict(list)
            for kind, values in (told for company in batch for told in company):
                rows[kind].append(values)
            for kind, told in rows.items():
                _insert(kind, told)


def _insert(kind: type[models.Model], rows: list[dict[str, Any]]) -> None:
    """Write rows that name the same columns; what they do not name is as in a new row of the model."""
    own = [field for field in kind._meta.local_concrete_fields if not isinstance(field, models.BigAutoField)]
    blank = kind()
    base = {field.attname: field.get_db_prep_save(getattr(blank, field.attname), connection) for field in own}
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in own)
    marks = ", ".join(["%s"] * len(own))
    table = connection.ops.quote_name(kind._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})", [list((base | row).values()) for row in rows]
        )


def _company(number: int, dice: Random, staff: list[int]) -> list[Told]:
    key = _key(dice)
    rows = list(_rows_about(key, dice, staff))
    spoken = [row["at"][:10] for kind, row in rows if kind is CompanyContact and row["outcome"] != "not_reached"]
    values = {
        "id": key,
        "cvr": f"{10_000_000 + number}",
        "name": f"Virksomhed {number:06}",
        "branch_code": f"{dice.randrange(990_000):06}",
        "branch_name": f"Branche {number % 250}",
        "activity": "Opfundet virksomhed til måling. " * dice.randint(1, 6),
        "employees": dice.choice(SIZES),
        "source": "register",
        "source_on": TODAY.isoformat(),
        "owner_id": dice.choice(staff) if dice.random() < 0.2 else None,
        "search_text": f"virksomhed {number:06}",
        "created_at": _moment(NOW),
        "spoken_times": len(spoken),
        "last_spoken_on": max(spoken, default=None),
        "next_step_on": min((row["due_on"] for kind, row in rows if kind is CompanyPromise), default=None),
        "paused_until": max((row["ends_on"] for kind, row in rows if kind is ContactPause), default=None),
    }
    return [(Company, values), *rows]


def _rows_about(company: Any, dice: Random, staff: list[int]) -> Iterator[Told]:
    for _time in range(dice.choice((0, 0, 1, 1, 2, 4))):
        # 9 or 10 in the morning in Denmark: the same day as in UTC.
        at = _moment(NOW - timedelta(days=int(dice.expovariate(1 / 400))))
        who, outcome = dice.choice(staff), dice.choice(OUTCOMES)
        yield CompanyContact, _row(dice, company, at=at, by_id=who, outcome=outcome)
    if dice.random() < 0.02:
        who, due_on = dice.choice(staff), TODAY + timedelta(days=dice.randint(-5, 40))
        made = {"owner_id": who, "made_by_id": who, "made_at": _moment(NOW), "due_on": due_on.isoformat()}
        yield CompanyPromise, _row(dice, company, what="Svar", **made)
    if dice.random() < 0.02:
        ends_on = TODAY + timedelta(days=dice.randint(-30, 60))
        days = {"starts_on": min(TODAY, ends_on).isoformat(), "ends_on": ends_on.isoformat()}
        yield ContactPause, _row(dice, company, reason="Travlt", made_by_id=1, **days)
    if dice.random() < 0.1:
        yield WorkTask, _row(dice, company, title="Opgave", activity="operations", noted_on=TODAY.isoformat())


def _row(dice: Random, company: Any, **values: Any) -> dict[str, Any]:
    return {"id": _key(dice), "company_id": company, **values}


def _key(dice: Random) -> Any:
    # In rising order, so that the database adds each row at the end of its indexes.
    key = uuid.UUID(int=(next(_numbers) << 64) | dice.getrandbits(64))
    return key if connection.vendor == "postgresql" else key.hex


def _moment(at: datetime) -> str:
    return at.isoformat(sep=" ") if connection.vendor == "postgresql" else at.replace(tzinfo=None).isoformat(sep=" ")
