"""Django's PostgreSQL backend, able to empty tables that otherwise refuse it."""
