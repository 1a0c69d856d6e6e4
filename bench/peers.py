"""Brings the pinned peers into folders of their own, so that Jobbro's own stays as it ships."""

import hashlib
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from bench.harness import ROOT, CannotMeasure

LOCK = ROOT / "bench" / "requirements.lock"
FOLDER = ROOT / "build" / "bench-venv"
TEXTLINT = ROOT / "bench" / "textlint"
MODULES = ROOT / "build" / "bench-textlint"


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


def peer_modules() -> Path:
    """Return the folder that has textlint, installing it with its hashes when the lock file is new.

    :raises CannotMeasure: if Node or npm is missing, or the packages cannot be installed
    """
    stamp = MODULES / "bench.stamp"
    wanted = hashlib.sha256((TEXTLINT / "package-lock.json").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return MODULES
    npm = shutil.which("npm")
    if not npm or not shutil.which("node"):
        raise CannotMeasure("Node and npm are missing, so textlint cannot run: sudo apt-get install nodejs npm")
    print("Installing the pinned textlint into build/bench-textlint …", file=sys.stderr)
    shutil.rmtree(MODULES, ignore_errors=True)
    MODULES.mkdir(parents=True)
    for file in (TEXTLINT / "package.json", TEXTLINT / "package-lock.json", ROOT / ".npmrc"):
        shutil.copy(file, MODULES / file.name)
    done = subprocess.run([npm, "ci", "--loglevel=error"], cwd=MODULES, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotMeasure(f"textlint could not be installed: {(done.stderr.strip().splitlines() or ['?'])[-1]}")
    stamp.write_text(wanted)
    return MODULES
