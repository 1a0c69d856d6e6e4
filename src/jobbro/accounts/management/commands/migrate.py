"""Django's migrate; a database that stopped halfway through migrations that are gone is told what to do instead."""

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _


class Command(migrate.Command):
    """Bring the database up to date."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, unless some and not all of the migrations from before the first release have been carried out.

        :raises CommandError: then, with the way out
        """
        if apps := begun_but_not_ended(connections[options["database"]]):
            words = _(
                "Databasen er fra før første udgivelse og mangler nogle af de gamle ændringer (%(apps)s). Kør "
                "./jobbro migrate i den sidste udgave, der har dem, og så igen her: docs/decisions/0041. "
                "En demo begynder forfra med ./jobbro demo --reset."
            )
            raise CommandError(words % {"apps": ", ".join(apps)})
        super().handle(*args, **options)


def begun_but_not_ended(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """Return the apps of which the database has been through some, and not all, of the migrations that were replaced.

    Django would take up the old ones where they stopped, but they are gone (decision 0041).
    """
    carried_out, loader = MigrationRecorder(connection).applied_migrations(), MigrationLoader(None)
    gone = {
        app: [old for old in made.replaces if old not in loader.disk_migrations]
        for (app, _name), made in loader.replacements.items()
    }
    return tuple(sorted(app for app, old in gone.items() if 0 < sum(one in carried_out for one in old) < len(old)))
