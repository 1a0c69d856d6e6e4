"""P8 for companies: the list (50 of 8,000) and the map of all 8,000, each against a bare page with 50 companies."""

import json
import os
import sys
from collections.abc import Callable
from random import Random
from typing import Any

import django

from bench.harness import DifferentAnswers, Outcome, Round, Turn, run_process, take_turns
from bench.list_page import BAR, ENVIRONMENT, PAGES, ROWS, WARM_UP, command_output, make_municipality

COMPANIES = 8_000


def run_list(rounds: int) -> Outcome:
    """Take turns at the list; the same 50 companies must be on both pages."""
    return _run(
        rounds,
        page="list",
        title="The list of companies",
        goal=f"50 rows of {COMPANIES:,} with filters and counts cost at most {BAR} times a bare Django page (P8)",
        same_answers=f"The same {ROWS} companies in the same order on both pages.",
    )


def run_map(rounds: int) -> Outcome:
    """Take turns at the map; each of ours must count every company that has a place of work."""
    return _run(
        rounds,
        page="map",
        title="The map of companies",
        goal=f"All {COMPANIES:,} as points with the list beside cost at most {BAR} times a bare Django page (P8)",
        same_answers="The pages differ by nature; the figures on each map of ours add up to all companies.",
    )


def _run(rounds: int, *, page: str, title: str, goal: str, same_answers: str) -> Outcome:
    keys = _prepared_keys()
    found = take_turns(_side("ours", page, keys), _side("peer", page, keys), rounds, compare=_compare)
    return Outcome(
        name="map" if page == "map" else "list-companies",
        title=title,
        goal=goal,
        bar=BAR,
        rounds=found,
        same_answers=same_answers,
        versions={
            "Django": django.get_version(),
            "database": os.environ.get("DATABASE_URL", "").partition(":")[0] or "sqlite",
        },
        settings={
            "both": "the same settings and middleware, logged in",
            "ours": "a new place in the alphabet for each page" if page == "list" else "the whole country, no filter",
            "peer": "one query, a plain table of 50 companies, no frame, no access filter, no counts",
        },
    )


def _side(which: str, page: str, keys: list[dict[str, str]]) -> Callable[[int], Turn]:
    def turn(number: int) -> Turn:
        chosen = Random(number).sample(keys, PAGES + WARM_UP)
        order = {"side": which, "page": page, "keys": chosen, "warm_up": WARM_UP}
        command = [sys.executable, "-m", "bench.company_pages_side"]
        said = run_process(command, order, environment=ENVIRONMENT)
        answers = tuple(map(tuple, said["answers"]))
        return Turn(tuple(said["seconds"]), tuple(said["cpu"]), answers, None, said["peak"])

    return turn


def _prepared_keys() -> list[dict[str, str]]:
    """Spread the companies over the postcodes of the country and return places in the alphabet."""
    probe = (
        "import json, django; django.setup();"
        "from jobbro.library import places; from jobbro.companies.models import Company, Site;"
        "codes = sorted(code for code, place in places().by_postcode.items() if not place.is_invented);"
        "sites = list(Site.objects.order_by('p_number'));"
        "[setattr(site, 'postcode', codes[n % len(codes)]) for n, site in enumerate(sites)];"
        "Site.objects.bulk_update(sites, ['postcode'], batch_size=500);"
        f"rows = list(Company.objects.order_by('name', 'pk').values_list('pk', 'name'))[:-{ROWS + 1}];"
        "print(json.dumps([{'id': str(pk), 'name': name} for pk, name in rows[::23]]))"
    )
    make_municipality()
    found: list[dict[str, str]] = json.loads(command_output([sys.executable, "-c", probe]).splitlines()[-1])
    return found


def _compare(number: int, each: Round) -> None:
    answers: tuple[Any, Any] = each.ours.answers, each.peer.answers
    if answers[0] != answers[1]:
        raise DifferentAnswers(f"Round {number}: the pages show different companies, so the run is void.")
