"""The runner of the tests tells the truth: what ran, what could not, and with which exit code."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.architecture.source import ROOT
from tools import run_tests
from tools.run_tests import Outcome, Suite

CAN = Suite("sqlite", "Prøver på SQLite", ())
CANNOT = Suite("journeys", "Arbejdsdage", (), can_run=lambda: False, install="sudo apt install chromium")


def last_line(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.splitlines()[-1]


def test_all_well_is_zero_and_a_plain_line(capsys):
    assert run_tests.report([Outcome(CAN, 12, 0, 0, 1.0)], [], set()) == 0
    assert last_line(capsys) == "12 passed, 0 failed"


def test_a_failure_is_counted_and_fails_the_run(capsys):
    assert run_tests.report([Outcome(CAN, 12, 2, 1, 1.0)], [], set()) == 1
    assert last_line(capsys) == "12 passed, 2 failed, 1 skipped"


def test_a_suite_that_cannot_run_is_named_with_what_to_install(capsys):
    assert run_tests.report([Outcome(CAN, 1, 0, 0, 1.0)], [CANNOT], set()) == 0
    said = capsys.readouterr().out
    assert re.search(r"Arbejdsdage +installér: sudo apt install chromium", said)


def test_a_required_suite_that_cannot_run_is_a_failure(capsys):
    assert run_tests.report([Outcome(CAN, 1, 0, 0, 1.0)], [CANNOT], {"journeys"}) == 1
    assert last_line(capsys) == "1 passed, 1 failed"


def test_a_required_suite_without_tests_is_a_failure():
    assert run_tests.report([Outcome(CAN, 0, 0, 0, 1.0)], [], {"sqlite"}) == 1


def test_what_pytest_wrote_down_is_counted(tmp_path: Path):
    results = tmp_path / "results.xml"
    results.write_text('<testsuites><testsuite tests="7" failures="1" errors="2" skipped="1"/></testsuites>')
    assert run_tests.count(results) == (3, 3, 1)
    assert run_tests.count(tmp_path / "nothing.xml") == (0, 0, 0)


def test_every_suite_that_needs_something_says_what_to_install():
    assert [suite.name for suite in run_tests.SUITES if suite.install and "sudo apt install" not in suite.install] == []
    demanding = {"postgres", "papers", "journeys", "journeys-postgres", "wide"}
    assert {suite.name for suite in run_tests.SUITES if suite.install} == demanding


def test_a_run_that_breaks_before_any_test_is_a_failure(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(run_tests, "RESULTS", tmp_path)
    broken = Suite("broken", "Går i stykker", ("--no-such-option",))
    assert run_tests.run(broken).failed == 1


@pytest.mark.parametrize(("words", "code"), [(["tests/architecture/source.py"], 5), (["tests/no_such_file.py"], 4)])
def test_other_words_go_to_pytest_with_its_exit_code(words, code):
    done = subprocess.run(
        [sys.executable, "tools/run_tests.py", *words, "-q"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == code, done.stdout


def test_the_list_names_every_suite():
    done = subprocess.run([sys.executable, "tools/run_tests.py", "--list"], cwd=ROOT, capture_output=True, text=True)
    assert [line.split()[0] for line in done.stdout.splitlines()] == [suite.name for suite in run_tests.SUITES]


def test_a_suite_that_is_left_out_by_name_is_neither_run_nor_missed(monkeypatch):
    asked = []
    monkeypatch.setattr(run_tests, "run", lambda suite: asked.append(suite.name) or Outcome(suite, 1, 0, 0, 1.0))
    monkeypatch.setattr(run_tests.os, "chdir", lambda where: None)
    code = run_tests.main(
        ["--suite", "sqlite", "--suite", "serving", "--without", "serving", "--require", "sqlite,serving"]
    )
    assert (code, asked) == (0, ["sqlite"])
