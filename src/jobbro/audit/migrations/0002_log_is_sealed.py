"""The database itself refuses to change, delete or empty what was logged, and the end of the chain is one question away."""

from django.db import migrations

TABLES = ("audit_lookup", "audit_changeevent", "audit_changesubject")

REFUSE = """
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the log is append-only';
END $$;
"""

# A function that is VOLATILE takes a fresh look at the database for each of its statements. So the second one sees what
# was written while the first one waited; in a plain query of both, it would see the time before.
END_OF_CHAIN = """
CREATE FUNCTION audit_end_of_chain(OUT last_number bigint, OUT last_hash varchar)
RETURNS SETOF record LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(1785684578);
    RETURN QUERY SELECT number, entry_hash FROM audit_lookup ORDER BY number DESC LIMIT 1;
END $$;
"""


def forbid(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "postgresql":
            cursor.execute(REFUSE)
            cursor.execute(END_OF_CHAIN)
            for table in TABLES:
                cursor.execute(
                    f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
                    "FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()"
                )
                cursor.execute(
                    f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                    "FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()"
                )
            return
        for table in TABLES:
            for verb in ("UPDATE", "DELETE"):
                cursor.execute(
                    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                    "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
                )


def allow(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION audit_is_append_only() CASCADE")
            cursor.execute("DROP FUNCTION audit_end_of_chain()")
            return
        for table in TABLES:
            for verb in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER {table}_no_{verb}")


class Migration(migrations.Migration):
    # What a database that was made before this one has been through; nobody need run it again.
    replaces = [
        ("audit", "0002_append_only"),
        ("audit", "0004_end_of_chain"),
    ]

    dependencies = [("audit", "0001_first_release")]
    operations = [migrations.RunPython(forbid, allow)]
