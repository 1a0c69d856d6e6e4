"""One side's turn of the import bench: empty tables, the rows of this round, and a digest of what then is there."""

import csv
import hashlib
import json
import resource
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402 - after the settings stand
from stdnum.dk import cvr as cvr_numbers  # noqa: E402

from jobbro.companies.actions.bulk import write_rows  # noqa: E402
from jobbro.companies.actions.register_apply import apply_register  # noqa: E402
from jobbro.companies.actions.register_stage import Reading, new_id, stage_register  # noqa: E402
from jobbro.companies.models import Company, RegisterRun, RunOrigin, Site  # noqa: E402
from jobbro.companies.register_files import read_register_file  # noqa: E402
from jobbro.domain.language.normal_form import normal_form  # noqa: E402

AT, DAY, LATER = datetime(2026, 3, 2, tzinfo=UTC), date(2026, 3, 1), date(2026, 3, 8)
HEADINGS = "CVR;Navn;Branchekode;Branche;Telefon;Mail;Ansatte;P-nummer;Adresse;Postnr;By"
_FIRST = (
    "Nordlys",
    "Solby",
    "Ærø",
    "Østre",
    "Åby",
    "Havne",
    "Skov",
    "Birke",
    "Vester",
    "Mølle",
    "Kirke",
    "Bæk",
    "Fjord",
)
_SECOND = (
    "El",
    "Byg",
    "Bageri",
    "Transport",
    "Rengøring",
    "Auto",
    "Tømrer",
    "Have",
    "VVS",
    "Kantine",
    "Lager",
    "Optik",
)
_FORMS = ("ApS", "A/S", "I/S", "", "v/ ejeren")
_CITIES = (("8900", "Randers"), ("8000", "Aarhus"), ("9500", "Hobro"), ("7100", "Vejle"), ("5970", "Ærøskøbing"))
_CHANGED = 100  # one in so many is another the second time


def rows(number: int, seed: int) -> Iterator[list[str]]:
    """Make invented companies with real check digits, each with one site."""
    chance = Random(seed)
    made, candidate = 0, 10_000_000
    while made < number:
        candidate += 1
        cvr = str(candidate)
        if cvr_numbers.checksum(cvr):
            continue
        made += 1
        postcode, city = chance.choice(_CITIES)
        trade = chance.choice(_SECOND)
        name = f"{chance.choice(_FIRST)} {trade} {chance.randrange(10_000)} {chance.choice(_FORMS)}".strip()
        street = f"{chance.choice(_FIRST)}vej {chance.randrange(1, 200)}"
        staff, code = str(chance.randrange(1, 300)), str(chance.randrange(100_000, 990_000))
        phone = str(chance.randrange(20_000_000, 99_999_999))
        mail = f"post@{cvr}.example"
        yield [cvr, name, code, f"{trade}, alt arbejde", phone, mail, staff, f"1{cvr:0>9}", street, postcode, city]


def ours(order: dict[str, Any]) -> dict[str, Any]:
    """Read the file and write it; then read one with some changed."""
    folder = Path(order["folder"])
    first, second = folder / "first.csv", folder / "second.csv"
    told = list(rows(order["rows"], order["seed"]))
    _save(first, told)
    for row in told[::_CHANGED]:
        row[6] = str(int(row[6]) + 1)
    changed = {row[0] for row in told[::_CHANGED]}
    _save(second, told)
    del told
    took = _timed(lambda: _import(first, DAY))
    content = _content()
    again = _timed(lambda: _import(second, LATER))
    written = set(Company.objects.filter(edit_version__gt=1).values_list("cvr", flat=True))
    others = len(written - changed) + Site.objects.filter(edit_version__gt=1).count()
    fresh = Company.objects.filter(registered_on=LATER).count()
    more = {"seconds": again["seconds"], "changed": len(changed), "written": fresh, "others": others}
    return took | content | {"again": more}


def peer(order: dict[str, Any]) -> dict[str, Any]:
    """Put finished rows into the tables; they are finished before the clock starts."""
    companies, sites = [], []
    stamp = connection.ops.adapt_datetimefield_value(AT)
    for cvr, name, code, trade, phone, mail, staff, p_number, street, postcode, city in rows(
        order["rows"], order["seed"]
    ):
        key = new_id()
        words = normal_form(name, cvr, trade, "", f"{name} {street} {postcode} {city} {p_number}")
        told = (cvr, name, code, trade, "", phone, mail, "", False, int(staff))
        companies.append((key, *told, "register", str(DAY), str(DAY), words, 1, str(stamp), False))
        sites.append((new_id(), key, p_number, name, street, postcode, city, True, str(DAY), 1))
    columns = (
        *("id", "cvr", "name", "branch_code", "branch_name", "activity", "phone", "email", "website"),
        *("advertising_protected", "employees", "source", "source_on", "registered_on", "search_text"),
        *("edit_version", "created_at", "is_demo"),
    )
    of_site = ("id", "company_id", "p_number", "name", "street", "postcode", "city", "is_main", "registered_on")

    def load() -> None:
        with transaction.atomic():
            write_rows(Company, columns, companies)
            write_rows(Site, (*of_site, "edit_version"), sites)

    return _timed(load) | _content() | {"again": None}


def _import(path: Path, day: date) -> None:
    with path.open("rb") as file:
        found = read_register_file(file).rows
        run = stage_register(by=None, reading=Reading(RunOrigin.FILE, day, path.name), rows=found, at=AT)
    apply_register(by=None, run=run, at=AT)


def _save(path: Path, told: list[list[str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADINGS.split(";"))
        writer.writerows(told)


def _timed(work: Any) -> dict[str, Any]:
    wall, busy = time.perf_counter(), time.process_time()
    work()
    return {"seconds": time.perf_counter() - wall, "cpu": time.process_time() - busy}


def _content() -> dict[str, Any]:
    """A digest of every stored value but the random ids; a site is known by its company's CVR number."""
    digest, counted = hashlib.sha256(), {}
    named = [field.attname for field in Company._meta.concrete_fields if field.attname != "id"]
    of_site = [field.attname for field in Site._meta.concrete_fields if field.attname not in ("id", "company_id")]
    for model, names, key in ((Company, named, "cvr"), (Site, [*of_site, "company__cvr"], "p_number")):
        number = 0
        for row in model.objects.order_by(key).values_list(*names).iterator(chunk_size=10_000):
            digest.update(repr(row).encode())
            number += 1
        counted[model.__name__] = number
    return {"content": digest.hexdigest(), "companies": counted["Company"], "sites": counted["Site"]}


def _empty() -> None:
    """Begin with nothing, and with tables that take no room."""
    tables = [model._meta.db_table for model in (Site, Company, RegisterRun)]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")
            return
        for table in tables:
            cursor.execute(f"DELETE FROM {table}")
        cursor.execute("VACUUM")


def main() -> None:
    """Do the turn that is asked for on standard input."""
    order = json.load(sys.stdin)
    _empty()
    said = (ours if order["side"] == "ours" else peer)(order)
    said["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump(said, sys.stdout)


if __name__ == "__main__":
    main()
