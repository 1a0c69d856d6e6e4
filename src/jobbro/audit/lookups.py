"""The look-up log: one entry for each look at a citizen, chained by hash so that none can be bent or lost unseen."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection, transaction

from jobbro.audit.actors import Actor
from jobbro.audit.kinds import LookKind
from jobbro.audit.models import LookUp

_FIRST_HASH = "0" * 64
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
        entries = []
        for look in looks:
            number += 1
            entry = LookUp(
                number=number,
                at=at,
                actor_kind=by.kind,
                actor_id=by.id,
                actor_label=by.label,
                actor_role=by.role,
                citizen_id=look.citizen_id,
                kind=kind,
                what=what,
                relation=look.relation,
                request_id=request_id,
                previous_hash=previous,
            )
            entry.entry_hash = previous = _hash(entry)
            entries.append(entry)
        _insert(entries)


@dataclass(frozen=True, slots=True)
class LookLine:
    """An entry of the log as a citizen may read it: when, in which role, what and why; no colleague's name."""

    at: datetime
    actor_kind: str
    actor_role: str
    kind: str
    what: str
    relation: str


def looks_at(citizen_id: str, *, limit: int = 100) -> tuple[LookLine, ...]:
    """Return the latest looks at a citizen, newest first."""
    lines = LookUp.objects.filter(citizen_id=citizen_id).order_by("-number")
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
        if entry.entry_hash != _hash(entry):
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


def _insert(entries: Sequence[LookUp]) -> None:
    """Store the entries. A list of fifty is fifty entries at each look, and bulk_create takes twice the time."""
    columns = [str(field.column) for field in LookUp._meta.local_concrete_fields]
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    marks = ", ".join(["%s"] * len(columns))
    sql = f"INSERT INTO {connection.ops.quote_name(LookUp._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608
    at = connection.ops.adapt_datetimefield_value(entries[0].at)
    rows = [[at if column == "at" else getattr(entry, column) for column in columns] for entry in entries]
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)


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


def _hash(entry: LookUp) -> str:
    fields = [
        entry.number,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.actor_kind,
        entry.actor_id,
        entry.actor_label,
        entry.actor_role,
        entry.citizen_id,
        entry.kind,
        entry.what,
        entry.relation,
        entry.request_id,
        entry.previous_hash,
    ]
    return hashlib.sha256(json.dumps(fields, ensure_ascii=False).encode()).hexdigest()


@contextmanager
def _writing() -> Iterator[None]:
    token = _logging.set(True)
    try:
        yield
    finally:
        _logging.reset(token)
