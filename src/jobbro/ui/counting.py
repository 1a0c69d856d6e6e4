"""Counting that costs the same in a small and in a large municipality."""

from typing import Any

from django.db.models import IntegerField, QuerySet, Subquery

MOST = 500


class CountUpTo(Subquery):
    """How many rows a query has, counted no further than one past `most`; several fit in one question."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()

    def __init__(self, rows: "QuerySet[Any]", *, most: int = MOST) -> None:
        super().__init__(rows.order_by().values("pk")[: most + 1])


def counted(number: int, *, most: int = MOST) -> str:
    """Say a count that was taken with CountUpTo: «37», or «500+» when there are more."""
    return f"{most}+" if number > most else str(number)
