"""A folder that the processes of one test run make once between them: the first makes it, the others wait."""

import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 180


def made_once(folder: Path, make: Callable[[Path], None]) -> Path:
    """Return the folder when it is whole; `make` fills it in the process that came first.

    :raises TimeoutError: when the process that came first did not get through with it
    """
    ready = folder.with_suffix(".ready")
    try:
        folder.mkdir()
    except FileExistsError:
        begun = time.monotonic()
        while not ready.exists():
            if time.monotonic() - begun > PATIENCE:
                raise TimeoutError(f"{folder.name} was never made ready") from None
            time.sleep(0.2)
        return folder
    make(folder)
    ready.touch()
    return folder


def shared_by_the_run(base: Path) -> Path:
    """Return the folder above pytest's own that all processes of a run have in common."""
    return base.parent if base.name.startswith("popen-") else base
