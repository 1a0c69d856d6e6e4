"""Read a file of companies that is too large for the page: `./jobbro manage import_companies FILE --day 2026-03-01`."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from jobbro.companies.actions.register_apply import NotStaged, apply_register
from jobbro.companies.actions.register_difference import ChangedMeanwhile
from jobbro.companies.actions.register_stage import Reading, stage_register
from jobbro.companies.models import RegisterRun, RunOrigin
from jobbro.companies.register_files import read_register_file
from jobbro.documents import DocumentError


class Command(BaseCommand):
    """Look a file through, and write it when that is asked for."""

    help = "Læs en fil med virksomheder: CSV, Excel eller registrets JSON. Uden --apply bliver intet skrevet."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which file, of which day, and whether to write it."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--day", type=date.fromisoformat, help="dagen, oplysningerne er fra (i dag)")
        parser.add_argument("--apply", action="store_true", help="skriv det med det samme")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what came of it."""
        now = timezone.now()
        path, day = options["file"], options["day"] or timezone.localdate(now)
        try:
            with path.open("rb") as file:
                read = read_register_file(file)
                reading = Reading(RunOrigin.FILE, day, path.name)
                run = stage_register(by=None, reading=reading, rows=read.rows, at=now)
            if options["apply"]:
                run = apply_register(by=None, run=run, at=now)
        except OSError as problem:
            raise CommandError(f"Filen kan ikke læses: {problem.strerror}.") from problem
        except (DocumentError, NotStaged, ChangedMeanwhile) as problem:
            raise CommandError(str(problem) or "En kollega skrev imens. Intet er skrevet. Prøv igen.") from problem
        self._tell(run, read.unknown)

    def _tell(self, run: RegisterRun, unknown: tuple[str, ...]) -> None:
        for problem in run.problems.order_by("line", "pk")[:50]:
            self.stderr.write(f"Linje {problem.line} {problem.about}: {problem.reason}")
        if unknown:
            self.stderr.write(f"Ukendte kolonner, der ikke kom med: {', '.join(unknown)}")
        self.stdout.write(
            f"{run.get_state_display()} ({run.pk}): {run.companies_told} virksomheder, {run.companies_new} nye, "
            f"{run.companies_changed} ændrede; {run.sites_new} nye arbejdssteder; {run.problems_found} kom ikke med."
        )
