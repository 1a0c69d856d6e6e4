"""No unreleased word reaches a reader without ground, over many generated records.

2,000 records in the ordinary run; `JOBBRO_TEST_RECORDS=100000 ./jobbro test tests/citizens/test_many_releases.py`
tries as many as one likes.
"""

import os
import re
from collections import defaultdict
from dataclasses import dataclass
from random import Random

import pytest
from django.urls import reverse
from tests.citizens.factories import NOW, TODAY, make_citizen, make_team, make_user

from jobbro.accounts.permissions import Role
from jobbro.citizens import actions
from jobbro.citizens.models import NEVER_OUTSIDE, Citizen, Fact, FactKind, Release
from jobbro.citizens.queries import facts_for
from jobbro.citizens.queries.sharing import READERS
from jobbro.domain.disclosure import OUTSIDE, Audience

pytestmark = [pytest.mark.django_db, pytest.mark.req("R-053"), pytest.mark.req("R-157")]
RECORDS = int(os.environ.get("JOBBRO_TEST_RECORDS", "2000"))
EACH, PAGES_OPENED = 40, 3
SHARED_WITH = tuple(READERS.values())
MARK = re.compile(r"ord(\d+)ord|note(\d+)note")
# What is inside the municipality may be read without the citizen's yes; outside never.
NEEDS_NO_YES = {Audience.CITIZEN, Audience.CASEWORKER}


@dataclass(frozen=True)
class Drawn:
    """A generated record: its number, whose it is, and who may read it now."""

    number: int
    citizen: Citizen
    readers: frozenset[Audience]


@pytest.fixture
def user():
    return make_user(team=make_team())


@pytest.fixture
def drawn(user):
    """All records, half of them in a team of strangers."""
    chance = Random(20_261_122)
    teams = (user.team, make_team())
    citizens = [make_citizen(team=teams[number % 2], last_name=f"Prøve{number}") for number in range(RECORDS // EACH)]
    found, facts, releases = [], [], []
    for number in range(RECORDS):
        kind = chance.choice(FactKind.values)
        fact = Fact(
            citizen=citizens[number % len(citizens)],
            kind=kind,
            wording=f"ord{number}ord",
            inner_note=f"note{number}note",
            noted_on=TODAY,
            is_current=chance.random() < 0.85,
        )
        now = set()
        for audience in SHARED_WITH:
            for is_open in (False,) * chance.randint(0, 1) + (fact.is_current,) * chance.randint(0, 1):
                ended = {} if is_open else {"withdrawn_at": NOW, "withdrawn_by": user}
                agreed = audience not in NEEDS_NO_YES or chance.random() < 0.5
                row = Release(fact=fact, audience=audience, released_at=NOW, released_by=user, **ended)
                row.agreed_with_citizen = agreed
                releases.append(row)
                now |= {audience} if is_open else set()
        if kind in NEVER_OUTSIDE:
            now -= OUTSIDE
        facts.append(fact)
        found.append(Drawn(number, fact.citizen, frozenset(now)))
    Fact.objects.bulk_create(facts, batch_size=500)
    Release.objects.bulk_create(releases, batch_size=500)
    return found


def marks_in(text):
    return {int(a or b) for a, b in MARK.findall(text)}


def expected(drawn, audience):
    """By an independent count: the records of each citizen that this reader may read."""
    found = defaultdict(set)
    for one in drawn:
        if audience in one.readers:
            found[one.citizen.pk].add(one.number)
    return found


def test_each_reader_meets_what_was_released_to_that_reader_and_nothing_else(drawn):
    citizens = {one.citizen.pk: one.citizen for one in drawn}
    for audience in SHARED_WITH:
        ours = expected(drawn, audience)
        for pk, citizen in citizens.items():
            seen = facts_for(citizen, audience)
            assert marks_in(" ".join(fact.wording for fact in seen)) == ours[pk], (audience, pk)
            assert not any("note" in fact.wording + fact.measure for fact in seen)


def test_no_page_search_or_file_gives_a_reader_without_ground_a_word(client_of, user, drawn):
    caseworker = make_user(role=Role.CASEWORKER, team=user.team)
    far = make_user(team=make_team())
    stranger, theirs, mine = client_of(far), client_of(caseworker), client_of(user)
    near = [one.citizen for one in drawn if one.citizen.team_id == user.team_id][:PAGES_OPENED]
    ours = expected(drawn, Audience.CASEWORKER)
    company = {audience: expected(drawn, audience) for audience in SHARED_WITH}
    for citizen in near:
        allowed = set.union(ours[citizen.pk], *(found[citizen.pk] for found in company.values()))
        for address in (reverse("citizens:detail", args=[citizen.pk]), reverse("citizens:log", args=[citizen.pk])):
            assert marks_in(theirs.get(address).content.decode()) <= ours[citizen.pk]
            assert stranger.get(address).status_code == 404
        for word, audience in READERS.items():
            address = reverse("citizens:view_as", args=[citizen.pk, word])
            page = mine.get(address).content.decode()
            assert marks_in(page) == company[audience][citizen.pk]
            assert marks_in(theirs.get(address).content.decode()) <= allowed
    for someone in (far, make_user(role=Role.ADMINISTRATOR), make_user(role=Role.AUDITOR)):
        client = client_of(someone)
        for question in ("ord1ord", "Prøve1"):
            page = client.get("/soeg/", {"q": question}).content.decode()
            assert not marks_in(page.replace(question, ""))


def test_withdrawing_removes_it_from_every_reader_at_once(user, drawn):
    citizen = next(one.citizen for one in drawn if len(one.readers) > 1)
    for fact in Fact.objects.filter(citizen=citizen, is_current=True):
        actions.release_fact(by=user, fact=fact, to=set(), agreed=False, at=NOW)
    assert [facts_for(citizen, audience) for audience in SHARED_WITH] == [()] * len(SHARED_WITH)
