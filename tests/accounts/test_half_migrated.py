"""A database that stopped halfway through migrations that are gone is told the way out, and nothing is done to it."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from config.serving import database_is_up_to_date
from jobbro.accounts.management.commands.migrate import begun_but_not_ended

pytestmark = pytest.mark.django_db
OLD = {"app": "companies", "name": "0002_partnership"}


@pytest.fixture
def half_way():
    """As a database that never ran the second of the old migrations of companies, and so nothing after it."""
    recorder = MigrationRecorder(connection)
    recorder.migration_qs.filter(app="companies").exclude(name="0001_initial").delete()
    return recorder


def test_a_database_halfway_through_the_old_migrations_is_told_what_to_do(half_way):
    with pytest.raises(CommandError) as refused:
        call_command("migrate", verbosity=0)
    assert "mangler nogle af de gamle ændringer (companies)" in str(refused.value)
    assert "docs/decisions/0041" in str(refused.value)
    assert not half_way.migration_qs.filter(**OLD).exists()


def test_the_server_does_not_start_on_such_a_database_either(half_way):
    assert not database_is_up_to_date()


def test_a_database_that_has_them_all_or_none_is_not_held_up():
    rows = MigrationRecorder(connection).migration_qs
    assert begun_but_not_ended(connection) == ()
    rows.filter(app="companies", name__in=["0001_initial", "0002_partnership"]).delete()
    assert begun_but_not_ended(connection) == ()
