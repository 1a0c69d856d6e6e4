"""Empty a database that holds only demo data, so that the demo can begin again."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from jobbro.demo.loading import RealPeopleHere, refuse_real_people


class Command(BaseCommand):
    """Drop every table and build them anew; the log is append-only, so a demo cannot be emptied row by row."""

    help = "Tøm en database, der kun holder demodata."

    def handle(self, **options: Any) -> None:
        """Refuse unless this is a demo."""
        if settings.PRODUCTION or not settings.DEMO:
            raise CommandError("Kun en demo kan tømmes. Sæt JOBBRO_DEMO=1.")
        try:
            refuse_real_people()
        except RealPeopleHere:
            raise CommandError("Her er borgere, som ikke er opfundet. Databasen bliver ikke tømt.") from None
        with connection.schema_editor() as editor, connection.cursor() as cursor:
            cascade = " CASCADE" if connection.vendor == "postgresql" else ""
            for table in connection.introspection.table_names(cursor):
                editor.execute(f"DROP TABLE IF EXISTS {editor.quote_name(table)}{cascade}")
            if connection.vendor == "postgresql":
                editor.execute("DROP FUNCTION IF EXISTS audit_is_append_only(), audit_end_of_chain() CASCADE")
        call_command("migrate", verbosity=0)
