"""Django's SQLite backend with the collation `danish`, so that order is the same as on PostgreSQL."""

from typing import Any

from django.db.backends.sqlite3 import base

from config.sqlite.danish import compare


class DatabaseWrapper(base.DatabaseWrapper):
    """SQLite that knows the Danish alphabet."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open a connection and teach it the collation."""
        connection = super().get_new_connection(conn_params)
        connection.create_collation("danish", compare)
        return connection
