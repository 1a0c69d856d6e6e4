"""Run every test suite that this machine can, and say plainly which it cannot and what to install.

python tools/run_tests.py                        every suite that the machine can run
python tools/run_tests.py --require all          the same, but a suite that cannot run is a failure
python tools/run_tests.py --suite postgres       one suite (may be repeated); --list names them
python tools/run_tests.py --without wide         all suites but one
python tools/run_tests.py --db postgres tests/x  other words go to pytest, on SQLite unless told otherwise
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.throwaway import browser, postgres  # noqa: E402 - the folder above must be on the path first

RESULTS = ROOT / "build" / "test-results"
EMPTY = 5  # pytest's exit code when there was nothing to run
# A browser waits for its server half of the time; what waits for nothing fills the gaps.
SIDE_BY_SIDE = 2
_OWN_SUITES = tuple(f"--ignore=tests/{name}" for name in ("journeys", "papers", "serving"))
_NEEDS_NO_DATABASE = tuple(f"--ignore=tests/{name}" for name in ("domain", "library", "architecture", "documents"))


@dataclass(frozen=True, slots=True)
class Suite:
    """A set of tests with one need of the machine."""

    name: str
    title: str
    words: tuple[str, ...]
    can_run: Callable[[], bool] = lambda: True
    install: str = ""
    database: str = "sqlite"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a suite."""

    suite: Suite
    passed: int
    failed: int
    skipped: int
    seconds: float


def has_poppler() -> bool:
    """Answer whether the machine has Poppler's tools."""
    return all(shutil.which(name) for name in ("pdftotext", "pdftoppm", "pdfinfo"))


SUITES = (
    Suite("sqlite", "Prøver på SQLite", ("-n", "2", *_OWN_SUITES, "tests")),
    Suite(
        "journeys",
        "Arbejdsdage i browseren",
        ("-n", "2", "--dist", "worksteal", "-m", "not wide", "tests/journeys"),
        can_run=lambda: browser.program() is not None,
        install="sudo apt install chromium",
    ),
    Suite(
        "postgres",
        "Prøver på PostgreSQL",
        ("-n", "2", *_OWN_SUITES, *_NEEDS_NO_DATABASE, "tests"),
        can_run=lambda: postgres.programs() is not None,
        install="sudo apt install postgresql",
        database="postgres",
    ),
    Suite("serving", "Serveren i drift", ("-n", "2", "--dist", "worksteal", "tests/serving")),
    Suite(
        "papers",
        "Papirer åbnet med Poppler",
        ("tests/papers",),
        can_run=has_poppler,
        install="sudo apt install poppler-utils",
    ),
    Suite(
        "journeys-postgres",
        "Arbejdsdagene på PostgreSQL",
        ("-n", "2", "--dist", "worksteal", "-m", "not wide", "tests/journeys"),
        can_run=lambda: browser.program() is not None and postgres.programs() is not None,
        install="sudo apt install chromium postgresql",
        database="postgres",
    ),
    Suite(
        "wide",
        "De samme på en bred skærm",
        ("-n", "2", "--dist", "worksteal", "-m", "wide", "tests/journeys"),
        can_run=lambda: browser.program() is not None,
        install="sudo apt install chromium",
    ),
)


def main(words: Sequence[str]) -> int:
    """Answer the command line; 0 when nothing failed and nothing required was left out."""
    parser = argparse.ArgumentParser(prog="./jobbro test", description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("--suite", action="append", choices=[suite.name for suite in SUITES], help="kun denne samling")
    parser.add_argument("--without", action="append", choices=[suite.name for suite in SUITES], help="ikke denne")
    parser.add_argument("--require", default="", help="all, eller navne med komma: fejl, hvis de ikke kan køres")
    parser.add_argument("--db", choices=("sqlite", "postgres"), default="sqlite", help="database til egne pytest-ord")
    parser.add_argument("--list", action="store_true", help="vis samlingerne")
    chosen, rest = parser.parse_known_args(words)
    os.chdir(ROOT)
    if chosen.list:
        print("\n".join(f"{suite.name:10} {suite.title}" for suite in SUITES))
        return 0
    if rest:
        return subprocess.call(_pytest(rest), env=_environment(chosen.db))
    left_out = set(chosen.without or ())
    asked = set(chosen.suite or (suite.name for suite in SUITES)) - left_out
    suites = [suite for suite in SUITES if suite.name in asked]
    able = [suite for suite in suites if suite.can_run()]
    with ThreadPoolExecutor(max_workers=SIDE_BY_SIDE) as pool:
        outcomes = list(pool.map(run, able))
    unable = [suite for suite in suites if suite not in able]
    every = {suite.name for suite in SUITES}
    required = (every if chosen.require == "all" else set(chosen.require.split(","))) - left_out
    return report(outcomes, unable, required)


def run(suite: Suite) -> Outcome:
    """Run one suite, with pytest's own words on the screen behind the suite's name, and count what came of it."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    results = RESULTS / f"{suite.name}.xml"
    results.unlink(missing_ok=True)
    begun = time.monotonic()
    words = ["-q", "--durations=5", f"--junitxml={results}", *suite.words]
    with subprocess.Popen(
        _pytest(words),
        env=_environment(suite.database),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as running:
        for line in running.stdout or ():
            print(f"{suite.name:8} | {line}", end="", flush=True)
    passed, failed, skipped = count(results)
    if running.returncode not in (0, EMPTY) and not failed:
        failed = 1  # pytest itself stopped: nothing was counted, and that must not look like success
    return Outcome(suite, passed, failed, skipped, time.monotonic() - begun)


def count(results: Path) -> tuple[int, int, int]:
    """Return how many tests passed, failed and were skipped, as pytest wrote them down."""
    if not results.exists():
        return 0, 0, 0
    total = failed = skipped = 0
    for suite in ElementTree.parse(results).iter("testsuite"):  # noqa: S314 - pytest wrote the file a moment ago
        total += int(suite.get("tests", 0))
        failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped += int(suite.get("skipped", 0))
    return max(total - failed - skipped, 0), failed, skipped


def report(outcomes: Sequence[Outcome], unable: Sequence[Suite], required: set[str]) -> int:
    """Say what was run, what was not and why; end with one line of totals."""
    print("\n=== Kørt ===")
    for done in outcomes:
        words = f"{done.passed} bestået, {done.failed} ikke bestået" + (
            f", {done.skipped} sprunget over" if done.skipped else ""
        )
        empty = "" if done.passed + done.failed + done.skipped else "  (ingen prøver)"
        print(f"{done.suite.title:28} {words}  ({done.seconds:.0f} s){empty}")
    if unable:
        print("\n=== Ikke kørt på denne maskine ===")
        for suite in unable:
            print(f"{suite.title:28} installér: {suite.install}")
    missing = [suite.name for suite in unable if suite.name in required]
    idle = [done.suite.name for done in outcomes if done.suite.name in required and not done.passed + done.failed]
    for name in missing:
        print(f"Samlingen {name} skulle køres, men kunne ikke.")
    for name in idle:
        print(f"Samlingen {name} skulle køres, men har ingen prøver.")
    failed = sum(done.failed for done in outcomes)
    skipped = sum(done.skipped for done in outcomes)
    print(
        f"\n{sum(done.passed for done in outcomes)} passed, {failed + len(missing) + len(idle)} failed"
        + (f", {skipped} skipped" if skipped else "")
    )
    return 1 if failed or missing or idle else 0


def _pytest(words: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "pytest", *words]


def _environment(database: str) -> dict[str, str]:
    return os.environ | {"JOBBRO_TEST_DB": database}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
