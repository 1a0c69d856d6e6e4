"""Jobbro as it runs in earnest: web server and worker in processes of their own, on a throwaway data folder."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# `./jobbro` asks for the Python that the environment was made from; the tests themselves run inside the environment.
PLAIN_PYTHON = sys._base_executable if sys.prefix != sys.base_prefix else sys.executable  # type: ignore[attr-defined]


class DidNotStart(Exception):
    """The server ended or stayed silent; the message is what it wrote."""


@dataclass(frozen=True, slots=True)
class RunningJobbro:
    """A server that answers."""

    address: str
    process: subprocess.Popen[bytes]
    data: Path
    log: Path

    def get(self, path: str, *, timeout: float = 20) -> tuple[int, str]:
        """Fetch a page as a stranger; return its status and text."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=timeout) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode()

    def stop(self, *, within: float = 30) -> int:
        """Ask the server to stop and return its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=within)

    def said(self) -> str:
        """Return everything that was logged so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")


def environment(data: Path, **more: str) -> dict[str, str]:
    """Return the environment of an installation of its own: nothing of the developer's or the test run's settings."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("JOBBRO_", "DJANGO_", "DATABASE_URL"))
    }
    return kept | {"JOBBRO_DATA": str(data), "JOBBRO_STATIC": str(data / "static")} | more


def manage(data: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a management command on an installation and return what it said."""
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment(data, **more),
        capture_output=True,
        text=True,
        timeout=180,
    )


def free_port() -> int:
    """Return a port that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def begin(words: list[str], *, data: Path, port: int, settings: Mapping[str, str], within: float = 60) -> RunningJobbro:
    """Start `./jobbro WORDS --port N` and wait until its health page answers.

    :raises DidNotStart: when it ends first, or is silent for too long
    """
    log = data / "server.log"
    begun = time.monotonic()
    with log.open("ab") as file:
        process = subprocess.Popen(
            [PLAIN_PYTHON, "jobbro", *words, "--port", str(port)],
            cwd=ROOT,
            env=environment(data, **settings),
            stdout=file,
            stderr=file,
            start_new_session=True,
        )
    address = f"http://127.0.0.1:{port}"
    while time.monotonic() - begun < within and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=2) as answer:
                if answer.status == 200:
                    return RunningJobbro(address, process, data, log)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    end(process)
    raise DidNotStart(log.read_text(errors="replace")[-4000:])


def end(process: subprocess.Popen[bytes]) -> None:
    """Stop a server and everything that it started, gently if it listens."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=25)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(timeout=10)


@contextmanager
def serving(data: Path, *, words: tuple[str, ...] = ("serve",), **more: str) -> Iterator[RunningJobbro]:
    """Serve an installation whose database is ready; stop it afterwards."""
    running = begin(list(words), data=data, port=free_port(), settings=more)
    try:
        yield running
    finally:
        end(running.process)
