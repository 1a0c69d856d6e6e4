"""P8: the list of citizens (50 of 20,000, access filter, every row written to the look-up log) against a bare page."""

import json
import os
import subprocess
import sys
from random import Random
from typing import Any

import django

from bench.harness import ROOT, CannotMeasure, DifferentAnswers, Outcome, Round, Turn, run_process, take_turns

SIZE, ROWS, PAGES, WARM_UP, BAR = 20_000, 50, 12, 4, 2.5
_DATA = ROOT / "build" / "bench-list-page"
ENVIRONMENT = {
    "JOBBRO_DATA": str(_DATA),
    "JOBBRO_DEMO": "1",
    "JOBBRO_LOG": "ERROR",
    "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
}


def run(rounds: int) -> Outcome:
    """Prepare the municipality once, then take turns; the same 50 people must be on both pages."""
    keys = _prepared_keys()

    def side(which: str) -> Any:
        def turn(number: int) -> Turn:
            chosen = Random(number).sample(keys, PAGES + WARM_UP)
            command = [sys.executable, "-m", "bench.list_page_side"]
            said = run_process(command, {"side": which, "keys": chosen, "warm_up": WARM_UP}, environment=ENVIRONMENT)
            return Turn(
                tuple(said["seconds"]), tuple(said["cpu"]), tuple(map(tuple, said["answers"])), None, said["peak"]
            )

        return turn

    found = take_turns(side("ours"), side("peer"), rounds, compare=_compare)
    return Outcome(
        name="list-page",
        title="The list of citizens",
        goal="50 rows of 20,000 with access filter and look-up log cost at most 2.5 times a bare Django page (P8)",
        bar=BAR,
        rounds=found,
        same_answers=f"The same {ROWS} people in the same order on both pages; ours wrote one look-up for each.",
        versions={
            "Django": django.get_version(),
            "database": os.environ.get("DATABASE_URL", "").partition(":")[0] or "sqlite",
        },
        settings={
            "both": "the same settings and middleware, logged in, a new place in the alphabet for each page",
            "peer": "one query, a plain table, no frame, no access filter, no log",
        },
    )


def _prepared_keys() -> list[dict[str, str]]:
    """Return places in the alphabet with at least a page after them; makes the municipality where it is missing."""
    probe = (
        "import json, django; django.setup();"
        "from jobbro.accounts.models import Team; from jobbro.citizens.models import Citizen;"
        "team = Team.objects.get(name='Team Nord'); Citizen.objects.exclude(team=team).update(team=team);"
        "rows = Citizen.objects.filter(closed_on=None).order_by('sort_key', 'pk').values_list('pk', 'sort_key');"
        f"rows = list(rows)[:-{ROWS + 1}];"
        "print(json.dumps([{'id': str(pk), 'sort_key': bytes(key).hex()} for pk, key in rows[::37]]))"
    )
    make_municipality()
    said = command_output([sys.executable, "-c", probe])
    found: list[dict[str, str]] = json.loads(said.splitlines()[-1])
    unique = {key["sort_key"]: key for key in found}
    return list(unique.values())


def make_municipality() -> None:
    """Make the municipality of the benches, or leave it as it is."""
    _DATA.mkdir(parents=True, exist_ok=True)
    for words in (["manage.py", "migrate", "-v0"], ["manage.py", "demo_data", f"--size={SIZE}"]):
        command_output([sys.executable, *words])


def command_output(words: list[str]) -> str:
    """Return what a command says in the municipality of the benches; CannotMeasure when it fails."""
    environment = os.environ | ENVIRONMENT | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise CannotMeasure((done.stderr.strip().splitlines() or ["no message"])[-1])
    return done.stdout


def _compare(number: int, each: Round) -> None:
    if each.ours.answers != each.peer.answers:
        raise DifferentAnswers(f"Round {number}: the pages show different people, so the run is void.")
