"""Rows of another table gathered beside a row, so that a page needs one question instead of two."""

from datetime import UTC, datetime
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import JSONField, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.db.models.sql.compiler import SQLCompiler


class RowsAsJson(Subquery):
    """The rows of a query as a JSON list of objects, in the order of the query; the first `most`, or all."""

    output_field = JSONField()

    def __init__(self, rows: "QuerySet[Any]", most: int | None = None, /, **columns: Any) -> None:
        super().__init__(rows.values(line=JSONObject(**columns))[:most])

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> Any:
        """Gather with SQLite's function."""
        return self.as_sql(compiler, connection, "(SELECT json_group_array(json(line)) FROM (%(subquery)s))", **extra)

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> Any:
        """Gather with PostgreSQL's function."""
        template = "(SELECT COALESCE(jsonb_agg(to_jsonb(line)), '[]'::jsonb) FROM (%(subquery)s) AS lines)"
        return self.as_sql(compiler, connection, template, **extra)


def moment(text: str) -> datetime:
    """Read a moment from a gathered row: SQLite writes it without its zone, which is UTC."""
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=UTC)
