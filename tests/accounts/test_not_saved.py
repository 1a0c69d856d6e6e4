"""A database that is locked, full, read-only or gone gives a plain page and never a trace."""

import sqlite3

import pytest
from django.db import OperationalError, connection
from django.test import Client

NOT_SAVED = "Jobbro kan ikke skrive lige nu"
on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="a way in which SQLite fails")
on_postgres = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="a way in which PostgreSQL fails")


@pytest.fixture
def browser() -> Client:
    """A browser that is shown what a person would be shown."""
    return Client(raise_request_exception=False)


def log_in(browser: Client, user):
    """Logging in writes: the session, and when the user was last here."""
    return browser.post("/konto/login/", {"login": user.username, "password": "en lang adgangskode"})


def assert_plain_page(answer):
    page = answer.content.decode()
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert NOT_SAVED in page and "ikke gemt" in page
    for trace in ("Traceback", "OperationalError", "sqlite", "psycopg", "INSERT", "UPDATE"):
        assert trace not in page


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_locked_database(browser, consultant):
    connection.ensure_connection()
    connection.connection.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        assert_plain_page(log_in(browser, consultant))
    finally:
        other.close()
        connection.close()


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_full_disk(browser, consultant):
    connection.ensure_connection()
    disk = connection.connection
    disk.execute("CREATE TABLE filler (content BLOB)")
    disk.execute(f"PRAGMA max_page_count = {disk.execute('PRAGMA page_count').fetchone()[0] + 5}")
    try:
        with pytest.raises(sqlite3.OperationalError, match="full"):
            while True:
                disk.execute("INSERT INTO filler VALUES (zeroblob(500))")
        answers = [log_in(Client(raise_request_exception=False), consultant) for _ in range(20)]
        refused = [answer for answer in answers if answer.status_code != 302]
        assert refused, "the last free bytes were enough for everybody"
        for answer in refused:
            assert_plain_page(answer)
    finally:
        disk.execute("PRAGMA max_page_count = 1073741823")
        disk.execute("DROP TABLE filler")
        connection.close()


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_database_that_may_only_be_read(browser, consultant):
    connection.ensure_connection()
    connection.connection.execute("PRAGMA query_only = ON")
    try:
        assert_plain_page(log_in(browser, consultant))
    finally:
        connection.close()


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_a_postgresql_that_may_only_be_read(browser, consultant):
    with connection.cursor() as cursor:
        cursor.execute("SET default_transaction_read_only = on")
    try:
        assert_plain_page(log_in(browser, consultant))
    finally:
        connection.close()


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_a_postgresql_that_breaks_the_connection(browser, consultant):
    log_in(browser, consultant)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        own = cursor.fetchone()[0]
    killer = connection.copy("killer")
    with killer.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [own])
    killer.close()
    try:
        assert_plain_page(browser.get("/konto/2fa/"))
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_missing_before_any_view_is_asked(browser, consultant):
    """Who is logged in is looked up outside every view, and must fail as plainly."""
    browser.force_login(consultant, backend="django.contrib.auth.backends.ModelBackend")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE django_session RENAME TO away")
    try:
        answer = browser.get("/konto/2fa/")
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE away RENAME TO django_session")
    assert answer.status_code in {500, 503}
    assert "Traceback" not in answer.content.decode() and "django_session" not in answer.content.decode()
    assert "ikke gemt" in answer.content.decode()


def test_the_health_page_says_so_when_the_database_is_gone(browser, db):
    connection.ensure_connection()
    with connection.execute_wrapper(refuse_everything):
        answer = browser.get("/health")
    assert answer.status_code == 503
    assert answer.json() == {"status": "down", "database": "unreachable"}


def refuse_everything(execute, sql, params, many, context):
    raise OperationalError("unable to open database file")


def test_a_fault_of_ours_is_a_plain_page_too(browser, consultant):
    browser.force_login(consultant, backend="django.contrib.auth.backends.ModelBackend")
    with connection.execute_wrapper(break_in_our_own_way):
        answer = browser.get("/konto/2fa/")
    assert answer.status_code == 500
    assert "Noget gik galt hos os" in answer.content.decode()
    assert "0101701234" not in answer.content.decode()


def break_in_our_own_way(execute, sql, params, many, context):
    raise ZeroDivisionError("0101701234")
