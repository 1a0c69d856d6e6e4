"""Jobbro's SQLite backend, able to empty tables that otherwise refuse it.

A test that commits is cleaned up by emptying every table, but the log's triggers refuse a DELETE. PostgreSQL is
emptied by TRUNCATE; SQLite has none, so the triggers are taken down and put up again in the same transaction.
"""

from collections.abc import Sequence
from typing import Any

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


class DatabaseWrapper(base.DatabaseWrapper):
    """SQLite for tests."""

    ops_class = DatabaseOperations
