"""Mail that never keeps a page waiting: written down with the change it tells of, sent by the background worker.

A mail server that is away is tried again after longer and longer pauses; when the last try has failed the letter says
so, and the page that asked for it can show it.
"""

import json
import logging
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from smtplib import SMTPException
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.mail import EmailMessage

from jobbro.integrations.models import MailState, OutgoingMail

logger = logging.getLogger("jobbro.mail")
PAUSES = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))
_NONCE = 12


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter in plain text to one person."""

    to: str
    subject: str
    text: str
    reply_to: str = ""


def write_down(mail: Mail, *, about: str, at: datetime) -> OutgoingMail:
    """Keep a letter, sealed, until it is sent; `about` is the id by which its fate can be looked up."""
    row = OutgoingMail(about=about, written_at=at)
    row.sealed = _seal(mail, row.pk)
    row.save(force_insert=True)
    return row


def send(mail_id: UUID, *, at: datetime) -> datetime | None:
    """Hand a waiting letter to the mail server; return when to try again, or None when that is not needed.

    A letter that another worker has taken, or that is sent, is left alone: nobody gets the same letter twice.
    """
    taken = OutgoingMail.objects.filter(pk=mail_id, state=MailState.WAITING).update(state=MailState.SENDING)
    if not taken:
        return None
    row = OutgoingMail.objects.get(pk=mail_id)
    row.attempts += 1
    try:
        _hand_over(_unseal(bytes(row.sealed), row.pk))
    except (SMTPException, OSError) as problem:
        return _try_later(row, problem, at=at)
    except (InvalidTag, ValueError) as problem:
        # Sealed with another key, or an address that no letter can be written to: another try would fail the same way.
        _give_up(row, problem)
        return None
    row.state, row.sent_at, row.sealed = MailState.SENT, at, b""
    row.save()
    return None


def latest_about(subjects: Iterable[str]) -> dict[str, OutgoingMail]:
    """Return the latest letter about each of these ids, where there is one."""
    rows = OutgoingMail.objects.filter(about__in=list(subjects)).order_by("written_at", "pk")
    return {row.about: row for row in rows}


def _try_later(row: OutgoingMail, problem: Exception, *, at: datetime) -> datetime | None:
    if row.attempts > len(PAUSES):
        _give_up(row, problem)
        return None
    _log("mail_delayed", problem)
    row.state = MailState.WAITING
    row.save()
    return at + PAUSES[row.attempts - 1]


def _give_up(row: OutgoingMail, problem: Exception) -> None:
    _log("mail_given_up", problem)
    row.state, row.sealed = MailState.FAILED, b""
    row.save()


def _log(event: str, problem: Exception) -> None:
    # The words of a mail server can hold the address, so only the kind of problem is written down.
    logger.error("mail", extra={"event": f"{event}: {type(problem).__name__}"})


def _hand_over(mail: Mail) -> None:
    letter = EmailMessage(
        subject=mail.subject,
        body=mail.text,
        to=[mail.to],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={"Auto-Submitted": "auto-generated"},
    )
    letter.send()


def _seal(mail: Mail, row_id: UUID) -> bytes:
    nonce = os.urandom(_NONCE)
    words = json.dumps(asdict(mail), ensure_ascii=False).encode(errors="replace")
    return nonce + AESGCM(_key(settings.SECRET_KEY)).encrypt(nonce, words, row_id.bytes)


def _unseal(sealed: bytes, row_id: UUID) -> Mail:
    words = AESGCM(_key(settings.SECRET_KEY)).decrypt(sealed[:_NONCE], sealed[_NONCE:], row_id.bytes)
    return Mail(**json.loads(words))


@lru_cache(maxsize=4)
def _key(secret: str) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=b"jobbro outgoing mail 1").derive(secret.encode())
