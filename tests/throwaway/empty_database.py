"""An SQLite database with every table and no row but the migrations' own, made once for as long as they are the same.

Running all migrations takes longer than most test files. Whoever starts from a copy runs `migrate` on it all the same.
"""

import hashlib
import shutil
from pathlib import Path

from tests.throwaway import server
from tests.throwaway.made_once import made_once

KEPT = server.ROOT / "build" / "empty-databases"
FILE = "jobbro.sqlite3"


def copy_to(place: Path) -> None:
    """Put a copy of the database where a test run or an installation wants its own."""
    made = made_once(KEPT / _fingerprint(), _make)
    shutil.copyfile(made / FILE, place)


def _make(folder: Path) -> None:
    for older in KEPT.glob("*/"):
        if older != folder:
            shutil.rmtree(older, ignore_errors=True)
    done = server.manage(folder, "migrate", "-v0")
    assert done.returncode == 0, done.stderr


def _fingerprint() -> str:
    """A name that changes with any migration of ours and with any package's version."""
    whole = hashlib.sha256((server.ROOT / "requirements.lock").read_bytes())
    for path in sorted((server.ROOT / "src").glob("jobbro/*/migrations/*.py")):
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]
