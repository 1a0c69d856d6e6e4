"""The server starts, answers, stays small and stops without cutting anybody off."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest
from tests.throwaway import server

from config.serving import gather_static_files

MEGABYTES_OF_A_WORKER = 250


def processes_of(leader: int) -> list[int]:
    """Return the running processes that were started together with this one."""
    listed = subprocess.run(["ps", "-o", "pid=,stat=", "-s", str(leader)], capture_output=True, text=True).stdout
    return [int(line.split()[0]) for line in listed.splitlines() if not line.split()[1].startswith("Z")]


def megabytes(pid: int) -> float:
    """Return the memory that a process holds, its fair share of what is shared counted in."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def test_it_answers_on_its_health_page(shared_server):
    status, said = shared_server.get("/health")
    assert (status, said) == (200, '{"status": "up", "database": "sqlite"}')


def test_the_log_in_page_is_shown_to_a_stranger(shared_server):
    status, page = shared_server.get("/")
    assert status == 200
    assert "<form" in page and 'type="password"' in page


def test_a_web_worker_stays_small(shared_server):
    for _ in range(20):
        shared_server.get("/konto/login/")
    sizes = {pid: megabytes(pid) for pid in processes_of(shared_server.process.pid)}
    assert max(sizes.values()) < MEGABYTES_OF_A_WORKER, sizes


def test_it_listens_on_this_machine_only(shared_server):
    port = int(shared_server.address.rpartition(":")[2])
    listening = Path("/proc/net/tcp").read_text().splitlines()[1:]
    addresses = {line.split()[1] for line in listening if line.split()[3] == "0A"}
    assert {address for address in addresses if address.endswith(f":{port:04X}")} == {f"0100007F:{port:04X}"}


def test_static_files_are_gathered_once_and_again_after_an_update(settings, tmp_path):
    """How long a later start takes is measured by `./jobbro bench start`."""
    settings.STATIC_ROOT = tmp_path / "static"
    assert gather_static_files()
    assert not gather_static_files()
    (tmp_path / "static" / ".gathered").write_text("another version")
    assert gather_static_files()


def test_the_background_worker_runs_beside_the_web_server(shared_server):
    commands = [
        Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
        for pid in processes_of(shared_server.process.pid)
    ]
    assert any("db_worker" in command for command in commands)
    assert any("gunicorn" in command for command in commands)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "Ctrl+C"])
def test_a_stop_lets_a_running_request_finish(data, number):
    """A form that is half way through the door when the server is told to stop is still read to the end."""
    with server.serving(data) as running:
        port = int(running.address.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), timeout=20) as browser:
            body = b"login=karen&password=" + b"x" * 200
            browser.sendall(
                b"POST /konto/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode()
                + body[:30]
            )
            time.sleep(0.5)
            running.process.send_signal(number)
            time.sleep(1)
            browser.sendall(body[30:])
            answer = b"".join(iter(lambda: browser.recv(65536), b""))
        assert answer.startswith(b"HTTP/1.1 403 "), "no token was sent, so a whole answer is a refusal"
        assert b"</html>" in answer
        assert running.stop() == 0
        assert processes_of(running.process.pid) == []


def test_it_stops_when_a_part_dies(data):
    """A web server without its worker would take in work that is never done."""
    with server.serving(data) as running:
        worker = next(
            pid
            for pid in processes_of(running.process.pid)
            if b"db_worker" in Path(f"/proc/{pid}/cmdline").read_bytes()
        )
        os.kill(worker, signal.SIGKILL)
        assert running.process.wait(timeout=30) != 0
        assert processes_of(running.process.pid) == []


def test_it_refuses_a_database_that_is_not_up_to_date(tmp_path):
    with pytest.raises(server.DidNotStart, match="./jobbro migrate"), server.serving(tmp_path):
        pass


def test_help_names_every_command():
    said = subprocess.run(
        [server.PLAIN_PYTHON, "jobbro", "--help"], cwd=server.ROOT, capture_output=True, text=True, check=True
    ).stdout
    for command in ("demo", "test", "serve", "migrate", "manage", "check", "docs", "rules", "bench"):
        assert f"\n    {command} " in said


def test_an_unknown_command_is_refused():
    done = subprocess.run([server.PLAIN_PYTHON, "jobbro", "flyv"], cwd=server.ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert "flyv" in done.stderr
