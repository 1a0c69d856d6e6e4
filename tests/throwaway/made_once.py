"""A folder that several processes make once between them: the first makes it, the others wait."""

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path


def made_once(folder: Path, make: Callable[[Path], None]) -> Path:
    """Return the folder when it is whole; `make` fills it in the process that came first.

    The folder gets its name when it is whole. A process that fell on the way leaves the work to the next one.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished = folder.with_suffix(".unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            make(unfinished)
            unfinished.rename(folder)
    return folder


def shared_by_the_run(base: Path) -> Path:
    """Return the folder above pytest's own that all processes of a run have in common."""
    return base.parent if base.name.startswith("popen-") else base
