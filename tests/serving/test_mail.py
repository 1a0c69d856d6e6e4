"""Mail goes out by SMTP to a server that really listens, and to a folder when none is set."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from tests.throwaway import server

SEND = (
    "from django.core.mail import send_mail; "
    "send_mail('Svar på aftalen æøå', 'Hej Leif\\nHer er linket.', None, ['leif@kirkegaard.example'])"
)


class Mailbox:
    """Keeps what the mail server was handed."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, list[str], bytes]] = []

    async def handle_DATA(self, server, session, envelope):
        self.letters.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        return "250 OK"


@pytest.fixture
def mail_server() -> Iterator[tuple[Mailbox, int]]:
    box, port = Mailbox(), server.free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, port
    controller.stop()


def test_a_letter_reaches_a_real_mail_server(tmp_path: Path, mail_server):
    box, port = mail_server
    settings = {
        "JOBBRO_SMTP_HOST": "127.0.0.1",
        "JOBBRO_SMTP_PORT": str(port),
        "JOBBRO_MAIL_FROM": "jobbro@kommune.example",
    }
    done = server.manage(tmp_path, "shell", "-c", SEND, **settings)
    assert done.returncode == 0, done.stderr
    [(sender, receivers, content)] = box.letters
    assert sender == "jobbro@kommune.example"
    assert receivers == ["leif@kirkegaard.example"]
    assert b"Subject: =?utf-8?" in content
    assert b"Hej Leif" in content


def test_a_mail_server_that_is_away_is_an_error_and_not_silence(tmp_path: Path):
    settings = {"JOBBRO_SMTP_HOST": "127.0.0.1", "JOBBRO_SMTP_PORT": str(server.free_port())}
    done = server.manage(tmp_path, "shell", "-c", SEND, **settings)
    assert done.returncode != 0
    assert "ConnectionRefusedError" in done.stderr


def test_without_a_mail_server_letters_are_kept_in_a_folder(tmp_path: Path):
    done = server.manage(tmp_path, "shell", "-c", SEND)
    assert done.returncode == 0, done.stderr
    [letter] = (tmp_path / "mail").iterdir()
    assert "leif@kirkegaard.example" in letter.read_text()
