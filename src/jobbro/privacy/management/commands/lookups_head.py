"""Print the end of the look-up log, to be kept where Jobbro's own people cannot change it."""

from typing import Any

from django.core.management.base import BaseCommand

from jobbro.audit.lookups import chain_head


class Command(BaseCommand):
    """Print NUMBER:HASH of the last look-up."""

    help = "Skriv nummer og kontrolsum for det seneste opslag. Gem det uden for Jobbro."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the head, or nothing while the log is empty."""
        if head := chain_head():
            self.stdout.write(f"{head[0]}:{head[1]}")
