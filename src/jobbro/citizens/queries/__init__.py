"""What pages and papers need to know about citizens."""

from jobbro.citizens.queries.facts import (
    FactView,
    facts_for,
    get_fact_for,
    in_page_order,
    may_reach,
    reader_of,
    released_to,
)
from jobbro.citizens.queries.latest import latest_citizens, search_citizens

__all__ = [
    "FactView",
    "facts_for",
    "get_fact_for",
    "in_page_order",
    "latest_citizens",
    "may_reach",
    "reader_of",
    "released_to",
    "search_citizens",
]
