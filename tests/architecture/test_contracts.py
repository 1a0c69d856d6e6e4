"""The import contracts do catch what they forbid: each is broken on purpose in a copy of the code."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.architecture.source import ROOT

IGNORE = shutil.ignore_patterns("__pycache__", "migrations", "static", "templates", "*.typ")

BREAKS = {
    "Apps are layered": ("src/jobbro/audit/changes.py", "from jobbro.citizens.models import Citizen"),
    "domain and library know no Django": ("src/jobbro/domain/plan/totals.py", "from django.db import models"),
    "domain is layered": ("src/jobbro/domain/calendar/periods.py", "import jobbro.domain.plan.totals"),
    "Rows and verbs do not know the web": ("src/jobbro/ui/models.py", "import jobbro.accounts.views"),
    "One app's pages do not import another's": ("src/jobbro/ui/views.py", "import jobbro.accounts.views"),
    "Audit rows have one writer": ("src/jobbro/citizens/access.py", "from jobbro.audit.models import LookUp"),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("skeleton")
    shutil.copytree(ROOT / "src", folder / "src", ignore=IGNORE)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def lint(folder: Path) -> tuple[int, str]:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("contract", BREAKS)
def test_a_broken_contract_is_caught(copy: Path, contract: str):
    name, line = BREAKS[contract]
    file = copy / name
    kept = file.read_text()
    try:
        file.write_text(f"{kept}\n{line}\n")
        code, said = lint(copy)
    finally:
        file.write_text(kept)
    assert code == 1
    assert any(contract in line and "BROKEN" in line for line in said.splitlines()), said


@pytest.mark.parametrize("folder", ["src/jobbro/utils", "src/jobbro/domain/helpers"])
def test_a_folder_without_a_place_is_refused(copy: Path, folder: str):
    (copy / folder).mkdir()
    (copy / folder / "__init__.py").write_text("")
    try:
        code, said = lint(copy)
    finally:
        shutil.rmtree(copy / folder)
    assert code == 1, said
