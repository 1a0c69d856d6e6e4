"""P9: companies from a file, checked, searchable and compared with what is there, against the bare loading of rows.

The peer puts the finished rows into the same tables with the same indexes by the database's own quickest way: COPY on
PostgreSQL, executemany on SQLite. It reads no file, checks nothing and knows nothing of what is there already.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import django

from bench.databases import empty_postgres
from bench.harness import ROOT, CannotMeasure, DifferentAnswers, Outcome, Round, Turn, run_process, take_turns

ROWS = int(os.environ.get("BENCH_ROWS", "1000000"))
BARS = {"sqlite": 4.0, "postgres": 3.0}
_DATA = ROOT / "build" / "bench-import"


def on_sqlite(rounds: int) -> Outcome:
    """Measure on SQLite against executemany."""
    return _run("sqlite", "", rounds)


def on_postgres(rounds: int) -> Outcome:
    """Measure on a PostgreSQL of the run's own against COPY.

    :raises CannotMeasure: when the machine has no PostgreSQL that is new enough
    """
    with empty_postgres() as address:
        return _run("postgres", address, rounds)


def _run(database: str, address: str, rounds: int) -> Outcome:
    shutil.rmtree(_DATA, ignore_errors=True)
    _DATA.mkdir(parents=True)
    environment = {
        "JOBBRO_DATA": str(_DATA),
        "JOBBRO_LOG": "ERROR",
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }
    if subprocess.call([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=os.environ | environment):
        raise CannotMeasure("The database of the bench could not be made.")
    again: list[dict[str, Any]] = []

    def side(which: str) -> Callable[[int], Turn]:
        def turn(number: int) -> Turn:
            order = {"side": which, "rows": ROWS, "seed": number, "folder": str(_DATA)}
            said = run_process([sys.executable, "-m", "bench.import_companies_side"], order, environment=environment)
            if which == "ours":
                again.append(said["again"])
            answers = (said["content"], said["companies"], said["sites"])
            return Turn((said["seconds"],), (said["cpu"],), answers, None, said["peak"])

        return turn

    found = take_turns(side("ours"), side("peer"), rounds, compare=_compare)
    exact = all(each["written"] == each["changed"] and each["others"] == 0 for each in again)
    return _outcome(database, found, again[-1], exact)


def _outcome(database: str, found: tuple[Round, ...], last: dict[str, Any], exact: bool) -> Outcome:
    peer = {"sqlite": "executemany", "postgres": "COPY"}[database]
    bar = BARS[database]
    return Outcome(
        name=f"import-{database}",
        title=f"{ROWS:,} companies with their sites from a file",
        goal=f"an import of {ROWS:,} rows takes at most {bar:g} times raw {peer} of the finished rows (P9).",
        bar=bar,
        rounds=found,
        same_answers="all columns of all companies and sites but their ids are the same, by a digest of both tables.",
        versions={"Django": django.get_version(), "database": database},
        settings={
            "ours": "CSV read, each row checked, search text made, laid out, compared, written, all in transactions",
            "peer": f"finished rows in memory, {peer} into the same tables with the same indexes, one transaction",
        },
        remarks=(
            f"Read again with {last['changed']:,} of the companies changed, {last['written']:,} companies were written "
            f"and {last['others']:,} other rows, in {last['seconds']:.1f} s: **{'passed' if exact else 'MISSED'}**.",
        ),
        also=exact,
    )


def _compare(number: int, each: Round) -> None:
    if each.ours.answers != each.peer.answers:
        raise DifferentAnswers(f"Round {number}: the tables hold different companies, so the run is void.")
