"""Rows that many tests start from: made by the product's own verbs once, and put back as they were after that.

A worked case costs a hundred statements and the checks around them. Between two tests it is rolled away, and the next
one that asks for it in an empty database gets the very same rows with one statement for each table.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

# What the migrations themselves write.
_ALWAYS_THERE = {"django_content_type", "auth_permission"}
_FROM_JSON = "SELECT * FROM json_populate_recordset(NULL::{}, %s)"
_kept: dict[Hashable, tuple["_Rows", Any]] = {}
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of some tables, in the form in which the database takes them back."""

    tables: dict[str, Any]
    models: tuple[type[Model], ...]

    def put_back(self) -> None:
        # One table's rows point at another's, and are looked at when all are in.
        with transaction.atomic(), connection.cursor() as cursor:
            for table, rows in self.tables.items():
                name = connection.ops.quote_name(table)
                if connection.vendor == "postgresql":
                    cursor.execute(f"INSERT INTO {name} {_FROM_JSON.format(name)}", [rows])
                else:
                    blanks = ", ".join(["%s"] * len(rows[0]))
                    cursor.executemany(f"INSERT INTO {name} VALUES ({blanks})", rows)
            for statement in connection.ops.sequence_reset_sql(no_style(), self.models):
                cursor.execute(statement)


def made_again(key: Hashable, make: Callable[[], Answer]) -> Answer:
    """Have the rows that `make` makes stand in the database, and return its answer (an id, say).

    They are put back as they were where no such rows stand; in any other database `make` itself must find its way.
    """
    kept = _kept.get(key)
    if kept is not None and not _filled(kept[0].tables):
        kept[0].put_back()
        return cast(Answer, kept[1])
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    tables = sorted({model._meta.db_table for model in models} - _ALWAYS_THERE)
    begun_empty = not _filled(tables)
    answer = make()
    if begun_empty:
        filled = {table for table in tables if _filled([table])}
        of_tables = tuple(model for model in models if model._meta.db_table in filled)
        _kept[key] = _Rows({table: _read(table) for table in sorted(filled)}, of_tables), answer
    return answer


def _filled(tables: Iterable[str]) -> bool:
    """Answer whether any of the tables has a row."""
    questions = (f"EXISTS (SELECT 1 FROM {connection.ops.quote_name(table)})" for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {' OR '.join(questions)}")
        return bool(cursor.fetchone()[0])


def _read(table: str) -> Any:
    """Every row of a table; in the order in which they were written, since a log is a chain."""
    name = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SELECT json_agg(t)::text FROM {name} t")
            return cursor.fetchone()[0]
        columns = connection.introspection.get_table_description(cursor, table)
        # A plus in front of a column gives its value as it is stored, not as Python reads its type.
        as_stored = ", ".join(f"+{connection.ops.quote_name(column.name)}" for column in columns)
        cursor.execute(f"SELECT {as_stored} FROM {name} ORDER BY rowid")
        return cursor.fetchall()
