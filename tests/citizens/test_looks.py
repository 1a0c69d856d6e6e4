"""Every look at a citizen is logged once, and what one may not see tells nothing."""

from uuid import uuid4

import pytest
from tests.citizens.browsing import PAGES, address_of, blind, page, post
from tests.citizens.factories import make_citizen, make_fact, make_team

from jobbro.audit.models import LookUp

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", PAGES)
def test_each_page_gives_one_entry_each_time_it_is_opened(client, thomas, name):
    address = address_of(name, thomas, make_fact(thomas))
    for opened in (1, 2):
        answer = client.get(address)
        assert (answer.status_code, "no-store" in answer["Cache-Control"]) == (200, True)
        looks = LookUp.objects.values_list("citizen_id", "what", "kind", "relation")
        assert list(looks) == [(str(thomas.pk), f"citizens:{name}", "page", "own_consultant")] * opened


@pytest.mark.parametrize("name", PAGES)
def test_a_citizen_of_others_and_one_who_does_not_exist_answer_alike_and_leave_no_trace(client, thomas, name):
    other = make_citizen(team=make_team())
    other_fact = make_fact(other)
    refused = client.get(address_of(name, other, other_fact))
    other.pk = uuid4()
    absent = client.get(address_of(name, other, other_fact))
    assert (refused.status_code, absent.status_code) == (404, 404)
    assert blind(refused.content) == blind(absent.content)
    assert not LookUp.objects.exists()


def test_a_fact_of_another_citizen_is_not_found_under_mine(client, thomas):
    foreign = make_fact(make_citizen(team=make_team()))
    for name in ("fact_edit", "release"):
        assert client.get(address_of(name, thomas, foreign)).status_code == 404
    assert post(client, "fact_retire", thomas.pk, foreign.pk).status_code == 404


def test_an_unknown_reader_is_no_page(client, thomas):
    assert page(client, "view_as", thomas.pk, "alle").status_code == 404
