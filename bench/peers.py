"""Brings the pinned peers into a virtual environment of their own, so that Jobbro's own stays as it ships."""

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

from bench.harness import ROOT, CannotMeasure

LOCK = ROOT / "bench" / "requirements.lock"
FOLDER = ROOT / "build" / "bench-venv"


def peer_python() -> Path:
    """Return the interpreter that has the peers, installing them with their hashes when the lock file is new.

    :raises CannotMeasure: if they cannot be installed
    """
    python = FOLDER / "bin" / "python"
    stamp = FOLDER / "bench.stamp"
    wanted = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return python
    print("Installing the pinned peers into build/bench-venv …", file=sys.stderr)
    venv.create(FOLDER, with_pip=True, clear=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    hashed = ["--only-binary", ":all:", "--require-hashes", "-r", str(LOCK)]
    done = subprocess.run([*pip, *hashed], capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotMeasure(f"The peers could not be installed: {done.stderr.strip().splitlines()[-1]}")
    stamp.write_text(wanted)
    return python
