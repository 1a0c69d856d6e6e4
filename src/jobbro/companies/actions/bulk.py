"""Many rows at once, past the rows' own objects: as fast as the database takes them, the same on both databases."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, models


def write_rows(model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Add rows of plain values (text, numbers, None; a day or an id as text), by COPY where the database has it."""
    if not rows:
        return
    named = ", ".join(_q(column) for column in columns)
    table = _q(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        blanks = ", ".join(["%s"] * len(columns))
        cursor.executemany(f"INSERT INTO {table} ({named}) VALUES ({blanks})", rows)  # noqa: S608 - names of our own


def look_again_at_sizes(*tables: type[models.Model]) -> None:
    """Let PostgreSQL know how much there is now, so that it joins many rows in one go and not one by one."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for model in tables:
                cursor.execute(f"ANALYZE {_q(model._meta.db_table)}")


def insert_from(
    model: type[models.Model], told: Mapping[str, str], *, same: Mapping[str, Any], tail: str, params: Sequence[Any]
) -> int:
    """Add a row for each row of a query: `told` gives columns as SQL, `same` a value for all; return how many.

    A field that neither names gets its default, so a new field of the model needs no thought here.
    """
    columns: list[str] = []
    values: list[str] = []
    given: list[Any] = []
    for field in model._meta.concrete_fields:
        column = str(field.column)
        columns.append(_q(column))
        if column in told:
            values.append(told[column])
            continue
        value = same[field.name] if field.name in same else field.get_default()
        values.append("%s")
        given.append(field.get_db_prep_save(value, connection))
    sql = f"INSERT INTO {_q(model._meta.db_table)} ({', '.join(columns)}) SELECT {', '.join(values)} {tail}"
    with connection.cursor() as cursor:
        cursor.execute(sql, [*given, *params])
        return int(cursor.rowcount)


def update_rows(model: type[models.Model], names: Sequence[str], rows: Sequence[models.Model]) -> None:
    """Write these fields of rows that are there already."""
    if not rows:
        return
    fields = [model._meta.get_field(name) for name in names]
    named = ", ".join(f"{_q(str(field.column))} = %s" for field in fields)  # type: ignore[union-attr]
    key = model._meta.pk
    assert key is not None
    values = [
        [field.get_db_prep_save(getattr(row, field.attname), connection) for field in (*fields, key)]  # type: ignore[union-attr]
        for row in rows
    ]
    sql = f"UPDATE {_q(model._meta.db_table)} SET {named} WHERE {_q(str(key.column))} = %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(sql, values)


def ask(sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Return all rows of a query."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def _q(name: str) -> str:
    return str(connection.ops.quote_name(name))
