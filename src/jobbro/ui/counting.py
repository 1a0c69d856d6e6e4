"""Counting that costs the same in a small and in a large municipality."""

from collections.abc import Hashable, Mapping
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

MOST = 500


Name = TypeVar("Name", bound=Hashable)


def count_each(lists: Mapping[Name, "QuerySet[Any]"], *, most: int = MOST) -> dict[Name, int]:
    """Count the rows of several queries in one question, each no further than one past `most`."""
    parts: list[tuple[Name, str]] = []
    values: list[Any] = []
    found = dict.fromkeys(lists, 0)
    for name, rows in lists.items():
        try:
            sql, given = rows.order_by().values("pk")[: most + 1].query.sql_with_params()
        except EmptyResultSet:
            continue
        # Django's own SQL, its values apart: nothing that somebody typed is in the text.
        parts.append((name, f"(SELECT COUNT(*) FROM ({sql}) AS counted)"))  # noqa: S608
        values += given
    if parts:
        with connection.cursor() as cursor:
            cursor.execute("SELECT " + ", ".join(part for _, part in parts), values)
            found |= zip((name for name, _ in parts), cursor.fetchone(), strict=True)
    return found


def counted(number: int, *, most: int = MOST) -> str:
    """Say a count that was taken with count_each: «37», or «500+» when there are more."""
    return f"{most}+" if number > most else str(number)
