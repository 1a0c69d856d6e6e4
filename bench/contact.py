"""Whom to contact next: 300,000 companies in order against the plain way, and a year with and without the memory."""

import os
import subprocess
import sys
from random import Random
from statistics import median
from typing import Any

import django

from bench.contact_year import COMPANIES, CONSULTANTS, Year, live
from bench.databases import empty_postgres
from bench.harness import ROOT, CannotMeasure, DifferentAnswers, Outcome, Round, Turn, run_process, take_turns

SIZE, ROWS, ASKED, BAR, SECONDS, SEED = 300_000, 50, 2, 1.0, 2.0, 5
_DATA = ROOT / "build" / "bench-contact"
Environment = dict[str, str]


def on_sqlite(rounds: int) -> Outcome:
    """Measure on SQLite, with the year of contacts beside it."""
    return _run("sqlite", "", rounds)


def on_postgres(rounds: int) -> Outcome:
    """Measure on a PostgreSQL of the run's own.

    :raises CannotMeasure: when the machine has no PostgreSQL that is new enough
    """
    with empty_postgres() as address:
        return _run("postgres", address, rounds)


def _run(database: str, address: str, rounds: int) -> Outcome:
    """Make the companies once, then take turns; the same companies with the same points must come out."""
    _DATA.mkdir(parents=True, exist_ok=True)
    environment = {
        "JOBBRO_DATA": str(_DATA),
        "JOBBRO_LOG": "ERROR",
        "DATABASE_URL": address,
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }
    if subprocess.call([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=os.environ | environment):
        raise CannotMeasure("The database of the bench could not be made.")
    _side({"side": "fill", "size": SIZE}, environment)
    found = take_turns(_turns("ours", environment), _turns("peer", environment), rounds, compare=_compare)
    seconds = median(each.ours.typical for each in found)
    with_memory, without = (live(seed=SEED, with_memory=held) for held in (True, False))
    wrong = with_memory.double or with_memory.in_pause or with_memory.unseen
    kept = not wrong and with_memory.small_reached == with_memory.small
    return Outcome(
        name="contact" if database == "sqlite" else f"contact-{database}",
        title=f"Whom to contact next, and a year of contacts ({database})",
        goal=f"the first {ROWS} of {SIZE:,} companies with their reasons within {SECONDS:g} seconds, and not slower "
        "than reading the rows and sorting them.",
        bar=BAR,
        rounds=found,
        same_answers=f"the same {ROWS} companies in the same order with the same points, {ASKED} times a round.",
        versions={
            "Django": django.get_version(),
            "database": database,
        },
        settings={
            "both": "another colleague and another day each time",
            "peer": "contacts grouped by company, each company judged in Python by the thought itself, `heapq`",
        },
        remarks=(
            f"On the clock {seconds:.2f} s; the bar is {SECONDS:g} s: **{_word(seconds < SECONDS)}**.",
            f"A year of {CONSULTANTS} consultants and {COMPANIES} companies, simulated, with the memory: "
            f"{_told(with_memory)}: **{_word(kept)}**.",
            f"The same year when each knows only what he or she did: {_told(without)}.",
        ),
        also=seconds < SECONDS and kept,
    )


def _told(year: Year) -> str:
    return (
        f"{year.cold:,} cold calls, {year.double} of them double and {year.in_pause} inside a pause; "
        f"{year.promises} promises, {year.unseen} days of an overdue one that nobody saw, the longest {year.late_days} "
        f"days late; {year.small_reached} of {year.small} small companies reached, {year.reached} in all"
    )


def _word(held: bool) -> str:
    return "passed" if held else "MISSED"


def _turns(side: str, environment: Environment) -> Any:
    def turn(number: int) -> Turn:
        dice = Random(number)
        asked = [(f"konsulent{dice.randrange(12):02}", dice.randrange(10)) for _ in range(ASKED)]
        said = _side({"side": side, "asked": asked, "rows": ROWS}, environment)
        return Turn(tuple(said["seconds"]), tuple(said["cpu"]), tuple(said["answers"]), None, said["peak"])

    return turn


def _side(order: dict[str, Any], environment: Environment) -> dict[str, Any]:
    return run_process([sys.executable, "-m", "bench.contact_side"], order, environment=environment)


def _compare(number: int, each: Round) -> None:
    if each.ours.answers != each.peer.answers:
        raise DifferentAnswers(f"Round {number}: the two orders differ, so the run is void.")
