"""Look the code over: style, types, layers, settings, migrations and generated pages; list all, fail on any.

python tools/checks.py                 every check
python tools/checks.py lint types      only these
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

PRODUCTION = {
    "JOBBRO_MODE": "production",
    "JOBBRO_SECRET_KEY": "not-a-secret-" + "0123456789" * 5,
    "JOBBRO_FIELD_KEY": "not-a-field-key-" + "0123456789" * 5,
    "JOBBRO_PUBLIC_URL": "https://jobbro.kommune.example",
    "JOBBRO_HOSTS": "jobbro.kommune.example",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One command that must succeed."""

    name: str
    title: str
    command: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a check said."""

    check: Check
    code: int
    said: str
    seconds: float


def _manage(*words: str) -> tuple[str, ...]:
    return (sys.executable, "-W", "error::SyntaxWarning", "manage.py", *words)


CHECKS = (
    Check("types", "Typer (mypy)", (str(BIN / "mypy"), "src", "tools", "tests")),
    Check("lint", "Stil (ruff check)", (str(BIN / "ruff"), "check", ".", "jobbro")),
    Check("format", "Form (ruff format)", (str(BIN / "ruff"), "format", "--check", ".", "jobbro")),
    Check("layers", "Lag (import-linter)", (str(BIN / "lint-imports"), "--no-cache")),
    Check(
        "deploy",
        "Indstillinger i drift (check --deploy)",
        _manage("check", "--deploy", "--fail-level", "WARNING"),
        PRODUCTION,
    ),
    Check("migrations", "Migrationer (makemigrations --check)", _manage("makemigrations", "--check", "--dry-run")),
    Check("docs", "Dannede sider (docs --check)", (sys.executable, "tools/docs.py", "--check")),
    Check("frontend", "Designsystemets filer", (sys.executable, "tools/frontend.py", "--check")),
)


def main(names: Sequence[str]) -> int:
    """Run the named checks, or all; 0 when every one succeeded."""
    unknown = set(names) - {check.name for check in CHECKS}
    if unknown:
        print(f"Kender ikke: {', '.join(sorted(unknown))}. Vælg blandt: {', '.join(check.name for check in CHECKS)}")
        return 2
    chosen = [check for check in CHECKS if not names or check.name in names]
    with ThreadPoolExecutor(max_workers=2) as pool:
        answers = list(pool.map(answer, chosen))
    for said in answers:
        if said.code:
            print(f"\n--- {said.check.title} ---\n{said.said.strip()}")
    print()
    for said in answers:
        print(f"{'mangler' if said.code else 'i orden':8} {said.check.title}  ({said.seconds:.0f} s)")
    return 1 if any(said.code for said in answers) else 0


def answer(check: Check) -> Answer:
    """Run one check on a data folder of its own."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="jobbro-check-") as folder:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("JOBBRO_")}
        environment |= {"JOBBRO_DATA": folder, "PYTHONPATH": "src", "DATABASE_URL": "", **check.environment}
        done = subprocess.run(
            check.command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
    return Answer(check, done.returncode, done.stdout, time.monotonic() - begun)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
