"""A database of its own for a Jobbro that really runs on PostgreSQL; on SQLite its data folder holds everything."""

import os

import psycopg
from psycopg import sql


def own_database(name: str, *, like: str = "") -> dict[str, str]:
    """Make an empty database, or a copy of another, and return the settings that lead there; none on SQLite."""
    address = os.environ["DATABASE_URL"]
    if not address:
        return {}
    with psycopg.connect(address.replace("/jobbro?", "/postgres?"), autocommit=True) as maker:
        copied = sql.SQL(" TEMPLATE {}").format(sql.Identifier(like)) if like else sql.SQL("")
        maker.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)) + copied)
    return {"DATABASE_URL": address.replace("/jobbro?", f"/{name}?")}
