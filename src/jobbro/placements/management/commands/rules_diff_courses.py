"""The part of `./jobbro rules diff` that looks at stored placements; type `rules diff`, which calls this by name."""

import json
from argparse import ArgumentParser
from collections import Counter
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError
from django.utils import timezone

from jobbro.accounts.queries import rulebook_in_force
from jobbro.domain.eligibility import Verdict
from jobbro.placements.models import Placement
from jobbro.placements.queries.judging import TurnedPlacement, turned_between, under_way


class Command(BaseCommand):
    """Count the placements under way about which the law of two days differs; ids when asked, never names."""

    help = "Vis, hvilke aftalte forløb to dages regler svarer forskelligt om. Bruges af: ./jobbro rules diff"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The two days, and whether to list the placements."""
        parser.add_argument("first", type=date.fromisoformat)
        parser.add_argument("second", type=date.fromisoformat)
        parser.add_argument("--placements", action="store_true", help="skriv også forløbenes id")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the counts as JSON."""
        try:
            found = _preview(options["first"], options["second"], timezone.localdate(), listed=options["placements"])
        except DatabaseError:
            found = {"unknown": "Databasen kan ikke læses, så forløbene er ikke set efter."}
        self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))


def _preview(first: date, second: date, today: date, *, listed: bool) -> dict[str, Any]:
    rows = under_way(Placement.objects.all(), today)
    turned = list(turned_between(rows, first, second, rulebook_in_force()))
    count = Counter(move for placement in turned for move in placement.moves)
    found: dict[str, Any] = {
        "under_way": rows.count(),
        "turned": len(turned),
        "moves": [_move(*move) | {"count": number} for move, number in sorted(count.items(), key=str)],
    }
    if listed:
        found["placements"] = [_listed(placement) for placement in turned]
    return found


def _listed(placement: TurnedPlacement) -> dict[str, Any]:
    return {"id": str(placement.placement_id), "moves": [_move(*move) for move in placement.moves]}


def _move(code: str, before: Verdict | None, after: Verdict | None) -> dict[str, str | None]:
    """None says that the law of that day does not ask."""
    return {"check": code, "before": before and str(before), "after": after and str(after)}
