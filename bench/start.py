"""A later start of the installation: from the command until the health page answers, and nothing left to make."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from importlib.metadata import version
from statistics import median

import django
from tests.throwaway.server import PLAIN_PYTHON, environment, free_port

from bench.harness import ROOT, CannotMeasure, DifferentAnswers, Outcome, Round, Turn, take_turns

BAR, SECONDS, PATIENCE = 2.0, 5, 60
_DATA = ROOT / "build" / "bench-start"


def run(rounds: int) -> Outcome:
    """Make an installation, then start it in turns: ours with all its parts, the peer as Django starts by itself.

    :raises CannotMeasure: if the installation cannot be made or a side does not answer
    """
    shutil.rmtree(_DATA, ignore_errors=True)
    _DATA.mkdir(parents=True)
    if subprocess.call([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment(_DATA)):
        raise CannotMeasure("The database of the bench could not be made.")
    found = take_turns(_ours, _peer, rounds, compare=_compare)
    seconds = median(each.ours.typical for each in found)
    return Outcome(
        name="start",
        title="A later start",
        goal=f"web server, two web workers and background worker answer within {SECONDS} seconds, and within twice the "
        "time of Django's own development server.",
        bar=BAR,
        rounds=found,
        same_answers="both health pages say that the installation is up, and on which database.",
        versions={"Django": django.get_version(), "gunicorn": version("gunicorn")},
        settings={
            "both": "the same installation, code compiled, a port that was free",
            "peer": "`manage.py runserver --noreload`: one process, no worker, no static files gathered",
        },
        remarks=(f"On the clock {seconds:.1f} s; the bar is {SECONDS} s: **{_verdict(seconds < SECONDS)}**.",),
        also=seconds < SECONDS,
    )


def _verdict(kept: bool) -> str:
    return "passed" if kept else "missed"


def _ours(number: int) -> Turn:
    port = free_port()
    return _turn([PLAIN_PYTHON, "jobbro", "serve", "--port", str(port)], port)


def _peer(number: int) -> Turn:
    port = free_port()
    return _turn([sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"], port)


def _turn(command: Sequence[str], port: int) -> Turn:
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(_DATA),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        said = _first_answer(process, f"http://127.0.0.1:{port}/health")
        return Turn((time.perf_counter() - begun,), answers=(said,))
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def _first_answer(process: "subprocess.Popen[bytes]", address: str) -> str:
    begun = time.monotonic()
    while process.poll() is None and time.monotonic() - begun < PATIENCE:
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                said: str = answer.read().decode()
                return said
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.02)
    raise CannotMeasure(f"Nothing answered on {address}.")


def _compare(number: int, each: Round) -> None:
    if each.ours.answers != each.peer.answers:
        raise DifferentAnswers(f"Round {number}: the health pages differ, so the run is void.")
