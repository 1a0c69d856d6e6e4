"""Reading settings from the environment, safe when nothing is set."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class BadConfiguration(Exception):
    """The installation is set up in a way that is not safe to start."""


def flag(name: str, *, default: bool = False) -> bool:
    """Read a yes/no variable: 1, true, yes or ja mean yes."""
    return os.environ.get(name, "1" if default else "0").strip().lower() in {"1", "true", "yes", "ja"}


def listed(name: str, default: str = "") -> list[str]:
    """Read a comma-separated variable."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def secret(name: str, *, folder: Path, production: bool) -> str:
    """Read a secret from the environment; outside production make one and keep it in the data folder.

    :raises BadConfiguration: in production when the variable is missing or short
    """
    value = os.environ.get(name, "")
    if production:
        if len(value) < 50:
            raise BadConfiguration(f"{name} mangler eller er kortere end 50 tegn.")
        return value
    if value:
        return value
    kept = folder / name.lower()
    try:
        handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return kept.read_text(encoding="ascii")
    made = secrets.token_urlsafe(64)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(made)
    return made


def database(url: str, *, folder: Path) -> dict[str, Any]:
    """Turn DATABASE_URL into Django's form; empty means SQLite in the data folder.

    :raises BadConfiguration: for any other kind of database
    """
    if not url:
        return _sqlite(folder / "jobbro.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise BadConfiguration("DATABASE_URL skal begynde med postgresql:// eller sqlite://.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "config.sqlite",
        "NAME": path,
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            # A writer takes its lock at once, so that two writers wait for each other instead of failing half-way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;",
        },
    }
