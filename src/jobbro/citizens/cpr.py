"""CPR numbers: read, hidden at rest, found without being shown.

A number is stored twice over, never in clear: encrypted with AES-GCM and bound to its citizen, and as a keyed hash by
which it is found. Both keys are derived from FIELD_KEY, so a stolen database without that key holds no number, and
nobody can try all numbers against the hash. To change FIELD_KEY: stop Jobbro, unseal each number with the old key,
`seal` it and write its `index_of` with the new one in one transaction, and start again; the first byte of a sealed
number tells which form it has, so that a later form can live beside this one.

No number may stand in an address, a log, the audit's details or a page that a browser keeps.
"""

import hashlib
import hmac
import os
from datetime import date
from functools import lru_cache
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from stdnum.dk import cpr as danish
from stdnum.exceptions import ValidationError as NumberProblem

_FORM = b"\x01"
_NONCE = 12


class NotACprNumber(ValueError):
    """The text is not ten digits that begin with the day of birth of someone who is born."""


class CannotUnseal(Exception):
    """The stored number was changed, moved to another citizen, or sealed with another key."""


def read_cpr(text: str, *, today: date) -> str:
    """Return the ten digits of a number written with or without a hyphen.

    The day of birth must exist, in the century that the seventh digit gives. Modulus 11 is not asked for: since
    October 2007 numbers are handed out that do not meet it.

    :raises NotACprNumber: when it cannot be anyone's number
    """
    number = danish.compact(text)
    if len(number) != 10 or not (number.isascii() and number.isdigit()):
        raise NotACprNumber
    if birthday(number) > today:
        raise NotACprNumber
    return number


def birthday(number: str) -> date:
    """Return the day of birth that a number of ten digits holds.

    :raises NotACprNumber: when there is no such day
    """
    try:
        day: date = danish.get_birth_date(number)
    except NumberProblem as problem:
        raise NotACprNumber from problem
    return day


def age_on(day: date, *, born: date) -> int:
    """Return the whole years of someone born that day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def masked(number: str) -> str:
    """Return «010190-••••»."""
    return f"{number[:6]}-••••"


def in_full(number: str) -> str:
    """Return «010190-1234»."""
    return f"{number[:6]}-{number[6:]}"


def seal(number: str, *, citizen_id: UUID) -> bytes:
    """Encrypt a number so that it can be read only with the key and only beside this citizen."""
    nonce = os.urandom(_NONCE)
    return _FORM + nonce + AESGCM(_key("encryption")).encrypt(nonce, number.encode(), citizen_id.bytes)


def unseal(sealed: bytes | memoryview, *, citizen_id: UUID) -> str:
    """Return the number that was sealed for this citizen.

    :raises CannotUnseal: when it cannot be trusted or read
    """
    stored = bytes(sealed)
    nonce, hidden = stored[1 : 1 + _NONCE], stored[1 + _NONCE :]
    if stored[:1] != _FORM or len(nonce) < _NONCE:
        raise CannotUnseal
    try:
        return AESGCM(_key("encryption")).decrypt(nonce, hidden, citizen_id.bytes).decode()
    except InvalidTag:
        raise CannotUnseal from None


def index_of(number: str) -> str:
    """Return the keyed hash by which a number is found."""
    return hmac.new(_key("index"), number.encode(), hashlib.sha256).hexdigest()


def _key(use: str) -> bytes:
    return _derived(settings.FIELD_KEY, use)


@lru_cache(maxsize=8)
def _derived(secret: str, use: str) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=f"jobbro cpr {use} 1".encode()).derive(secret.encode())
