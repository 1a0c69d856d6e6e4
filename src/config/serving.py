"""What the server makes ready once, in one process, before the first worker: one start of Django instead of three."""

import hashlib
import multiprocessing
import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.db.migrations.exceptions import NodeNotFoundError
from django.db.migrations.executor import MigrationExecutor
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def ready_application() -> WSGIHandler:
    """Return the application when the database is up to date; gather the static files on the way.

    Ends the program with a plain sentence when the database is not up to date.
    """
    django.setup()
    # What making ready loads, every migration among it, would stay in each worker for good. A child takes it along.
    child = multiprocessing.get_context("fork").Process(target=make_ready)
    child.start()
    child.join()
    if child.exitcode:
        sys.exit(child.exitcode)
    get_resolver().url_patterns  # noqa: B018 - the pages, read here once for all the workers forked from this process
    return get_wsgi_application()


def make_ready() -> None:
    """Gather the static files and judge anew what a change of rules touches.

    Ends the process with a plain sentence when the database is not up to date.
    """
    if not database_is_up_to_date():
        sys.exit("Databasen er ikke opdateret. Kør først: ./jobbro migrate")
    gather_static_files()
    call_command("rejudge_placements", watch=True)


def database_is_up_to_date() -> bool:
    """Answer whether every migration has been carried out."""
    try:
        executor = MigrationExecutor(connection)
    except NodeNotFoundError:  # some of the migrations from before the first release; `migrate` tells the way out
        return False
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def gather_static_files() -> bool:
    """Copy the static files under names that hold their hash; answer no when they lie there already."""
    stamp, now = Path(settings.STATIC_ROOT) / ".gathered", static_files_now()
    if stamp.exists() and stamp.read_text() == now:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(now)
    return True


def static_files_now() -> str:
    """Return what tells one set of static files from another: each file's place, size and time of change."""
    digest = hashlib.sha256(django.__version__.encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            about = Path(storage.path(name)).stat()
            digest.update(f"{name}|{about.st_size}|{about.st_mtime_ns}\n".encode())
    return digest.hexdigest()
