"""Check that no look-up has been changed, moved, put in or taken out."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jobbro.audit.lookups import chain_head, check_chain
from jobbro.privacy.forms import read_head
from jobbro.privacy.queries.lookups import broken_in_words


class Command(BaseCommand):
    """Walk the chain of look-ups; exit code 1 at the first break."""

    help = "Kontrollér opslagsloggen. --head NUMMER:KONTROLSUM afslører også, at noget er skåret af."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a head that was kept elsewhere."""
        parser.add_argument("--head", default="", help="det, som lookups_head skrev")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say that the log is whole, or where it breaks."""
        try:
            kept = read_head(options["head"])
        except ValueError as problem:
            raise CommandError("--head skrives som NUMMER:KONTROLSUM") from problem
        if broken := check_chain(head=kept):
            raise CommandError(broken_in_words(broken), returncode=1)
        last = chain_head()
        self.stdout.write(f"Loggen er hel: {last[0] if last else 0} opslag.")
