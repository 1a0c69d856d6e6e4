"""A PostgreSQL cluster of the run's own, made with the machine's initdb and removed again."""

import atexit
import os
import pwd
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

OLDEST = 15
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=40")


def programs() -> Path | None:
    """Return the folder with initdb and postgres of the newest PostgreSQL that is new enough; None without one."""
    found = [Path(path).resolve().parent for name in ("initdb",) if (path := shutil.which(name))]
    found += Path("/usr/lib/postgresql").glob("*/bin")
    usable = [(version, folder) for folder in set(found) if (version := _version(folder)) >= OLDEST]
    return max(usable)[1] if usable else None


def owner() -> pwd.struct_passwd | None:
    """Return the user that the cluster must run as, since PostgreSQL refuses root; None means ourselves."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


@contextmanager
def cluster() -> Iterator[str]:
    """Start an empty cluster on a socket in a temporary folder; yield its address for DATABASE_URL.

    :raises FileNotFoundError: when the machine has no PostgreSQL that is new enough
    """
    folder = programs()
    if folder is None:
        raise FileNotFoundError("PostgreSQL 15 eller nyere mangler: sudo apt install postgresql")
    with tempfile.TemporaryDirectory(prefix="jobbro-pg-", ignore_cleanup_errors=True) as home:
        user = owner()
        as_user: dict[str, Any] = {"cwd": home}
        if user:
            os.chown(home, user.pw_uid, user.pw_gid)
            as_user |= {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        data = f"{home}/data"
        make = [str(folder / "initdb"), "-D", data, "-U", "jobbro", "--auth=trust", "--encoding=UTF8", "--locale=C"]
        subprocess.run([*make, "--no-sync"], check=True, stdout=subprocess.DEVNULL, **as_user)
        settings = [word for setting in _FAST for word in ("-c", setting)]
        with open(f"{home}/log", "wb") as log:
            server = subprocess.Popen(
                [str(folder / "postgres"), "-D", data, "-k", home, *settings], stdout=log, stderr=log, **as_user
            )
        try:
            _wait_until_ready(server, Path(home))
            yield f"postgresql://jobbro@/jobbro?host={home}"
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def url_for_this_run() -> str:
    """Return the run's one cluster; started by the first process and ended with it, its helpers inherit the address."""
    if not (url := os.environ.get("JOBBRO_TEST_URL", "")):
        running = cluster()
        url = os.environ["JOBBRO_TEST_URL"] = running.__enter__()
        atexit.register(running.__exit__, None, None, None)
    return url


def _version(folder: Path) -> int:
    if not (folder / "postgres").exists():
        return 0
    said = subprocess.run([str(folder / "postgres"), "--version"], capture_output=True, text=True).stdout
    number = re.search(r"(\d+)", said)
    return int(number[1]) if number else 0


def _wait_until_ready(server: subprocess.Popen[bytes], home: Path) -> None:
    for _ in range(300):
        state = home / "data" / "postmaster.pid"
        if state.exists() and state.read_text().rstrip().endswith("ready"):
            return
        if server.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(f"PostgreSQL startede ikke:\n{(home / 'log').read_text()[-2000:]}")
