"""Short ways to the citizens' pages."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

# Every page about one citizen that can be opened by its address.
PAGES = (
    *("detail", "edit", "group", "lend", "case", "log", "everyday", "fact_new", "fact_edit", "release", "view_as"),
    *("cv", "cv_version_new", "fact_to_cv"),
)
NEW = {"first_name": "Else", "last_name": "Bang"}


def page(client, name, *args, **query):
    """Open a page."""
    return client.get(reverse(f"citizens:{name}", args=args), query)


def post(client, name, *args, **data):
    """Send a form."""
    return client.post(reverse(f"citizens:{name}", args=args), data)


def address_of(name, citizen, fact):
    """The address of one of PAGES."""
    more = {"fact_edit": [fact.pk], "release": [fact.pk], "fact_to_cv": [fact.pk], "view_as": ["virksomhed"]}.get(
        name, []
    )
    return reverse(f"citizens:{name}", args=[citizen.pk, *more])


def statements_of(ask):
    """What an answer asked the database, without the marks and the lock around a transaction."""
    # Django asks once in each process whether the database knows JSON; that is no part of any page.
    assert connection.features.supports_json_field
    with CaptureQueriesContext(connection) as asked:
        ask()
    # What BEGIN IMMEDIATE does on SQLite is a statement of its own on PostgreSQL.
    marks = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "SELECT pg_advisory_xact_lock")
    return [query["sql"] for query in asked.captured_queries if not query["sql"].startswith(marks)]


def blind(content):
    """A page without what differs from one request to the next: ids and tokens."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9]{64}", "", content.decode())
