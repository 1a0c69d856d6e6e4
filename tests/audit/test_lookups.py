"""The look-up log: one entry a look, chained, and closed to change in the database itself."""

import copy
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from jobbro.audit import lookups
from jobbro.audit.actors import Actor
from jobbro.audit.changes import record
from jobbro.audit.kinds import ActorKind, LookKind
from jobbro.audit.lookups import Look, chain_head, check_chain, first_break, looks_at, write_looks
from jobbro.audit.models import ChangeEvent, ChangeSubject, LookUp

pytestmark = pytest.mark.req("R-157")
NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
METTE = Actor(ActorKind.USER, "1", "Mette Æblø", "consultant")


def look(*citizens, at=NOW):
    write_looks([Look(c, "same_team") for c in citizens], by=METTE, at=at, kind=LookKind.PAGE, what="x", request_id="r")


@pytest.mark.django_db
def test_each_look_is_an_entry_that_carries_the_hash_of_the_one_before():
    look("a", "b")
    look("c")
    entries = list(LookUp.objects.order_by("number"))
    assert [entry.number for entry in entries] == [1, 2, 3]
    assert [entry.previous_hash for entry in entries] == ["0" * 64, entries[0].entry_hash, entries[1].entry_hash]
    assert check_chain() is None
    assert chain_head() == (3, entries[2].entry_hash)


@pytest.mark.django_db
def test_no_look_writes_nothing():
    look()
    assert (chain_head(), check_chain()) == (None, None)


@pytest.mark.django_db
@pytest.mark.parametrize("model", [LookUp, ChangeEvent, ChangeSubject])
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE"])
def test_the_database_refuses_to_change_or_delete_what_was_logged(model, verb):
    look("a")
    with transaction.atomic():
        record(by=METTE, at=NOW, action="x", about=[LookUp.objects.get()])
    rows = list(model.objects.order_by("pk").values())
    table, key = model._meta.db_table, model._meta.pk.column
    statement = f"UPDATE {table} SET {key} = {key}" if verb == "UPDATE" else f"DELETE FROM {table}"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert list(model.objects.order_by("pk").values()) == rows


@pytest.mark.django_db
@pytest.mark.parametrize("model", [LookUp, ChangeEvent, ChangeSubject])
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_postgresql_refuses_to_empty_a_log(model):
    look("a")
    statement = f"TRUNCATE {model._meta.db_table} CASCADE"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert LookUp.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_who_look_at_once_make_one_whole_chain():
    start = Barrier(6)

    def many_looks(who):
        try:
            start.wait()
            for number in range(8):
                look(f"{who}-{number}")
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(many_looks, range(6)))
    assert LookUp.objects.count() == 48
    assert check_chain() is None


@pytest.mark.django_db
def test_a_look_costs_the_same_on_both_databases(django_assert_num_queries):
    with django_assert_num_queries(4):  # two of them begin and end the transaction
        look("a", "b")


@pytest.mark.django_db
def test_two_entries_cannot_follow_the_same_one():
    look("a")
    first = LookUp.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        LookUp.objects.create(
            number=2, at=NOW, citizen_id="b", previous_hash=first.previous_hash, entry_hash="f" * 64, relation="none"
        )


@pytest.mark.django_db
def test_a_change_is_recorded_with_its_subjects_only_inside_its_transaction():
    look("a")
    entry = LookUp.objects.get()
    with transaction.atomic():
        event = record(by=METTE, at=NOW, action="citizen.created", about=[entry], details={"fields": ["x"]})
    assert (event.actor_label, event.action, event.details) == ("Mette Æblø", "citizen.created", {"fields": ["x"]})
    assert event.subjects.get().subject_id == "1"


@pytest.mark.django_db(transaction=True)
def test_a_change_cannot_be_recorded_outside_a_transaction():
    with pytest.raises(RuntimeError, match="transaction"):
        record(by=METTE, at=NOW, action="x", about=[])


@pytest.mark.django_db
def test_a_citizen_reads_when_which_role_and_why_but_no_name():
    look("a", "b")
    look("a", at=NOW + timedelta(hours=1))
    lines = looks_at("a")
    assert [(line.at, line.actor_role, line.relation) for line in lines] == [
        (NOW + timedelta(hours=1), "consultant", "same_team"),
        (NOW, "consultant", "same_team"),
    ]
    assert "Mette" not in repr(lines)


# Tampering, on copies in memory: the database would not let it happen.

FIELDS = ("actor_kind", "actor_id", "actor_label", "actor_role", "citizen_id", "kind", "what", "relation", "request_id")


@pytest.fixture
def chain():
    """Twenty entries, hashed as the log hashes them but kept in memory."""
    entries, previous = [], "0" * 64
    for number in range(1, 21):
        entry = SimpleNamespace(
            number=number,
            at=NOW + timedelta(minutes=number),
            actor_kind="user",
            actor_id=str(number % 3),
            actor_label=f"Kollega {number % 3}",
            actor_role="consultant",
            citizen_id=f"borger-{number % 7}",
            kind="page",
            what="citizens:detail",
            relation="same_team",
            request_id=f"r{number}",
            previous_hash=previous,
        )
        entry.entry_hash = previous = _true_hash(entry)
        entries.append(entry)
    return entries


def _true_hash(entry):
    """The hash that the log itself would give; a clever hand knows how it is made."""
    return lookups._hash_of(entry)


def _change(entries, draw):
    entry = draw.choice(entries)
    name = draw.choice((*FIELDS, "at", "number", "previous_hash", "entry_hash"))
    if name == "at":
        entry.at += timedelta(microseconds=draw.choice((-1, 1)) * draw.randint(1, 10**9))
    elif name == "number":
        entry.number += draw.choice((-1, 1, 100))
    else:
        setattr(entry, name, getattr(entry, name) + draw.choice("xæ "))


def _change_and_seal(entries, draw):
    """A cleverer hand also makes the entry's own hash right again."""
    entry = draw.choice(entries[:-1])
    setattr(entry, draw.choice(FIELDS), "et andet")
    entry.entry_hash = _true_hash(entry)


def _delete(entries, draw):
    del entries[draw.randrange(len(entries))]


def _swap(entries, draw):
    one, other = draw.sample(range(len(entries)), 2)
    entries[one], entries[other] = entries[other], entries[one]


def _insert(entries, draw):
    entries.insert(draw.randrange(len(entries)), copy.copy(draw.choice(entries)))


def _truncate(entries, draw):
    del entries[draw.randrange(1, len(entries)) :]


def _rewrite_from(entries, draw):
    """The cleverest hand: change an entry and make all hashes after it right again."""
    start = draw.randrange(len(entries))
    entries[start].citizen_id = "en anden borger"
    previous = entries[start].previous_hash
    for entry in entries[start:]:
        entry.previous_hash = previous
        entry.entry_hash = previous = _true_hash(entry)


HANDS = (_change, _change_and_seal, _delete, _swap, _insert, _truncate, _rewrite_from)


def test_ten_thousand_tamperings_of_a_copy_are_all_found(chain):
    head = (chain[-1].number, chain[-1].entry_hash)
    assert first_break(chain, head=head) is None
    draw = random.Random(20260304)
    for _ in range(10_000):
        copied = [copy.copy(entry) for entry in chain]
        hand = draw.choice(HANDS)
        hand(copied, draw)
        assert first_break(copied, head=head) is not None, hand.__name__


@pytest.mark.parametrize("hand", [_truncate, _rewrite_from])
def test_only_a_head_kept_elsewhere_reveals_a_log_cut_short_or_written_anew(chain, hand):
    head = (chain[-1].number, chain[-1].entry_hash)
    hand(chain, random.Random(1))
    assert first_break(chain) is None
    assert first_break(chain, head=head) is not None


def test_an_entry_added_after_the_kept_head_is_no_break(chain):
    assert first_break(chain, head=(12, chain[11].entry_hash)) is None


@pytest.mark.parametrize(
    ("hand", "reason"),
    [(lambda e: e.pop(3), "missing"), (lambda e: setattr(e[3], "what", "y"), "changed")],
    ids=["taken out", "changed"],
)
def test_the_break_names_its_place(chain, hand, reason):
    hand(chain)
    broken = first_break(chain)
    assert broken is not None and (broken.number, broken.reason) == (4, reason)
