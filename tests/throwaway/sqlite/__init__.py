"""Jobbro's SQLite backend, able to empty tables that otherwise refuse it."""
