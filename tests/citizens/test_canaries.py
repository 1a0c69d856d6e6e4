"""Each personal field holds a word of its own; every page is read by every role, and only its own words are there."""

import re

import pytest
from django.urls import reverse
from tests.citizens.browsing import PAGES, address_of
from tests.citizens.factories import NOW, make_fact, make_team, make_user

from jobbro.accounts.permissions import Role
from jobbro.citizens import actions
from jobbro.citizens.queries.sharing import READERS
from jobbro.domain.disclosure import Audience

pytestmark = [pytest.mark.django_db, pytest.mark.req("R-157")]
NUMBERS = {"near": "0101901234", "far": "0202905678"}
NAMES, BY_RELEASE = {"fornavn", "efternavn", "mail"}, {"delt", "firma"}
CLOSED = {"lukket", "lukketnote", "deltnote", "firmanote"}


def planted(where, team, by):
    """A citizen full of canaries, and three facts: closed, shared with the caseworker, shared with the company."""
    mail = f"qmail{where}@example.dk"
    who = actions.CitizenDetails(f"qfornavn{where}", f"qefternavn{where}", team, email=mail, cpr=NUMBERS[where])
    citizen = actions.create_citizen(by=by, details=who, at=NOW)
    readers = {"lukket": (), "delt": (Audience.CASEWORKER,), "firma": (Audience.COMPANY,)}
    facts = [
        make_fact(citizen, wording=f"q{word}{where}", inner_note=f"q{word}note{where}", released_to=to)
        for word, to in readers.items()
    ]
    return citizen, facts


def addresses(citizen, facts):
    yield from (address_of(name, citizen, fact) for name in PAGES for fact in facts)
    yield from (reverse("citizens:view_as", args=[citizen.pk, reader]) for reader in READERS)
    yield from (reverse("citizens:list") + query for query in ("", "?vis=all", "?vis=all&q=qfornavn"))
    yield from (reverse(name) for name in ("citizens:new", "privacy:lookups", "privacy:samples", "privacy:fields"))
    yield reverse("privacy:record", args=[citizen.pk])


@pytest.mark.parametrize(
    ("role", "may_see"),
    [
        (Role.CONSULTANT, NAMES | BY_RELEASE | CLOSED),
        (Role.TEAM_LEAD, NAMES | BY_RELEASE | CLOSED),
        (Role.CASEWORKER, NAMES | BY_RELEASE),  # what a company reads, a caseworker may preview
        (Role.ADMINISTRATOR, set()),
        (Role.AUDITOR, set()),
    ],
)
def test_no_page_shows_a_role_more_than_it_may_see(client_of, role, may_see):
    user = make_user(role=role, team=make_team())
    worlds = [planted("near", user.team, user), planted("far", make_team(), user)]
    client, seen = client_of(user), set()
    for citizen, facts in worlds:
        for address in addresses(citizen, facts):
            answer = client.get(address)
            body = answer.content.decode()
            seen |= set(re.findall(r"q([a-z]+?)(near|far)", body))
            assert not any(number[6:] in body for number in NUMBERS.values()), address
            assert answer.status_code in (403, 404) or "no-store" in answer["Cache-Control"], address
    assert seen == {(word, "near") for word in may_see}
