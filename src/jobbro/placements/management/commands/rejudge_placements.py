"""Judge the agreed placements again where the law reads differently; the worker does it by itself."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from jobbro.companies.jobs import keep_register_followed
from jobbro.placements.actions.judging import rejudge_placements
from jobbro.placements.jobs import keep_watch
from jobbro.reference.jobs import keep_links_checked


class Command(BaseCommand):
    """Judge now, or see to it that the worker does."""

    help = "Døm de aftalte forløb igen, hvor reglerne siger noget andet end sidst."

    def add_arguments(self, parser: CommandParser) -> None:
        """How much, and when."""
        parser.add_argument("--all", action="store_true", help="også dem, der er dømt i dag efter det samme regelsæt")
        parser.add_argument("--part", type=int, default=1, help="denne proces' del af arbejdet, fra 1")
        parser.add_argument("--of", type=int, default=1, help="så mange processer deles om det")
        parser.add_argument("--watch", action="store_true", help="lad baggrundsarbejderen gøre det hvert kvarter")

    def handle(self, *args: Any, **options: Any) -> None:
        """Judge and say what came of it."""
        if options["watch"]:
            keep_watch()
            keep_register_followed()
            keep_links_checked()
            return
        now = timezone.now()
        part, parts = options["part"], options["of"]
        if not 1 <= part <= parts:
            raise CommandError("--part er mellem 1 og --of.")
        done = rejudge_placements(
            today=timezone.localdate(now), at=now, everything=options["all"], part=part - 1, parts=parts
        )
        self.stdout.write(f"{done.judged} forløb er dømt. {done.turned} har fået et andet svar.")
