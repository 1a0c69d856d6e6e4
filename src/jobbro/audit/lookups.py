"""The look-up log: one entry for each look at a citizen, chained by hash so that none can be bent or lost unseen."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from jobbro.audit.actors import Actor
from jobbro.audit.kinds import LookKind
from jobbro.audit.models import LookUp

_FIRST_HASH = "0" * 64
_COLUMNS = tuple(str(field.column) for field in LookUp._meta.local_concrete_fields)  # the hash comes last
_WRITER = json.JSONEncoder(ensure_ascii=False)
_logging: ContextVar[bool] = ContextVar("a look-up is being written", default=False)


@dataclass(frozen=True, slots=True)
class Look:
    """One citizen shown to one actor, and the relation that explains why."""

    citizen_id: str
    relation: str


@dataclass(frozen=True, slots=True)
class BrokenChain:
    """The first place where the log does not hold together."""

    number: int
    reason: str


def write_looks(
    looks: Sequence[Look], *, by: Actor, at: datetime, kind: LookKind, what: str, request_id: str = ""
) -> None:
    """Append one entry for each look. If this fails, nothing may be shown."""
    if not looks:
        return
    with _writing(), transaction.atomic():
        number, previous = _end_of_chain() or (0, _FIRST_HASH)
        rows: list[tuple[Any, ...]] = []
        for look in looks:
            number += 1
            said = (by.kind, by.id, by.label, by.role, look.citizen_id, kind, what, look.relation, request_id)
            row = (number, at, *said, previous)
            previous = _hash(row)
            rows.append((*row, previous))
        _insert(rows, at)


@dataclass(frozen=True, slots=True)
class LookLine:
    """An entry of the log as a citizen may read it: when, in which role, what and why; no colleague's name."""

    at: datetime
    actor_kind: str
    actor_role: str
    kind: str
    what: str
    relation: str


def looks_at(citizen_id: str, *, limit: int = 100, leave_out: str = "") -> tuple[LookLine, ...]:
    """Return the latest looks at a citizen, newest first; those with the relation `leave_out` are left out."""
    lines = LookUp.objects.filter(citizen_id=citizen_id).order_by("-number")
    if leave_out:
        lines = lines.exclude(relation=leave_out)
    return tuple(LookLine(*line) for line in lines.values_list(*LookLine.__slots__)[:limit])


def count_looks_at(citizen_id: str) -> int:
    """Return how many times a citizen has been looked at."""
    return LookUp.objects.filter(citizen_id=citizen_id).count()


def is_writing_a_look() -> bool:
    """Answer whether the database is being written to by the look-up log, which a reading page may."""
    return _logging.get()


def first_break(entries: Iterable[LookUp], *, head: tuple[int, str] | None = None) -> BrokenChain | None:
    """Walk entries in order of number and return the first that does not fit; None when the chain is whole.

    A head (number, hash) that was kept elsewhere also reveals entries cut off at the end.
    """
    expected, previous = 1, _FIRST_HASH
    for entry in entries:
        if entry.number != expected:
            return BrokenChain(expected, "missing")
        if entry.previous_hash != previous:
            return BrokenChain(entry.number, "unchained")
        if entry.entry_hash != _hash_of(entry):
            return BrokenChain(entry.number, "changed")
        if head is not None and entry.number == head[0] and entry.entry_hash != head[1]:
            return BrokenChain(entry.number, "rewritten")
        expected, previous = expected + 1, entry.entry_hash
    if head is not None and expected <= head[0]:
        return BrokenChain(expected, "cut_off")
    return None


def check_chain(*, head: tuple[int, str] | None = None) -> BrokenChain | None:
    """Walk the whole stored log; see first_break."""
    return first_break(LookUp.objects.order_by("number").iterator(chunk_size=5000), head=head)


def chain_head() -> tuple[int, str] | None:
    """Return number and hash of the last entry, to be kept outside Jobbro; None while the log is empty."""
    return LookUp.objects.order_by("-number").values_list("number", "entry_hash").first()


def _insert(rows: Sequence[tuple[Any, ...]], at: datetime) -> None:
    """Store entries as they stand. A list shows fifty people at a time, and fifty model objects cost as much again."""
    marks = ", ".join(["%s"] * len(_COLUMNS))
    table, names = LookUp._meta.db_table, ", ".join(_COLUMNS)
    stored_at = connection.ops.adapt_datetimefield_value(at)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608 - names of our own columns
            [(row[0], stored_at, *row[2:]) for row in rows],
        )


def _end_of_chain() -> tuple[int, str] | None:
    """Return the last entry's number and hash, and let nobody else add one before this transaction ends.

    SQLite has one writer at a time; on PostgreSQL a function takes a lock and then reads, in one question.
    """
    if connection.vendor != "postgresql":
        return chain_head()
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_number, last_hash FROM audit_end_of_chain()")
        last: tuple[int, str] | None = cursor.fetchone()
    return last


def _hash(row: Sequence[object]) -> str:
    """Hash an entry without its own hash; the point in time is written in UTC, to the microsecond."""
    number, at, *said = row
    assert isinstance(at, datetime)
    fields = [number, at.astimezone(UTC).isoformat(timespec="microseconds"), *said]
    return hashlib.sha256(_WRITER.encode(fields).encode()).hexdigest()


def _hash_of(entry: LookUp) -> str:
    return _hash([getattr(entry, name) for name in _COLUMNS[:-1]])


@contextmanager
def _writing() -> Iterator[None]:
    token = _logging.set(True)
    try:
        yield
    finally:
        _logging.reset(token)
