"""Links for people without an account: what opens, and what tells nothing."""

import secrets
import string
from datetime import timedelta

import pytest
from tests.conftest import on_day

from jobbro.accounts.links import LIFETIME, LinkState, RenewedTooOften, make_link, open_link, renew_link, revoke_links
from jobbro.accounts.models import Link

MADE = on_day("2026-03-02")
ABOUT = {"purpose": "approve_placement", "subject_id": "t1", "person_name": "Leif", "address": "leif@kirke.example"}


@pytest.fixture
def made(db):
    return make_link(**ABOUT, at=MADE)


def state(token, *, at=MADE, purpose="approve_placement"):
    return open_link(token, purpose=purpose, at=at).state


def test_a_link_opens_until_its_last_moment(made):
    link, token = made
    assert state(token) == LinkState.OPEN
    assert state(token, at=MADE + LIFETIME - timedelta(seconds=1)) == LinkState.OPEN
    assert state(token, at=MADE + LIFETIME) == LinkState.EXPIRED


def test_the_token_is_kept_nowhere(made):
    link, token = made
    assert len(token) >= 43
    assert token not in repr(list(Link.objects.values()))


def test_a_link_opens_one_purpose_only(made):
    assert state(made[1], purpose="view_calendar") == LinkState.UNKNOWN


def test_a_used_link_and_a_shut_one_are_not_open(made):
    link, token = made
    Link.objects.filter(pk=link.pk).update(used_at=MADE)
    assert state(token) == LinkState.USED
    Link.objects.filter(pk=link.pk).update(used_at=None)
    revoke_links(purpose=link.purpose, subject_ids=[link.subject_id], at=MADE)
    assert state(token) == LinkState.REVOKED


def test_changed_and_guessed_links_open_nothing(made):
    token = made[1]
    letters = string.ascii_letters + string.digits + "-_"
    changed = {
        token[:place] + secrets.choice([letter for letter in letters if letter != token[place]]) + token[place + 1 :]
        for place in range(len(token) - 1)
    }
    tried = [*changed, token[:-2], token + "A", token.swapcase(), "", "\x00", "æ" * 43, "A" * 5000]
    tried += [secrets.token_urlsafe(32) for _ in range(300)]
    assert {state(each) for each in tried} == {LinkState.UNKNOWN}


def test_what_opens_and_what_does_not_asks_the_database_as_much(made, django_assert_num_queries):
    for token in (made[1], secrets.token_urlsafe(32), "x"):
        with django_assert_num_queries(1):
            state(token)


def test_a_stolen_table_opens_nothing_under_another_key(made, settings):
    settings.SECRET_KEY = "another-key-" + "z" * 50
    assert state(made[1]) == LinkState.UNKNOWN


def test_a_new_link_goes_to_the_same_address_for_the_same_thing(made):
    old, _ = made
    later = MADE + LIFETIME + timedelta(days=1)
    renewed, token = renew_link(old, at=later)
    assert (renewed.purpose, renewed.subject_id, renewed.address) == (old.purpose, old.subject_id, old.address)
    assert renewed.renewed_from == old
    assert state(token, at=later) == LinkState.OPEN


def test_a_link_cannot_be_renewed_again_and_again(made):
    old, _ = made
    later = MADE + LIFETIME
    renew_link(old, at=later)
    with pytest.raises(RenewedTooOften):
        renew_link(old, at=later + timedelta(minutes=9))
    for hour in range(1, 5):
        renew_link(old, at=later + timedelta(hours=hour))
    with pytest.raises(RenewedTooOften):
        renew_link(old, at=later + timedelta(hours=6))
