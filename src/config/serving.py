"""What the server makes ready once, in one process, before the first worker: one start of Django instead of three."""

import os
import sys

import django
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def ready_application() -> WSGIHandler:
    """Return the application when the database is up to date; gather the static files on the way.

    Ends the program with a plain sentence when the database is not up to date.
    """
    django.setup()
    if not database_is_up_to_date():
        sys.exit("Databasen er ikke opdateret. Kør først: ./jobbro migrate")
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("rejudge_placements", watch=True)
    # Workers are forked from here; a connection must not be shared between processes.
    connections.close_all()
    return get_wsgi_application()


def database_is_up_to_date() -> bool:
    """Answer whether every migration has been carried out."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
