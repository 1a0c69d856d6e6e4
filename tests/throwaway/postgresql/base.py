"""Django's PostgreSQL backend, able to empty tables that otherwise refuse it.

A test that commits is cleaned up by emptying every table, but the log's triggers refuse a TRUNCATE. They rest while the
tables are emptied, and are put on again in the same transaction; this is the only place where they ever rest.
"""

from collections.abc import Sequence
from typing import Any

from django.db.backends.postgresql import base


class DatabaseOperations(base.DatabaseWrapper.ops_class):  # type: ignore[misc, valid-type]
    """Operations whose flush steps around the log's triggers."""

    def sql_flush(self, style: Any, tables: Sequence[str], **options: Any) -> list[str]:
        """Return the statements that empty the tables, with the triggers resting meanwhile."""
        logs = [self.quote_name(table) for table in tables if table.startswith("audit_")]
        rest = [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in logs]
        wake = [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in logs]
        return [*rest, *super().sql_flush(style, tables, **options), *wake]


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL for tests."""

    ops_class = DatabaseOperations
