"""PostgreSQL: emptying the log is refused like any other change, and the end of the chain is one question away."""

from django.db import migrations

TABLES = ("audit_lookup", "audit_changeevent", "audit_changesubject")

# A function that is VOLATILE takes a fresh look at the database for each of its statements. So the second one sees what
# was written while the first one waited; in a plain query of both, it would see the time before.
END_OF_CHAIN = """
CREATE OR REPLACE FUNCTION audit_end_of_chain(OUT last_number bigint, OUT last_hash varchar)
RETURNS SETOF record LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(1785684578);
    RETURN QUERY SELECT number, entry_hash FROM audit_lookup ORDER BY number DESC LIMIT 1;
END $$;
"""


def forbid(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(END_OF_CHAIN)
        for table in TABLES:
            cursor.execute(
                f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()"
            )


def allow(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    with schema_editor.connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"DROP TRIGGER {table}_no_truncate ON {table}")
        cursor.execute("DROP FUNCTION audit_end_of_chain()")


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_for_review")]
    operations = [migrations.RunPython(forbid, allow)]
