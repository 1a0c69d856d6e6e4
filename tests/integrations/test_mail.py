"""Letters wait sealed for the worker, are sent once, tried again when the server is away, and given up openly."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail as outbox
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from tests.conftest import on_day

from jobbro.integrations import mail
from jobbro.integrations.jobs import deliver, send_later
from jobbro.integrations.mail import PAUSES, Mail, latest_about, send
from jobbro.integrations.models import MailState, OutgoingMail

pytestmark = pytest.mark.django_db
NOW = on_day("2026-03-02")
LETTER = Mail(
    "leif@kirkegaard.example", "Solby Kommune spørger", "Hej Leif\nhttps://x.example/svar/hemmelig/", "m@k.example"
)


def write(about: str = "link") -> OutgoingMail:
    return mail.write_down(LETTER, about=about, at=NOW)


def fail(monkeypatch: pytest.MonkeyPatch, problem: Exception) -> None:
    def away(*args: object) -> None:
        raise problem

    monkeypatch.setattr(mail, "_hand_over", away)


def test_a_letter_is_sent_as_written_and_its_words_are_gone_afterwards() -> None:
    row = write()
    assert send(row.pk, at=NOW) is None
    [sent] = outbox.outbox
    assert (sent.to, sent.subject, sent.body, sent.reply_to) == (
        [LETTER.to], LETTER.subject, LETTER.text, [LETTER.reply_to],
    )  # fmt: skip
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    row.refresh_from_db()
    assert (row.state, row.sent_at, bytes(row.sealed)) == (MailState.SENT, NOW, b"")


def test_nobody_gets_the_same_letter_twice() -> None:
    row = write()
    send(row.pk, at=NOW)
    send(row.pk, at=NOW)
    OutgoingMail.objects.filter(pk=row.pk).update(state=MailState.SENDING, sent_at=None)
    send(row.pk, at=NOW)
    assert len(outbox.outbox) == 1


def test_what_waits_in_the_database_tells_nothing() -> None:
    send_later(LETTER, about="link", at=NOW)
    row = OutgoingMail.objects.get()
    [task] = DBTaskResult.objects.all()
    stored = bytes(row.sealed) + repr(task.args_kwargs).encode()
    for secret in (b"leif", b"hemmelig", b"Solby"):
        assert secret not in stored
    assert task.args_kwargs == {"args": [str(row.pk)], "kwargs": {}}


def test_a_sealed_letter_opens_only_in_its_own_row(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = write(), write()
    OutgoingMail.objects.filter(pk=other.pk).update(sealed=bytes(one.sealed))
    assert send(other.pk, at=NOW) is None
    other.refresh_from_db()
    assert other.state == MailState.FAILED
    assert outbox.outbox == []


@pytest.mark.parametrize("problem", [ConnectionRefusedError(), SMTPServerDisconnected("nej leif@x.example")])
def test_a_server_that_is_away_is_tried_again_and_then_given_up(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, problem: Exception
) -> None:
    fail(monkeypatch, problem)
    row = write()
    assert [send(row.pk, at=NOW) for _ in PAUSES] == [NOW + pause for pause in PAUSES]
    row.refresh_from_db()
    assert row.state == MailState.WAITING
    assert send(row.pk, at=NOW) is None
    row.refresh_from_db()
    assert (row.state, row.attempts, bytes(row.sealed)) == (MailState.FAILED, len(PAUSES) + 1, b"")
    assert "leif" not in caplog.text


def test_an_address_that_no_letter_can_be_written_to_is_given_up_at_once() -> None:
    row = mail.write_down(Mail("leif@x.example", "Emne\nBcc: alle@x.example", "Hej"), about="link", at=NOW)
    assert send(row.pk, at=NOW) is None
    row.refresh_from_db()
    assert row.state == MailState.FAILED


def test_the_worker_plans_the_next_try_for_later(monkeypatch: pytest.MonkeyPatch) -> None:
    fail(monkeypatch, TimeoutError())
    row = write()
    deliver.call(str(row.pk))
    [task] = DBTaskResult.objects.all()
    assert task.run_after > task.enqueued_at + timedelta(seconds=50)
    monkeypatch.undo()
    deliver.call(str(row.pk))
    assert len(outbox.outbox) == 1


def test_a_letter_falls_with_the_change_it_tells_of() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        send_later(LETTER, about="link", at=NOW)
        raise RuntimeError
    assert (OutgoingMail.objects.count(), DBTaskResult.objects.count()) == (0, 0)


def test_the_latest_letter_about_something_can_be_looked_up() -> None:
    write("a")
    later = mail.write_down(LETTER, about="a", at=NOW + timedelta(minutes=1))
    assert {about: row.pk for about, row in latest_about(["a", "b"]).items()} == {"a": later.pk}
