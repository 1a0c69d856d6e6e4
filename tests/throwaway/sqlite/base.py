"""Jobbro's SQLite backend, whose test database starts with its tables made, and able to empty those that refuse it.

A test that commits is cleaned up by emptying every table, but the log's triggers refuse a DELETE. PostgreSQL is
emptied by TRUNCATE; SQLite has none, so the triggers are taken down and put up again in the same transaction.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.throwaway import empty_database

from config.sqlite import base


class DatabaseOperations(base.DatabaseWrapper.ops_class):  # type: ignore[misc, valid-type]
    """Operations whose flush steps around triggers."""

    def sql_flush(self, style: Any, tables: Sequence[str], **options: Any) -> list[str]:
        """Return the statements that empty the tables, with every trigger out of the way meanwhile."""
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
            triggers = cursor.fetchall()
        down = [f"DROP TRIGGER {self.quote_name(name)}" for name, _ in triggers]
        return [*down, *super().sql_flush(style, tables, **options), *(sql for _, sql in triggers)]


class DatabaseCreation(base.DatabaseWrapper.creation_class):  # type: ignore[misc, valid-type]
    """Begins with a copy of an empty database; what it lacks, the migrations that follow will add."""

    def _create_test_db(self, *words: Any, **named: Any) -> str:
        name = str(super()._create_test_db(*words, **named))
        empty_database.copy_to(Path(name))
        return name


class DatabaseWrapper(base.DatabaseWrapper):
    """SQLite for tests."""

    creation_class = DatabaseCreation
    ops_class = DatabaseOperations
